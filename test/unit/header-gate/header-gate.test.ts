// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { concrete, sampleOptions } from '../../../demo/services/samples';
import type { AssentConfig } from '../../../src/config/config';
import { answerKey, type Decision } from '../../../src/consent/decision';
import { encodeDecision } from '../../../src/consent/encode';
import { createHeaderGate, type GateVisit, type HeaderGateOptions } from '../../../src/header-gate/index';
import { READY_MADE } from '../../../src/services/find';
import { type Kind, SOURCES } from '../../../src/services/sources';
import { letsThrough } from './lets-through';

const ORIGIN = 'https://klouttrack.com';
const DAY = 86_400_000; // ms
const policy = { url: '/privacy', version: '2' };
const ASKED = ['preferences', 'analytics', 'marketing'];

/** A `Cookie` header with a decision. */
function decided(answers: Readonly<Record<string, boolean>>, more: Partial<Decision> = {}): string {
  const text = encodeDecision({
    ...{
      secret: 'A'.repeat(43),
      subject: 's'.repeat(43),
      at: Date.now(),
      regime: 'opt-in',
      region: '',
      version: '2',
      site: '',
    },
    answers: new Map(Object.entries(answers).map(([name, yes]) => [answerKey(name), yes])),
    ...more,
  });
  return `theme=dark; __Host-assent=${text}`;
}

function gateOf(config: Partial<AssentConfig> = {}, options: Partial<HeaderGateOptions> = {}) {
  return createHeaderGate({ policy, ...config } as AssentConfig, { mode: 'enforce', origin: ORIGIN, ...options });
}

