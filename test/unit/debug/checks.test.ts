import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import { buttonFindings, type Colour, contrast } from '../../../src/debug/buttons';
import { googleOrderFindings } from '../../../src/debug/google-order';
import { isDebugOn } from '../../../src/debug/is-on';
import { languageFindings } from '../../../src/debug/language';
import { createOwners } from '../../../src/debug/owners';
import { pageServices } from '../../../src/debug/page-services';
import { policyFindings, readPolicies, violationFindings } from '../../../src/debug/policy';
import { settingsFindings } from '../../../src/debug/settings';

const POLICY = { url: '/privacy', version: '1' };

test('mistakes in settings and texts are told with their fix', () => {
  const config = { policy: POLICY, region: 'Oman', ui: { texts: { en: { titel: 'We ask' } } } };
  expect(settingsFindings({ config: config as object as AssentConfig })).toEqual([
    {
      kind: 'settings',
      level: 'error',
      message: 'region: "Oman" is wrong.',
      fix: 'Use auto or a code such as OM or US-CA.',
    },
    { kind: 'settings', level: 'error', message: 'ui.texts.en.titel: is no text of Assent.', fix: 'Use title.' },
  ]);
  expect(settingsFindings({ config: { policy: POLICY } })).toEqual([]);
});

describe('Google’s defaults', () => {
  const args = (...words: unknown[]) => Object.assign({}, words);
  const fallback = args('consent', 'default', { ad_storage: 'denied' });
  test.each([
    ['first', [fallback, args('js', new Date(0)), args('config', 'G-1')], 0],
    ['behind a push of the page', [{ page: 'x' }, fallback, args('config', 'G-1')], 0],
    ['after the tag', [args('config', 'G-1'), fallback], 1],
    ['after a tag manager', [{ 'gtm.start': 1, event: 'gtm.js' }, fallback], 1],
    ['nowhere', [args('event', 'x')], 1],
    ['of nobody', [], 0],
    ['beside rubbish', [null, 1, 'x'], 0],
  ])('%s', (_, queue, count) => {
    expect(googleOrderFindings(queue)).toHaveLength(count);
  });
});

test('the language of the page, and texts that are in others alone', () => {
  expect(languageFindings('de-AT', 'auto')).toEqual([]);
  expect(languageFindings('', 'auto')[0]?.fix).toContain('lang');
  expect(languageFindings('', 'de')).toEqual([]);
  expect(languageFindings('eo', 'auto')[0]?.message).toContain('"eo"');
  expect(languageFindings('eo', 'de')).toEqual([]);
  const texts = { en: { title: 'We ask', body: 'Because' }, de: { title: 'Wir fragen' } };
  expect(languageFindings('de', 'auto', texts)[0]?.fix).toBe('Add ui.texts.de: body.');
  expect(languageFindings('en', 'auto', texts)).toEqual([]);
});

describe('a Content-Security-Policy', () => {
  const { services } = pageServices({ hotjar: { id: '1' } }, new Map([['hotjar', 'analytics']]));
  const wanted = {
    ...{ owners: createOwners(services), services: ['hotjar'], endpoint: 'klouttrack.test' },
    ...{ isOwnEndpoint: true, hasNonce: false },
  };
  const of = (text: string, more: object = {}) => policyFindings(readPolicies(text), { ...wanted, ...more });
  const ALL = 'https://*.hotjar.com https://*.hotjar.io https://*.contentsquare.net';

  test('that names the hosts, or says nothing of them, blocks nothing', () => {
    expect(of('')).toEqual([]);
    expect(of('frame-ancestors none')).toEqual([]);
    expect(of(`default-src 'self'; script-src ${ALL}`)).toEqual([]);
    expect(of("default-src 'self' https:")).toEqual([]);
    expect(of("script-src 'nonce-x'; connect-src 'self'; default-src 'none'", { hasNonce: true })).toEqual([]);
  });

  test('that names them nowhere is told', () => {
    const [finding, ...more] = of("default-src 'self'; script-src 'self' https://*.hotjar.com");
    expect(finding).toMatchObject({ kind: 'csp', level: 'warning', service: 'hotjar' });
    expect(finding?.fix).toContain('*.hotjar.io *.contentsquare.net');
    expect(finding?.fix).not.toContain('*.hotjar.com');
    expect(more).toEqual([]);
    // Each of two has to allow it.
    expect(of(`default-src 'self' ${ALL}, default-src 'self'`)).toHaveLength(1);
  });

  test('that blocks the endpoint is told', () => {
    const none = { services: [] };
    expect(of("connect-src 'none'", none)[0]).toMatchObject({ level: 'error', fix: "Add 'self' to connect-src." });
    expect(of("default-src 'self'", none)).toEqual([]);
    const other = { ...none, endpoint: 'api.klouttrack.test', isOwnEndpoint: false };
    expect(of("connect-src 'self'", other)[0]?.fix).toBe('Add api.klouttrack.test to connect-src.');
    expect(of('connect-src https://api.klouttrack.test/assent', other)).toEqual([]);
  });

  test('whose violations the browser tells of, each once, ours alone', () => {
    const seen = (blocked: string, isReportOnly = false) => ({ directive: 'script-src-elem', blocked, isReportOnly });
    const isOurs = (address: string) => address.startsWith('https://static.hotjar.com');
    const hotjar = 'https://static.hotjar.com/c/1.js';
    expect(violationFindings([seen(hotjar), seen(hotjar), seen('inline'), seen('https://x.example/')], isOurs)).toEqual(
      [expect.objectContaining({ level: 'error', fix: 'Add static.hotjar.com to script-src-elem.' })],
    );
    expect(violationFindings([seen(hotjar, true)], isOurs)[0]?.level).toBe('warning');
  });
});

