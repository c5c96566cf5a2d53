import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import type { Category } from '../../../src/consent/categories';
import type { Core, FirstLayer, Load } from '../../../src/core/contracts';
import { createState } from '../../../src/core/state';
import { mayAdopt } from '../../../src/decisions/adopt';
import { createDecider } from '../../../src/decisions/decide';
import { createIdentities } from '../../../src/decisions/identity';
import { createObjections } from '../../../src/decisions/objection';
import { adopt } from '../../../src/parts/adopt';
import { writeCookie } from '../../../src/storage/document-cookies';
import { ADOPTED, ADULT, NEWEST } from '../../../src/storage/keys';
import { localStore } from '../../../src/storage/local-store';
import { settingsFor } from '../core/fakes';
import { lendCookies } from '../storage/document-cookie';
import { visit as visitSite } from './site-page';

/* What a page makes of the answer that Klaro has left; cookies, settings and state are the real ones. */

const emptyJar = lendCookies();
const NAMES = { preferences: 'chat', analytics: 'stats', marketing: 'ads', youtube: 'youtube' };
const settings = (config: Partial<AssentConfig> = {}) => settingsFor({ adopt: { klaro: { names: NAMES } }, ...config });
const leave = (answers: Readonly<Record<string, boolean>>) =>
  writeCookie(`klaro=${encodeURIComponent(JSON.stringify(answers))}; Path=/`);

interface Place {
  readonly regime?: 'opt-in' | 'opt-out' | 'notice';
  readonly config?: Partial<AssentConfig>;
  /** On the banner in the page's first HTML, while what takes over is loaded. */
  readonly clicked?: string;
}

/** A page that uses these, and takes over what is left. */
async function visit(names: Readonly<Record<string, Category>>, { regime = 'opt-in', config, clicked }: Place = {}) {
  const store = localStore();
  const { signal } = new AbortController();
  const state = createState(settings(config), store, () => {}, signal);
  for (const [name, category] of Object.entries(names)) state.registerName(name, category);
  state.setJurisdiction({ region: 'FR', regime, source: 'setting' });
  state.openGate();
  const load = (async () => ({})) as unknown as Load;
  const inline: { clicked?: string } = {};
  const services = { runner: () => undefined, load: async () => void Object.assign(inline, { clicked }) };
  const core = { settings: settings(config), state, store, services, load, signal } as unknown as Core;
  createObjections(core).count();
  const decider = createDecider(core, await createIdentities(load), async () => ({
    granted: [],
    withdrawn: [],
    left: [],
  }));
  if (mayAdopt(core)) await adopt(core, { ...decider, inline } as FirstLayer);
  return { ...core, answers: Object.fromEntries(state.decision.last?.decision.answers ?? []) };
}

// happy-dom's own throws where a key is removed that is not there, which browsers let be.
const emptyStorage = () => vi.stubGlobal('localStorage', {});
beforeEach(() => {
  emptyJar();
  emptyStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});
const sendSignal = () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });

test.each(['opt-in', 'opt-out'] as const)(
  'under %s a yes to what another page uses does not come before Global Privacy Control',
  async (regime) => {
    sendSignal();
    leave({ chat: true, stats: true, ads: true, youtube: true });
    const landing = await visit({ analytics: 'analytics' }, { regime });
    expect(landing.answers).toEqual({ preferences: true, analytics: true, marketing: false });
    const { state } = await visit({ marketing: 'marketing', youtube: 'marketing' }, { regime });
    expect([state.has('marketing'), state.has('youtube')]).toEqual([false, false]);
  },
);

test('the signal alone is no answer of a former manager', async () => {
  sendSignal();
  leave({ youtube: true });
  const { state } = await visit({ analytics: 'analytics' });
  expect(state.decision.last).toBeUndefined();
});

test.each(['without the signal', 'under notice'])('%s a yes counts on every page', async (where) => {
  if (where === 'under notice') sendSignal();
  const place: Place = where === 'under notice' ? { regime: 'notice' } : {};
  leave({ chat: true, stats: true, ads: true, youtube: true });
  await visit({ analytics: 'analytics' }, place);
  const { state } = await visit({ marketing: 'marketing', youtube: 'marketing' }, place);
  expect([state.has('marketing'), state.has('youtube')]).toEqual([true, true]);
});

test.each([
  ['accept-all', false],
  ['reject-all', false],
  ['preferences', true],
  [undefined, true],
])('an answer that is clicked while it loads comes before what is left: %s', async (clicked, isAdopted) => {
  leave({ stats: true });
  const { state } = await visit({ analytics: 'analytics' }, { ...(clicked && { clicked }) });
  expect(!!state.decision.last).toBe(isAdopted);
});

test('a yes from before the age was known does not come back once it is', async () => {
  const config = { audience: 'ask' } as const;
  leave({ stats: true });
  const young = await visit({ analytics: 'analytics' }, { config });
  expect(young.answers).toEqual({});
  young.store.set(ADULT, 'ask');
  const grown = await visit({ analytics: 'analytics' }, { config });
  expect(grown.state.consentInputs().minor).toBe(false);
  expect(grown.answers).toEqual({});
});

test('where the age is not known a no is adopted, and what everybody may say yes to', async () => {
  leave({ chat: true, stats: false, ads: true });
  const { answers } = await visit({ analytics: 'analytics' }, { config: { audience: 'ask' } });
  expect(answers).toEqual({ preferences: true, analytics: false });
});

describe.each(['reset', 'erase'] as const)('%s', (call) => {
  const isOver = async (decide: (page: Awaited<ReturnType<typeof visitSite>>) => unknown) => {
    const page = await visitSite([['analytics', 'analytics']], { adopt: { klaro: {} } });
    await decide(page);
    await page[call]();
    page.leave();
    return page.store.get(ADOPTED) === '1';
  };

  test('of somebody who has decided nothing stores nothing', async () => {
    expect(await isOver(() => {})).toBe(false);
  });

  test('of somebody who has decided ends the former answer, be the cookie gone or not', async () => {
    expect(await isOver((page) => page.rejectAll())).toBe(true);
    emptyStorage();
    expect(await isOver(({ store }) => store.set(NEWEST, '1'))).toBe(true);
  });
});

test('who has come of age is asked anew, and not by a former answer', async () => {
  const page = await visitSite([['analytics', 'analytics']], { adopt: { klaro: {} } });
  await page.setAudience('minor');
  expect(page.store.get(ADOPTED)).toBeUndefined();
  await page.setAudience('general');
  page.leave();
  expect(page.store.get(ADOPTED)).toBe('1');
});