describe('the policy of what a visitor has allowed', () => {
  const services = Object.fromEntries(READY_MADE.map(({ definition }) => [definition.id, sampleOptions(definition)]));
  const gate = gateOf({ services });
  const all = Object.fromEntries([...ASKED, ...Object.keys(services)].map((name) => [name, true]));

  describe.each(READY_MADE.map(({ definition, about }) => [definition.id, definition, about] as const))(
    '%s',
    (id, definition, about) => {
      const { category, saleOrShare = false } = definition;
      const isNecessary = category === 'necessary';
      const row = Object.entries(SOURCES[id as keyof typeof SOURCES]) as [Kind, string][];
      /** An address that this service alone has, for each of its kinds of requests. */
      const own = row.flatMap(([kind, hosts]) =>
        hosts.split(' ').map((host): [Kind, string] => {
          const [, scheme = 'https://', rest = ''] = /^(wss:\/\/)?(.*)$/.exec(host) ?? [];
          return [kind, scheme + concrete(rest)];
        }),
      );
      // What another has too may be let through for that one.
      const others = gateOf({
        services: Object.fromEntries(Object.entries(services).filter(([other]) => other !== id)),
      });
      const isOwnUrl = id === 'matomo';
      const through = (visit: GateVisit) => own.map(([kind, url]) => letsThrough(gate(visit).policy, kind, url));
      const everything = own.map(() => !isOwnUrl);
      const nothing = own.map(() => isNecessary);
      const cases: readonly (readonly [string, GateVisit, boolean])[] = [
        ['a first visit', {}, false],
        ['a no to all', { cookie: decided(Object.fromEntries(Object.keys(all).map((name) => [name, false]))) }, false],
        ['a yes to all', { cookie: decided(all) }, true],
        ['a yes to this one alone', { cookie: decided({ [id]: true }) }, true],
        ['a yes to its category, before it was there', { cookie: decided({ [category]: true }) }, false],
        ['a yes that was taken back', { cookie: decided({ ...all, [category]: false, [id]: false }) }, false],
        ['a yes under an older policy', { cookie: decided(all, { version: '1' }) }, false],
        ['a yes that has run out', { cookie: decided(all, { at: Date.now() - 183 * DAY }) }, false],
        ['a yes from the future', { cookie: decided(all, { at: Date.now() + 2 * DAY }) }, false],
        ['a yes that was forgotten', { cookie: decided(all, { secret: '' }) }, false],
        ['a damaged yes', { cookie: decided(all).replace('opt-in', 'opt-on') }, false],
        ['two yeses', { cookie: `${decided(all)}; ${decided(all)}` }, false],
        [
          'a yes under a name that looks like ours',
          { cookie: decided(all).replace('; __Host-', '; \u00a0__Host-') },
          false,
        ],
        ['a yes of another site of this host', { cookie: decided(all, { site: 'other' }) }, false],
        ['a yes to all of a minor', { cookie: decided(all), audience: 'minor' }, category === 'preferences'],
        ['California, unasked', { region: 'us-ca' }, true],
        ['California, under the signal', { region: 'US-CA', gpc: '1' }, category !== 'marketing' && !saleOrShare],
        ['California, where the time zone says otherwise', { region: 'US-CA', timeZone: 'Europe/Paris' }, false],
        [
          'California, where the signal is there twice',
          { region: 'US-CA', gpc: ['1', '1'] },
          category !== 'marketing' && !saleOrShare,
        ],
        ['two regions', { region: ['US-CA', 'JP'] }, false],
        ['an address that is none', { path: '//[', cookie: decided(all) }, true],
        [
          'California, a minor under the signal, after a yes to all',
          { region: 'US-CA', gpc: '1', audience: 'minor', cookie: decided(all, { regime: 'opt-out' }) },
          category === 'preferences' && !saleOrShare,
        ],
        ['Japan, unasked, under the signal', { region: 'JP', gpc: '1' }, true],
        [
          'Japan, after an objection to all',
          { region: 'JP', cookie: decided({ [id]: false }, { regime: 'notice' }) },
          false,
        ],
        ['what was implied, brought to Europe', { region: 'DE', cookie: decided(all, { regime: 'opt-out' }) }, false],
        ['no region', { region: null, cookie: null, gpc: null }, false],
      ];
      test.each(cases)('%s', (_, visit, isAllowed) => {
        const { allowed } = gate(visit);
        expect(allowed.includes(id)).toBe(isNecessary || isAllowed);
        if (allowed.includes(id)) expect(through(visit)).toEqual(everything);
        else if (allowed.every((name) => name === 'necessary' || ['stripe', 'paypal'].includes(name)))
          expect(through(visit)).toEqual(nothing);
      });

      test('its hosts are let through by its own yes alone', () => {
        expect(others({ cookie: decided(all) }).allowed).not.toContain(id);
        const only = gate({ cookie: decided({ [id]: true }) }).policy;
        const foreign = Object.entries(SOURCES)
          .filter(([other]) => !['stripe', 'paypal', id].includes(other))
          .flatMap(([, sources]) => (Object.values(sources) as string[]).join(' ').split(' '))
          .filter((host) => !own.some(([, url]) => url === `https://${concrete(host)}` || url === concrete(host)))
          .filter((host) => only.includes(` https://${host} `) || only.includes(` https://${host};`));
        expect(foreign).toEqual([]);
        expect(about.hosts.length).toBeGreaterThan(0);
      });
    },
  );

  test('a vendor’s program on a host of the site’s choice has that host, and not the vendor’s', () => {
    const own = gateOf({
      services: {
        matomo: { id: '1', url: 'https://stats.klouttrack.com/m/' },
        posthog: { id: 'phc_a1B2c3', url: 'https://ph.klouttrack.com' },
        plausible: { id: 'klouttrack.com', url: '/p' },
      },
    });
    const { policy: text } = own({ cookie: decided({ matomo: true, posthog: true, plausible: true }) });
    for (const kind of ['script', 'connect', 'img'] as const) {
      expect(letsThrough(text, kind, 'https://stats.klouttrack.com/m/matomo.js')).toBe(true);
      expect(letsThrough(text, kind, 'https://ph.klouttrack.com/e/')).toBe(true);
    }
    expect(text).not.toMatch(/matomo\.cloud|posthog\.com|plausible\.io/);
    expect(own().policy).not.toContain('stats.klouttrack.com');
  });
});

