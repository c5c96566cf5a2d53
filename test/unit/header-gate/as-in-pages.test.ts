import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import { readSettings, type Settings } from '../../../src/config/settings';
import { answerKey } from '../../../src/consent/decision';
import { encodeDecision } from '../../../src/consent/encode';
import { isLenient } from '../../../src/consent/regions';
import type { Core } from '../../../src/core/contracts';
import { siteOf } from '../../../src/core/site';
import { createState } from '../../../src/core/state';
import { createDecider } from '../../../src/decisions/decide';
import { createObjections } from '../../../src/decisions/objection';
import { createRegime } from '../../../src/effects/regime';
import { createHeaderGate } from '../../../src/header-gate/index';
import { withFacts } from '../../../src/services/find';
import { plannedServices } from '../../../src/services/plan';
import { writeCookie } from '../../../src/storage/document-cookies';
import { MINOR } from '../../../src/storage/keys';
import { localStore } from '../../../src/storage/local-store';
import { numbers } from '../harness/numbers';
import { lendCookies } from '../storage/document-cookie';

/*
 * The server reads a request as the page reads its cookies: by the modules of the page, which are the real ones, and by the header gate,
 * the same visits are allowed the same.
 */

const VISITS = 4_000;
const DAY = 86_400_000; // ms
const SERVICES = {
  'google-analytics': { id: 'G-XXXXXXX' },
  'meta-pixel': { id: '1234567890' },
  youtube: {},
  stripe: {},
  chat: { category: 'preferences', name: 'Chat', scripts: ['https://chat.example/w.js'], saleOrShare: true },
} as const;
const NAMES = ['preferences', 'analytics', 'marketing', ...Object.keys(SERVICES)];

const emptyJar = lendCookies();
const store = localStore();
beforeEach(() => localStorage.clear());
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

interface World {
  readonly config: AssentConfig;
  readonly cookies: readonly string[];
  readonly region: string;
  readonly timeZone: string;
  readonly gpc: boolean;
  readonly isMinor: boolean;
}

/** As a page starts, without its elements: see `core/start`, `parts/first-layer`. */
async function allowedInPage({ config, region, isMinor, gpc, timeZone }: World): Promise<string[]> {
  const settings = readSettings({ config }) as Settings;
  const { signal } = new AbortController();
  const fail = (cause: unknown) => {
    throw cause;
  };
  if (isMinor) store.set(MINOR, '1');
  vi.stubGlobal('navigator', { globalPrivacyControl: gpc, onLine: true });
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone } as never);
  const state = createState(settings, store, fail, signal);
  const planned = plannedServices(settings.services);
  for (const { id, category } of planned) state.registerName(id, category);
  const known = new Map(planned.map(({ id, category, service }) => [id, withFacts({ ...service, id, category })]));
  const runner = { get: (id: string) => known.get(id), isMissing: () => false };
  const core = {
    settings,
    store,
    state,
    signal,
    failed: fail,
    services: { runner: () => runner, load: async () => {} },
  };
  const page = core as unknown as Core;
  const take = () => ({ secret: 'B'.repeat(43), subject: 's'.repeat(43) });
  const decider = createDecider(page, { take, ready: async () => {} } as never, async () => ({}) as never);
  if (!state.decision.inForce()) {
    const isSettled = settings.region !== 'auto';
    const found = isSettled
      ? ({ region: settings.region, source: 'setting' } as const)
      : ({ region, source: 'endpoint' } as const);
    state.setJurisdiction({ ...found, regime: 'opt-in' });
    const surface = { ...decider, language: () => 'en' } as never;
    const enter = createRegime(page, surface, {
      ...{ sendReceipt() {}, apply: async () => ({}) as never, adopt: async () => {} },
      objections: createObjections(page),
    });
    if (isLenient(found.region, settings.regions)) await enter();
  }
  state.openGate();
  return state.allowedNames();
}

function allowedByHeader({ config, cookies, region, timeZone, gpc, isMinor }: World): readonly string[] {
  const gate = createHeaderGate(config, { mode: 'enforce', origin: location.origin });
  const audience = isMinor ? 'minor' : null;
  return gate({ cookie: cookies.join('; '), region, timeZone, gpc: gpc ? '1' : null, audience }).allowed;
}

const below = numbers(20_261_130);
const pick = <T>(...of: readonly T[]): T => of[below(of.length)] as T;
const isRare = () => below(8) === 0;

