import type { Choice } from '../../../src/consent/decide';
import { preferencesNotice } from '../../../src/consent/detailed-notice';
import { bannerNotice, type Notice, type NoticeFacts, type ServiceFacts } from '../../../src/consent/notice';
import { isOlder } from '../../../src/consent/versions';
import { afterPaint } from '../../../src/dom';
import * as en from '../../../src/locales/en';
import type { BannerLocale, Locale } from '../../../src/locales/locale';
import { withFacts } from '../../../src/services/find';
import { mountBanner } from '../../../src/ui/banner/mount-banner';
import { createHistory } from '../../../src/ui/history/history';
import type {
  BannerPort,
  DrawHistory,
  KeyboardPart,
  Leftover,
  MountedBanner,
  OwnReceipt,
  Preferences,
  PreferencesPort,
  ShownConsent,
} from '../../../src/ui/port';
import { createPreferences } from '../../../src/ui/preferences/preferences';

const SERVICES: readonly ServiceFacts[] = [
  { id: 'stripe', category: 'necessary', name: 'Stripe', provider: 'Stripe' },
  { id: 'google-analytics', category: 'analytics', name: 'Google Analytics', provider: 'Google', cookies: ['_ga'] },
  { id: 'matomo', category: 'analytics', name: 'Matomo', privacyUrl: 'javascript:alert(1)' },
  { id: 'meta-pixel', category: 'marketing', name: 'Meta Pixel', provider: 'Meta', saleOrShare: true },
];
const USED: NoticeFacts['names'] = new Map(
  SERVICES.flatMap(({ id, category }) => [
    [category, category],
    [id, category],
  ]),
);
const ASKED = [...USED].filter(([, category]) => category !== 'necessary').map(([name]) => name);

/** Hash of the one notice that the endpoint has, which is the banner's. */
export const NOTICE = 'sha256-shown';

/** What this visitor is shown, where it is not the usual. */
export interface FakeFacts extends Partial<NoticeFacts> {
  readonly language?: { readonly locale: BannerLocale; readonly texts: Locale };
  readonly theme?: string;
}

/**
 * A page of flesh and no blood: remembers what it was asked, and decides as it is told. It puts banner and preferences
 * together as the wiring does. Its functions are its own, since they are handed on by themselves.
 */
export class FakePort implements BannerPort, PreferencesPort {
  takeOver = () => () => {};
  hears: PreferencesPort['hears'] = () => true;
  decideBy: BannerPort['decideBy'] = (_, choice, method, notice) => this.decide(choice, method, notice);
  readonly element = document.body.appendChild(document.createElement('assent-ui'));
  readonly root = this.element.attachShadow({ mode: 'open' });
  readonly theme: string;
  readonly language: { readonly locale: BannerLocale; readonly texts: Locale };
  readonly policy: NoticeFacts['policy'];
  readonly calls: unknown[] = [];
  /** The notice that each decision was made on. */
  readonly shown: Notice[] = [];
  answers: Readonly<Record<string, boolean>> | null = null;
  /** The version that the answers were given under. */
  answeredVersion: string;
  /** New since the answers. */
  asked: readonly string[];
  outcome: Promise<{ readonly left: readonly Leftover[] }> = Promise.resolve({ left: [] });
  left: readonly Leftover[] = [];
  /** What comes of each decision. */
  cameOf: ReturnType<PreferencesPort['status']> = 'saved';
  losing = false;
  kept: readonly OwnReceipt[] = [];
  endpoint: string | undefined = '/assent';
  /** What the endpoint gives of the visitor's own, by its path; it has nothing else. */
  given: Readonly<Record<string, string>> = {};
  keyboard: KeyboardPart = { keepFocusVisible: () => this.calls.push(['keepFocusVisible']) };
  #noted = '';
  #facts: Partial<NoticeFacts>;
  #ending = new AbortController();
  #banner: MountedBanner | undefined;
  #preferences: Preferences | undefined;

  constructor({ language = en, theme = '', ...facts }: FakeFacts = {}) {
    this.language = language;
    this.theme = theme;
    this.#facts = facts;
    this.policy = { url: '/privacy', version: '2', ...facts.policy };
    this.answeredVersion = this.policy.version;
    this.asked = facts.asked ?? [];
  }

  get signal() {
    return this.#ending.signal;
  }

  mount = () => {
    this.#ending = new AbortController();
    this.#preferences = undefined;
    this.#banner = mountBanner(this);
    this.draw();
  };

