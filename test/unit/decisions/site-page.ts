import type { AssentConfig } from '../../../src/config/config';
import type { Category } from '../../../src/consent/categories';
import { bannerNotice } from '../../../src/consent/notice';
import type { Core, Decisions, FirstLayer } from '../../../src/core/contracts';
import { createState } from '../../../src/core/state';
import { createDecider } from '../../../src/decisions/decide';
import { createIdentities } from '../../../src/decisions/identity';
import { locale, texts } from '../../../src/locales/en';
import { openDecisions } from '../../../src/parts/decisions';
import { createPreferences } from '../../../src/parts/preferences';
import { record } from '../../../src/parts/record';
import { localStore } from '../../../src/storage/local-store';
import type { OwnReceipt } from '../../../src/types';
import { settingsFor } from '../core/fakes';

/** What a page marks or names: services with their category, and categories under their own name. */
export type Markup = readonly (readonly [name: string, category: Category])[];

/** A visit of a page, without its elements: whatever decides on it is the product's own. */
export async function visit(markup: Markup, config: Partial<AssentConfig> = {}) {
  const end = new AbortController();
  const { signal } = end;
  const store = localStore();
  const failed = (cause: unknown) => {
    if (!signal.aborted) throw cause;
  };
  const settings = settingsFor(config);
  const state = createState(settings, store, failed, signal);
  for (const [name, category] of markup) state.registerName(name, category);
  state.openGate();
  const events: [type: string, detail: unknown][] = [];
  const host = document.body.appendChild(document.createElement('assent-ui'));
  const root = host.attachShadow({ mode: 'open' });
  const core = {
    ...{ settings, store, state, signal, failed, nonce: '' },
    services: { runner: () => undefined, load: async () => {} },
    gate: { reconcile: async () => {}, started: () => [] },
    load: async (part: string) => ({ sweep: async () => [], ...(part === 'record' && { record }) }),
    emit: (type: string, detail: unknown) => void events.push([type, detail]),
    report: (_: string, cause: unknown) => failed(cause),
    explainMistakes() {},
  } as unknown as Core;
  const identities = await createIdentities(core.load);
  let decisions: Decisions | undefined;
  const decider = createDecider(core, identities, async (before) => (decisions as Decisions).settle(before));
  const firstLayer = {
    ...decider,
    root: () => root,
    language: () => 'en',
    identityReady: identities.ready,
    shownNotice: () => undefined,
    enter: async () => {},
    decisions: async () => decisions,
  } as unknown as FirstLayer;
  decisions = openDecisions(core, firstLayer);
  const preferences = createPreferences(core, firstLayer, () => texts);
  const notice = () => bannerNotice(decider.noticeFacts(), locale);
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);

  return {
    state,
    store,
    ...decisions,
    record: (given: unknown) =>
      (decisions as Decisions).callByPage('record', [given], undefined) as Promise<OwnReceipt>,
    /** What the banner says. */
    notice,
    onBanner: (choice: 'accept-all' | 'reject-all') => decider.decide(choice, 'banner', notice()),
    allowAlways: (id: string) => decider.decide({ [id]: true }, 'placeholder', notice()),
    preferences,
    /** What the page was told, in order. */
    events,
    /** What the preferences have a switch for, and where it stands. */
    switches: () =>
      Object.fromEntries([...root.querySelectorAll('input')].map(({ name, checked }) => [name, checked] as const)),
    text: (selector: string) => find(selector)?.textContent,
    click: (selector: string) => find(selector)?.click(),
    leave() {
      end.abort();
      host.remove();
    },
  };
}

/** All that is on its way within the page has come. */
export const settled = (): Promise<void> => new Promise((resume) => setTimeout(resume));