describe('the buttons of the banner', () => {
  const black: Colour = [0, 0, 0, 1];
  const white: Colour = [255, 255, 255, 1];
  const size = { name: 'accept-all', width: 120, height: 44, fontSize: '15px', fontWeight: '600' };
  const look = { name: 'accept-all', theme: 'dark', text: white, behind: [black] } as const;

  test('contrast is that of WCAG, through what is not opaque', () => {
    expect(contrast({ text: black, behind: [white] })).toBeCloseTo(21, 5);
    expect(contrast({ text: white, behind: [white] })).toBeCloseTo(1, 5);
    expect(contrast({ text: [118, 118, 118, 1], behind: [white] })).toBeCloseTo(4.54, 2);
    expect(contrast({ text: black, behind: [[0, 0, 0, 0], white] })).toBeCloseTo(21, 5);
    expect(contrast({ text: [0, 0, 0, 0], behind: [white] })).toBeCloseTo(1, 5);
  });

  test('alike and legible, within a pixel, they are right', () => {
    expect(buttonFindings([size, { ...size, width: 121, height: 43 }], [look])).toEqual([]);
    expect(buttonFindings([], [])).toEqual([]);
  });

  test.each([
    ['width', { width: 122 }],
    ['height', { height: 40 }],
    ['fontWeight', { fontWeight: '400' }],
    ['fontSize', { fontSize: '12px' }],
  ])('another %s is told', (side, other) => {
    const [finding] = buttonFindings([size, { ...size, name: 'reject-all', ...other }], []);
    expect(finding).toMatchObject({ kind: 'unequal-buttons', message: expect.stringContaining(side) });
  });

  test('words that can hardly be read are told, with the theme', () => {
    const [finding] = buttonFindings([], [look, { ...look, text: [120, 120, 120, 1], behind: [white] }]);
    expect(finding).toMatchObject({ kind: 'low-contrast', message: expect.stringContaining('4.4 in the dark theme') });
  });
});

test('the panel is there by the setting, and by the address on a machine of one’s own alone', () => {
  const at = (hostname: string, search = '') => ({ hostname, search });
  expect(isDebugOn('', at('klouttrack.test'))).toBe(true);
  expect(isDebugOn(true, at('klouttrack.test'))).toBe(true);
  expect(isDebugOn('false', at('localhost', '?assent-debug'))).toBe(false);
  expect(isDebugOn('maybe', at('localhost'))).toBe(false);
  expect(isDebugOn(undefined, at('localhost'))).toBe(false);
  for (const own of ['localhost', '127.0.0.1', '[::1]'])
    expect(isDebugOn(undefined, at(own, '?x&assent-debug'))).toBe(true);
  expect(isDebugOn(undefined, at('klouttrack.test', '?assent-debug'))).toBe(false);
  expect(isDebugOn(undefined, at('localhost.klouttrack.test', '?assent-debug'))).toBe(false);
});