  /** What the wiring does whenever the state has changed. */
  draw = () => {
    this.#banner?.draw();
    if (this.isPolicyNoteDue()) this.loadPreferences();
    this.#preferences?.draw();
  };

  destroy = () => this.#ending.abort();

  loadPreferences = () => {
    this.#preferences ??= createPreferences(this, () => this.language.texts);
    return this.#preferences;
  };
  openPreferences = () => this.loadPreferences().open();
  isPreferencesOpen = () => !!this.#preferences?.isOpen();
  close = () => this.#preferences?.close();
  prepare = (action: string) => {
    this.calls.push(['prepare', action]);
  };
  loadKeyboard = async () => this.keyboard;

  facts = (): NoticeFacts => {
    const { regime = 'opt-in' } = this.#facts;
    return {
      site: 'Klouttrack',
      regime,
      layout: 'bar',
      position: 'bottom',
      names: USED,
      startsOn: () => regime !== 'opt-in',
      ...this.#facts,
      policy: this.policy,
      asked: this.asked,
    };
  };

  notice = () => bannerNotice(this.facts(), this.language.locale);
  services = () => SERVICES.map(withFacts);
  preferencesNotice = () => preferencesNotice(this.facts(), this.language.texts, this.services());

  consent = (): ShownConsent => {
    const isImplied = this.facts().regime !== 'opt-in';
    const on = (name: string) => this.answers?.[name] ?? isImplied;
    return {
      status: this.answers ? 'decided' : isImplied ? 'implied' : 'unasked',
      preferences: false,
      analytics: on('analytics'),
      marketing: on('marketing'),
      services: Object.fromEntries(ASKED.map((name) => [name, on(name)])),
    };
  };

  isBannerDue = () => this.facts().regime === 'opt-in' && (!this.answers || this.asked.length > 0);
  isPolicyNoteDue = () =>
    !!this.answers &&
    isOlder(this.answeredVersion, this.policy.version) &&
    this.#noted !== this.policy.version &&
    !this.isBannerDue();
  dismissPolicyNote = () => {
    this.#noted = this.policy.version;
  };

  decide = (choice: Choice, method: 'banner' | 'preferences', notice: Notice) => {
    this.calls.push(['decide', choice, method, this.find('[part=banner]') ? 'banner stood' : 'no banner']);
    this.shown.push(notice);
    this.answer(
      typeof choice === 'string' ? Object.fromEntries(ASKED.map((name) => [name, choice === 'accept-all'])) : choice,
    );
    return this.outcome;
  };

  /** As another tab would. */
  answer = (answers: Readonly<Record<string, boolean>>) => {
    this.answers = answers;
    this.answeredVersion = this.policy.version;
    this.asked = [];
    this.draw();
  };

  erase = async () => {
    this.calls.push(['erase']);
  };
  leftovers = async () => this.left;
  receipts = () => this.kept;
  /** Whose secret is here. */
  subjectId: string | undefined = 'own';
  history = async (): Promise<DrawHistory> =>
    createHistory({
      ...{ root: this.root, signal: this.signal, endpoint: this.endpoint },
      subjectId: () => this.subjectId,
      own: async (path) => this.given[path] ?? Promise.reject(new Error(path)),
      notice: async (hash) => (hash === NOTICE ? this.notice() : Promise.reject(new Error(hash))),
    });
  status = () => this.cameOf;
  losesInput = async () => this.losing;
  toggled = (type: string) => {
    this.calls.push([type]);
    this.#banner?.draw();
  };
  failed = (cause: unknown) => {
    this.calls.push(['failed', cause]);
  };

  find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.root.querySelector<E>(selector);
  }
  click(action: string, within = '') {
    const button = this.find(`${within} [data-action=${action}]`);
    if (!button) throw new Error(`no button ${action}`);
    button.click();
  }
  /** Puts a switch the other way, as a visitor does. */
  flip(name: string) {
    const input = this.find<HTMLInputElement>(`input[name=${name}]`);
    if (!input) throw new Error(`no switch ${name}`);
    input.click();
    return drawn();
  }
  isOn(name: string) {
    return this.find<HTMLInputElement>(`input[name=${name}]`)?.checked;
  }
}

/** Once everything that was changed is drawn, and what was promised is there. */
export async function drawn(): Promise<void> {
  // What is drawn after a paint may have something drawn after the next.
  await afterPaint();
  await afterPaint();
}