function decisionText(version: string): string {
  const answers = new Map(NAMES.flatMap((name) => (below(3) ? [[answerKey(name), below(2) > 0] as const] : [])));
  const text = encodeDecision({
    secret: isRare() ? '' : 'A'.repeat(43),
    subject: 's'.repeat(43),
    at: Date.now() + DAY * pick(0, 0, 0, -100, -181, -183, -500, 0.9, 1.1, 400) - below(1_000),
    regime: pick('opt-in', 'opt-in', 'opt-out', 'notice'),
    region: pick('', 'DE', 'US-CA', 'JP'),
    version: pick(version, version, '1', '2', '10'),
    answers,
    site: pick('', '', siteOf('/privacy'), 'other'),
  });
  if (!isRare()) return text;
  const at = below(text.length);
  return text.slice(0, at) + pick('', '.', '~', 'a', '%', text[at + 1] ?? '') + text.slice(at + 1);
}

function randomWorld(): World {
  const version = pick('2', '10');
  const config: AssentConfig = {
    policy: { url: '/privacy', version, ...(below(2) && { renewSince: '2' }) },
    services: SERVICES,
    region: pick('auto', 'auto', 'auto', 'US-CA', 'DE'),
    ...(isRare() && { audience: 'minor' as const }),
    ...(isRare() && { regions: { 'US-CA': { regime: 'opt-in' as const } } }),
    ...(isRare() && { cookie: { name: 'shop', days: pick(30, 400) } }),
  };
  const { name = 'assent' } = config.cookie ?? {};
  const names = pick(
    [name],
    [name],
    [name],
    [`${name}.copy`],
    [name, `${name}.copy`],
    [name, `${name}.k`],
    ['other'],
    [],
  );
  return {
    config,
    cookies: ['a=1', ...names.map((own) => `${own}=${decisionText(version)}`)],
    region: pick('DE', 'US-CA', 'US-TX', 'US', 'JP', '', 'XX'),
    timeZone: pick('UTC', 'UTC', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin'),
    gpc: below(3) === 0,
    isMinor: isRare(),
  };
}

test(`${VISITS} visits at random are allowed by the header what the page allows them, and nothing else`, async () => {
  const outcomes = new Set<string>();
  for (let i = 0; i < VISITS; i++) {
    emptyJar();
    localStorage.clear();
    const world = randomWorld();
    for (const cookie of world.cookies) writeCookie(`${cookie}; Path=/`);
    const byHeader = allowedByHeader(world);
    const inPage = await allowedInPage(world);
    expect([i, world, [...byHeader].sort()]).toEqual([i, world, inPage.sort()]);
    outcomes.add(`${byHeader}`);
  }
  // Or the test would be of nothing.
  expect(outcomes.size).toBeGreaterThan(30);
});

test.each([
  '/privacy',
  '/en/privacy',
  '/shop/privacy',
  '#privacy',
  '?p=1',
  './privacy',
  'https://other.example/a/privacy',
])('the site of a policy at %s is that of the page', (url) => {
  const config: AssentConfig = { policy: { url, version: '1' }, services: SERVICES };
  const gate = createHeaderGate(config, { mode: 'enforce', origin: location.origin });
  const of = (site: string) => {
    const answers = new Map([...NAMES].map((name) => [answerKey(name), true]));
    const facts = { secret: 'A', subject: 's', at: Date.now(), regime: 'opt-in', region: '', version: '1' } as const;
    return gate({ cookie: `assent=${encodeDecision({ ...facts, answers, site })}`, path: location.pathname }).allowed;
  };
  expect(of(siteOf(url))).toContain('analytics');
  expect(of('elsewhere')).toEqual(['necessary', 'stripe']);
});

test('on https the cookie has the prefix that the browser gives it, and no other counts', () => {
  const answers = new Map([['analytics', true]]);
  const facts = { secret: 'A', subject: 's', at: Date.now(), regime: 'opt-in', region: '', version: '1' } as const;
  const text = encodeDecision({ ...facts, answers, site: '' });
  const isRead = (name: string, cookie: AssentConfig['cookie'], origin = 'https://klouttrack.com') => {
    const config: AssentConfig = { policy: { url: '/p', version: '1' }, services: SERVICES, ...(cookie && { cookie }) };
    const { allowed } = createHeaderGate(config, { mode: 'enforce', origin })({ cookie: `${name}=${text}` });
    return allowed.includes('analytics');
  };
  expect(isRead('__Host-assent', undefined)).toBe(true);
  expect(isRead('assent', undefined)).toBe(false);
  expect(isRead('assent', { domain: 'klouttrack.com' })).toBe(true);
  expect(isRead('__Secure-assent', { path: '/shop/' })).toBe(true);
  expect(isRead('__Host-shop', { name: 'shop' })).toBe(true);
  expect(isRead('assent', undefined, 'http://localhost:8080')).toBe(true);
});
