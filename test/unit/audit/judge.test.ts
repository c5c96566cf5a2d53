// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/audit/judge';
import { knownServices } from '../../../src/audit/known-services';
import type { Observation, PageVisit } from '../../../src/audit/observation';
import type { Phase } from '../../../src/audit/phase-names';
import { grantFor } from '../../../src/audit/phases';
import type { AssentConfig } from '../../../src/config/config';
import { CATEGORIES } from '../../../src/consent/categories';
import type { Regime } from '../../../src/consent/regimes';
import { cookie, markup, observe, PAGE, request, script, visit } from './pages';

const PIXEL = 'https://connect.facebook.net/en_US/fbevents.js';
const GTAG = 'https://www.googletagmanager.com/gtag/js?id=G-XXXXXXX';

function verdict(observations: readonly Observation[], config?: AssentConfig, more: Partial<PageVisit> = {}) {
  return judge(visit(observations, more), {
    ...{ services: knownServices(config), owned: [], isWhole: config !== undefined },
  });
}

const idsOf = (...args: Parameters<typeof verdict>) => verdict(...args).findings.map(({ id }) => id);

/** As the driver sees a phase. */
const inPhase = (phase: Phase, more: Partial<Observation>, regime: Regime = 'opt-in') =>
  observe({ phase, regime, granted: grantFor(phase, regime), ...more });

const config = (services: AssentConfig['services']): AssentConfig => ({
  policy: { url: '/privacy', version: '1' },
  ...(services && { services }),
});

describe('a request', () => {
  test('of a known service before an answer is a leak, and the element that brought it is named', () => {
    const { findings } = verdict([inPhase('fresh', { requests: [request(PIXEL)] })]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      ...{ id: 'service:meta-pixel', kind: 'leak', name: 'Meta Pixel', category: 'marketing', phases: ['fresh'] },
      evidence: [{ kind: 'request', what: `GET ${PIXEL}`, by: [`${PAGE}:12`] }],
    });
    expect(findings[0]?.fix).toContain(
      '<script type="text/plain" data-consent="marketing" data-consent-service="meta-pixel"',
    );
  });

  test('of the site itself, its subdomains and the hosts that it names, is none', () => {
    const own = [
      'https://cdn.klouttrack.com/app.js',
      `${PAGE}app.js`,
      'data:image/gif;base64,R0',
      'https://static.kt.net/a.js',
    ];
    const observations = [inPhase('fresh', { requests: own.map((url) => request(url)) })];
    expect(verdict(observations).findings.map(({ id }) => id)).toEqual(['host:static.kt.net']);
    const services = knownServices();
    expect(judge(visit(observations), { services, owned: ['static.kt.net'], isWhole: false }).findings).toEqual([]);
  });

  test('that the browser refused has told nobody anything', () => {
    expect(idsOf([inPhase('fresh', { requests: [{ ...request(PIXEL), isBlocked: true }] })])).toEqual([]);
  });

  test('is a leak whoever a page says has made it', () => {
    const by = script('chrome-extension://abc/content.js');
    const found = ['service:meta-pixel'];
    expect(idsOf([inPhase('fresh', { requests: [request(PIXEL, by)] })])).toEqual(found);
    expect(idsOf([inPhase('fresh', { cookies: [cookie('_fbp', by)] })])).toEqual(found);
  });

  test('to a host that nobody knows is laid at the service whose script makes it', () => {
    const unknown = request('https://collect.example/hit', script(PIXEL), 'fetch');
    expect(idsOf([inPhase('fresh', { requests: [unknown] })])).toEqual(['service:meta-pixel']);
    expect(idsOf([inPhase('accept', { requests: [unknown] })])).toEqual([]);
  });

  test('is followed back to the page: who asked, and who brought that', () => {
    const requests = [
      request(`${PAGE}loader.js`, markup(3)),
      request(GTAG, script(`${PAGE}loader.js`, 40)),
      request('https://region1.google-analytics.com/g/collect', script(GTAG, 7), 'ping'),
    ];
    const [finding] = verdict([inPhase('fresh', { requests })]).findings;
    expect(finding?.evidence.at(-1)?.by).toEqual([
      'https://www.googletagmanager.com/gtag/js?id:7',
      `${PAGE}loader.js:40`,
      `${PAGE}:3`,
    ]);
  });

  test('is told without what may be secret in its address, and in that of who made it', () => {
    const by = script('https://me:word@www.klouttrack.com/app.js?key=s3cret#t0ken', 7);
    const asked = request('https://me:word@www.facebook.com/tr?id=s3cret&ev=PageView&s3cret#t0ken', by);
    const { findings } = verdict([inPhase('fresh', { requests: [asked] })]);
    expect(findings[0]?.evidence[0]).toMatchObject({
      ...{ what: 'GET https://www.facebook.com/tr?id&ev&…', by: [`${PAGE}app.js?key:7`] },
    });
    expect(JSON.stringify(findings)).not.toMatch(/s3cret|t0ken|word/);
  });

  test('with which a service is told to forget is how a withdrawal is told', () => {
    const url = 'https://firebaseinstallations.googleapis.com/v1/projects/1/installations/1';
    const forget = { ...request(url, script(GTAG), 'fetch'), method: 'DELETE' };
    expect(idsOf([inPhase('withdraw', { requests: [forget] })])).toEqual([]);
    expect(idsOf([inPhase('withdraw-return', { requests: [forget] })])).not.toEqual([]);
  });
});