describe('what is the site’s own', () => {
  const chat = {
    category: 'preferences',
    name: 'Chat',
    scripts: ['https://chat.example/v1/w,1.js?k=1', '/own.js'],
  } as const;
  const gate = gateOf(
    { services: { chat }, endpoint: 'https://consent.klouttrack.com/a', base: 'https://cdn.klouttrack.com/assent' },
    {
      own: { all: ['static.klouttrack.com'], font: ['fonts.example'], connect: ['wss://live.klouttrack.com'] },
      marked: { marketing: { img: ['px.ads.example'] }, chat: { connect: ['wss://chat.example'] } },
    },
  );

  test('a script at a host that a policy would take for any is let through by nothing', () => {
    const everywhere = { category: 'analytics', name: 'x', scripts: ['https://*/x.js', 'https://a,b/y.js'] } as const;
    const { policy: text } = gateOf({ services: { everywhere } })({ cookie: decided({ everywhere: true }) });
    expect(text).not.toMatch(/\*|a,b/);
  });

  test('is let through whoever visits, with the endpoint and the parts where they are', () => {
    const { policy: text } = gate();
    for (const kind of ['script', 'connect', 'img', 'frame', 'style', 'font', 'media', 'worker'] as const) {
      expect(letsThrough(text, kind, `${ORIGIN}/x`)).toBe(true);
      expect(letsThrough(text, kind, 'https://static.klouttrack.com/x')).toBe(true);
      expect(letsThrough(text, kind, 'https://elsewhere.example/x')).toBe(false);
    }
    expect(letsThrough(text, 'font', 'https://fonts.example/a.woff2')).toBe(true);
    expect(letsThrough(text, 'img', 'https://fonts.example/a.png')).toBe(false);
    expect(letsThrough(text, 'connect', 'wss://live.klouttrack.com/')).toBe(true);
    expect(letsThrough(text, 'script', 'https://cdn.klouttrack.com/assent/parts/runner.js')).toBe(true);
    expect(letsThrough(text, 'script', 'https://cdn.klouttrack.com/other.js')).toBe(false);
    expect(letsThrough(text, 'connect', 'https://consent.klouttrack.com/a/receipts')).toBe(true);
  });

  test('what is marked goes with its category, and a service of its own with its yes: its scripts, and its host', () => {
    const px = 'https://px.ads.example/i.gif';
    const isThrough = (kind: Kind, url: string, answers = {}) =>
      letsThrough(gate({ cookie: decided(answers) }).policy, kind, url);
    expect(isThrough('img', px)).toBe(false);
    expect(isThrough('img', px, { marketing: true })).toBe(true);
    expect(isThrough('script', 'https://chat.example/v1/w%2C1.js', { marketing: true })).toBe(false);
    expect(isThrough('script', 'https://chat.example/v1/w%2C1.js', { chat: true })).toBe(true);
    expect(isThrough('script', 'https://chat.example/v2.js', { chat: true })).toBe(false);
    expect(isThrough('connect', 'https://chat.example/say', { chat: true })).toBe(true);
    expect(isThrough('connect', 'wss://chat.example/', { chat: true })).toBe(true);
  });

  test('the header is as the mode has it, with what it was read from, and where reports go', () => {
    const headers = new Headers(
      gateOf({}, { reports: '/reports' })().headers.map(([name, value]): [string, string] => [name, value]),
    );
    expect([...headers.keys()]).toEqual(['content-security-policy', 'vary']);
    expect(headers.get('content-security-policy')).toMatch(/; report-uri \/reports$/);
    expect(headers.get('vary')).toBe('Cookie, Sec-GPC');
    expect(gateOf({}, { mode: 'report' })().headers[0]?.[0]).toBe('Content-Security-Policy-Report-Only');
  });

  test('it says nothing of inline scripts, unless it is given what they have to have', () => {
    expect(gate().policy).toContain("script-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'");
    const [hosts, own, ...more] = gate({ nonce: 'bm9uY2U=', hashes: ["'sha256-abc='", 'sha384-def'] }).policy.split(
      ', ',
    );
    expect([hosts, more]).toEqual([gate().policy, []]);
    expect(own).toMatch(/^script-src 'self' 'nonce-bm9uY2U=' 'sha256-abc=' 'sha384-def' https:\/\//);
    expect(own).not.toContain('unsafe');
    expect(own).toContain("worker-src 'self' data: blob:");
  });

  test('where the age is asked for, the site has to say that it is known', () => {
    const services = { 'google-analytics': { id: 'G-XXXXXXX' } };
    const cookie = decided({ analytics: true, 'google-analytics': true });
    const allowed = (audience: AssentConfig['audience'], said?: GateVisit['audience']) =>
      gateOf({ services, ...(audience && { audience }) })({ cookie, audience: said }).allowed.includes(
        'google-analytics',
      );
    expect([allowed('ask'), allowed('ask', 'general'), allowed('ask', 'minor')]).toEqual([false, true, false]);
    expect([allowed('minor', 'general'), allowed('general', 'minor'), allowed(undefined)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('what is wrong is named, with its fix', () => {
  const told = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  test.each([
    [{}, { mode: undefined }, 'mode: is missing; use report'],
    [{ policy: { url: '/p' } }, {}, 'policy.version: is missing'],
    [{ services: [] }, {}, 'services: is a list'],
    [{}, { base: 'assent' }, 'base: "assent" is wrong'],
    [{}, { origin: 'klouttrack.com' }, 'origin: "klouttrack.com" is wrong'],
    [{}, { origin: 'https://a;script-src' }, 'origin: "https://a;script-src" is wrong'],
    [{}, { reports: 'javascript:1' }, 'reports: "javascript:1" is wrong'],
    [{}, { own: { img: ['https:'] } }, 'own.img[0]: "https:" is wrong; use one host'],
    [{}, { own: { img: ['*'] } }, 'own.img[0]: "*" is wrong'],
    [{}, { own: { img: ["a.example; script-src 'unsafe-inline'"] } }, 'own.img[0]'],
    [{}, { own: { img: ['cdn.example/é/'] } }, 'own.img[0]'],
    [{}, { reports: '/berichte-für-mich' }, 'reports: "/berichte-für-mich" is wrong'],
    [{}, { base: 'https://*' }, 'base: "https://*" is wrong; use'],
    [{ base: 'https://*' }, {}, 'base: "https://*" is wrong; use'],
    [{ endpoint: 'https://a;b' }, {}, 'endpoint: "https://a;b" is wrong; use'],
    [{ endpoint: 'https://$http_x_evil' }, {}, 'endpoint: "https://$http_x_evil" is wrong; use'],
    [{}, { own: { image: [] } }, 'own.image: is no kind of request; use script'],
    [{}, { own: { img: 'a.example' } }, 'own.img: "a.example" is wrong; use a list'],
    [{}, { marked: { chat: {} } }, 'marked.chat: is no category and no service of the config'],
    [{}, { marked: { necessary: {} } }, 'marked.necessary: needs no yes; use own'],
    [{}, { marked: { marketing: { all: ['a.example'] } } }, 'marked.marketing.all: is no kind'],
    [{}, { marked: [] }, 'marked: [] is wrong'],
  ])('%j %j', (config, options, said) => {
    expect(told(() => gateOf(config as never, options as never))).toContain(said);
  });
  test('what is no nonce, and what is no hash', () => {
    expect(told(() => gateOf()({ nonce: "x' https:" }))).toContain('nonce');
    expect(told(() => gateOf()({ hashes: ['x'] }))).toContain('hashes: "x" is wrong');
    expect(told(() => gateOf()({ hashes: "'sha256-x'" as never }))).toContain('is wrong; use a list');
    expect(told(() => gateOf()({ hashes: null as never, nonce: null as never }))).toBe('');
    expect(told(() => createHeaderGate(undefined as never, undefined as never))).toContain('config: is not an object');
  });
});
