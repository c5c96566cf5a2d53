import type { Choice } from '../../../src/consent/decide';
import { preferencesNotice } from '../../../src/consent/detailed-notice';
import { bannerNotice, type Notice, type NoticeFacts, type ServiceFacts } from '../../../src/consent/notice';
import * as en from '../../../src/locales/en';
import type { BannerLocale, Locale } from '../../../src/locales/locale';
import type { Shelf } from '../../../src/receipts/shelf';
import { withFacts } from '../../../src/services/find';
import type { Consent, Leftover, Outcome } from '../../../src/types';
import type { Interface, InterfaceHost } from '../../../src/ui/host';

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

/** What this visitor is shown, where it is not the usual. */
export interface FakeFacts extends Partial<NoticeFacts> {
  readonly language?: { readonly locale: BannerLocale; readonly texts: Locale };
  readonly theme?: string;
}

/**
 * A host of flesh and no blood: remembers what it was asked, and decides as it is told. Its functions are its own, since
 * the preferences take over what a host has.
 */
export class FakeHost implements InterfaceHost {
  readonly element = document.body.appendChild(document.createElement('assent-ui'));
  readonly root = this.element.attachShadow({ mode: 'open' });
  readonly theme: string;
  readonly language: { readonly locale: BannerLocale; readonly texts: Locale };
  services = () => SERVICES.map(withFacts);
  fetch = async () => {};
  readonly policy: InterfaceHost['policy'];
  readonly store = memoryShelf();
  readonly calls: unknown[] = [];
  /** The notice that each decision was made on. */
  readonly shown: Notice[] = [];
  /** What is told of a decision, as the core tells its interface. */
  mounted: Interface | undefined;
  answers: Readonly<Record<string, boolean>> | null = null;
  /** The version that the answers were given under. */
  answeredVersion: string;
  /** New since the answers. */
  asked: readonly string[];
  outcome: Promise<Outcome> = Promise.resolve({ granted: [], withdrawn: [], left: [] });
  leftovers: readonly Leftover[] = [];
  #facts: Partial<NoticeFacts>;

  constructor({ language = en, theme = '', ...facts }: FakeFacts = {}) {
    this.language = language;
    this.theme = theme;
    this.#facts = facts;
    this.policy = { url: '/privacy', version: '2', renewSince: '1', ...facts.policy };
    this.answeredVersion = this.policy.version;
    this.asked = facts.asked ?? [];
  }

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
  preferences = () => preferencesNotice(this.facts(), this.language.texts, SERVICES.map(withFacts));
  texts = () => Promise.resolve(this.language.texts);

  consent = (): Consent => {
    const { regime } = this.facts();
    const isImplied = regime !== 'opt-in';
    const on = (name: string) => this.answers?.[name] ?? isImplied;
    return {
      status: this.answers ? 'decided' : isImplied ? 'implied' : 'unasked',
      necessary: true,
      preferences: false,
      analytics: on('analytics'),
      marketing: on('marketing'),
      services: Object.fromEntries(ASKED.map((name) => [name, on(name)])),
      decidedAt: null,
      expiresAt: null,
      policyVersion: this.answers && this.answeredVersion,
      region: null,
      regime,
      subjectId: null,
      persisted: !!this.answers,
    };
  };

  isBannerDue = () => this.facts().regime === 'opt-in' && (!this.answers || this.asked.length > 0);
  isOtherVersion = () => !!this.answers && this.answeredVersion !== this.policy.version;

  decide: InterfaceHost['decide'] = (choice: Choice, method, notice) => {
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
    this.mounted?.update();
  };

  erase = async () => {
    this.calls.push(['erase']);
  };
  office = () => Promise.resolve({ erase: () => this.erase(), left: () => this.leftovers });
  receipts = () => [];
  toggled = (type: string) => {
    this.calls.push([type]);
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

function memoryShelf(): Shelf {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.set(key, value);
    },
    remove: (key) => {
      entries.delete(key);
    },
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

/** Once everything that was changed is drawn, and every chunk is there. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