describe('what was granted', () => {
  const requests = [request(PIXEL), request(GTAG)];

  test.each<[Phase, string[]]>([
    ['fresh', ['service:meta-pixel', 'service:google-analytics']],
    ['reject', ['service:meta-pixel', 'service:google-analytics']],
    ['reject-return', ['service:meta-pixel', 'service:google-analytics']],
    ['accept', []],
    ['accept-return', []],
    ['withdraw', ['service:meta-pixel', 'service:google-analytics']],
    ['gpc', ['service:meta-pixel', 'service:google-analytics']],
    ['no-script', ['service:meta-pixel', 'service:google-analytics']],
  ])('in the phase %s, where everybody is asked: %j leak', (phase, ids) => {
    expect(idsOf([inPhase(phase, { requests })])).toEqual(ids);
  });

  test.each<[Phase, Regime, string[]]>([
    ['fresh', 'opt-out', []],
    ['gpc', 'opt-out', ['service:meta-pixel']],
    ['gpc', 'notice', []],
    ['no-script', 'opt-out', []],
    ['reject', 'opt-out', ['service:meta-pixel', 'service:google-analytics']],
  ])('in the phase %s under %s: %j leak', (phase, regime, ids) => {
    expect(idsOf([inPhase(phase, { requests }, regime)])).toEqual(ids);
  });

  test('a yes to one category is none to another, and a yes to one service none to its neighbours', () => {
    const analytics = { categories: ['necessary', 'analytics'] as const, services: [] };
    const { findings } = verdict([observe({ phase: 'choose', granted: analytics, requests })]);
    expect(findings.map(({ id }) => id)).toEqual(['service:meta-pixel']);
    expect(findings[0]?.fix).toContain('marketing');
    const one = { categories: ['necessary'] as const, services: ['meta-pixel'] };
    expect(idsOf([observe({ phase: 'choose', granted: one, requests })])).toEqual(['service:google-analytics']);
  });

  test("the site's own category counts, where its config says so", () => {
    const moved = config({ plausible: { id: 'klouttrack.com', category: 'necessary' } });
    const observations = [inPhase('fresh', { requests: [request('https://plausible.io/js/script.js')] })];
    expect(idsOf(observations)).toEqual(['service:plausible']);
    expect(idsOf(observations, moved)).toEqual([]);
  });

  test('a yes covers what nobody knows only where no config says what was asked', () => {
    const observations = [inPhase('accept', { requests: [request('https://cdn.example/x.js')] })];
    const { findings, notes } = verdict(observations);
    expect(findings).toEqual([]);
    expect(notes[0]).toContain('host:cdn.example');
    expect(idsOf(observations, config({}))).toEqual(['host:cdn.example']);
    const own = { category: 'preferences', name: 'Chat', scripts: ['https://cdn.example/x.js'] } as const;
    expect(idsOf(observations, config({ chat: own }))).toEqual([]);
    const before = inPhase('fresh', { requests: [request('https://cdn.example/x.js')] });
    expect(idsOf([before], config({ chat: own }))).toEqual(['service:chat']);
  });

  test('grants cover every category there is', () => {
    expect(grantFor('accept', 'opt-in').categories).toEqual(CATEGORIES);
  });
});

describe('what is stored', () => {
  test("is known by its name, by its writer's address, or is the site's own", () => {
    const cookies = [
      cookie('_fbp'),
      cookie('session'),
      cookie('x', script('https://cdn.example/x.js')),
      cookie('assent'),
    ];
    expect(idsOf([inPhase('fresh', { cookies })])).toEqual(['service:meta-pixel', 'host:cdn.example']);
  });

  test("on another site is that site's, whatever its name", () => {
    expect(idsOf([inPhase('fresh', { cookies: [cookie('session', undefined, '.doubleclick.net')] })])).toEqual([
      'service:google-ads',
    ]);
    expect(idsOf([inPhase('fresh', { cookies: [cookie('assent', undefined, '.tracker.example')] })])).toEqual([
      'host:tracker.example',
    ]);
  });

  test('may be an entry of any kind', () => {
    const by = script(`${PAGE}app.js`, 9);
    const origin = 'https://www.klouttrack.com';
    const entries = [
      { kind: 'IndexedDB', origin, name: 'firebase-heartbeat-database', by } as const,
      { kind: 'localStorage', origin, name: 'lastExternalReferrer', by } as const,
      { kind: 'localStorage', origin, name: 'assent.newest', by } as const,
      { kind: 'sessionStorage', origin, name: 'basket', by } as const,
    ];
    const { findings } = verdict([inPhase('fresh', { entries })]);
    expect(findings.map(({ id }) => id)).toEqual(['service:firebase-performance', 'service:meta-pixel']);
    // Both of that vendor's keep such a database.
    expect(findings[0]?.name).toBe('Firebase Performance Monitoring or Firebase Analytics');
    expect(findings[0]?.evidence[0]).toMatchObject({ kind: 'IndexedDB', by: [`${PAGE}app.js:9`] });
  });

  test('and is there still after a yes was taken back is named in the fix', () => {
    const cookies = [cookie('_fbp')];
    const [finding] = verdict([inPhase('withdraw-return', { cookies })]).findings;
    expect(finding?.fix).toContain('_fbp');
    // What still runs may hold it until the page is left.
    expect(idsOf([inPhase('withdraw', { cookies })])).toEqual([]);
  });

  test('by the consent manager itself is necessary', () => {
    const cookies = ['cc_cookie', 'klaro', 'eu-consent', 'tarteaucitron', 'OptanonConsent', '__Host-assent'].map((it) =>
      cookie(it),
    );
    expect(idsOf([inPhase('reject', { cookies })])).toEqual([]);
  });
});

test('that the page has chosen a laxer regime by itself is noted, and not what --regime says', () => {
  const notes = (regime: Regime, regimeFrom: Observation['regimeFrom']) =>
    verdict([observe({ regime, regimeFrom }), observe({ phase: 'gpc', regime, regimeFrom })]).notes;
  expect(notes('opt-out', 'page')).toEqual([expect.stringContaining('was judged under opt-out, as the page itself')]);
  expect(notes('opt-out', 'flag')).toEqual([]);
  expect(notes('opt-in', 'page')).toEqual([]);
});

test('a phase that was not reached is a finding, with what to do', () => {
  const unreached = [{ phase: 'reject', problem: 'nothing was seen', fix: 'name it' }] as const;
  expect(verdict([], undefined, { unreached }).findings).toMatchObject([
    { id: 'phase:reject', kind: 'unreached', fix: 'name it' },
  ]);
});
