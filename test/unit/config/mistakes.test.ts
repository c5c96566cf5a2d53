import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import { endpointOf } from '../../../src/config/endpoint';
import { problemsOf } from '../../../src/config/log-problems';
import { looksRight } from '../../../src/config/looks-right';
import { readTag } from '../../../src/config/read-tag';
import { readSettings, type Settings } from '../../../src/config/settings';
import { ownConfig } from '../../../src/config/strangers';
import { TEXT_NAMES } from '../../../src/config/texts';
import { LANGUAGES } from '../../../src/consent/languages';
import { locales } from '../../../src/locales/index';

const tag = { policyUrl: '/privacy', policyVersion: '1' };

/** Attributes that frameworks, CDNs and optimisers put on script tags. */
const FOREIGN =
  'cfasync rocketSrc rocketStatus turboTrack turboEval nscript id domain domains websiteId categories cookieconsent cookieConsent cookiecategory minify noMinify noOptimize noDefer pjax hid nHead savepageSrc savepageType theme layout language lang position version type src name key token url host cache defer async strategy module nonce integrity usercentrics uiTestid uiComponent policyAccepted vendor purposes size side reason origin title label loaded ampConsent requiremodule requirecontext sveltekitHydrate astroExec islandId hsPortal jetpackBoost litespeedNoopt wpMeta x'.split(
    ' ',
  );

const SLIPS: [name: string, told: string][] = [
  ['polcyUrl', 'did you mean data-policy-url?'],
  ['googleAnalitics', 'did you mean data-google-analytics?'],
  ['endpont', 'did you mean data-endpoint?'],
  ['metaPixle', 'did you mean data-meta-pixel?'],
  ['googelAnalitics', 'did you mean data-google-analytics?'],
  ['policyurl', 'did you mean data-policy-url?'],
  ['youtube', 'put it into services'],
  ['matomo', 'put it into services'],
  ['firebaseAnalytics', 'put it into services'],
];

const CONFIGS: [told: string, config: object][] = [
  ['ui.texts.cy: is no language of Assent; use one of ar, bg, ', { ui: { texts: { cy: { title: 'x' } } } }],
  ['ui.texts.pt-BR: is no language of Assent; use pt-br', { ui: { texts: { 'pt-BR': { title: 'x' } } } }],
  ['ui.texts.en.titel: is no text of Assent; use title', { ui: { texts: { en: { titel: 'x' } } } }],
  ['ui.texts.en.title: 5 is wrong; use a text', { ui: { texts: { en: { title: 5 } } } }],
  ['ui.texts: 5 is wrong', { ui: { texts: 5 } }],
  ['ui.language: "cy" is not available; use auto or one of ar, bg, ', { ui: { language: 'cy' } }],
  ['ui.language: 5 is wrong', { ui: { language: 5 } }],
  ['autobock: is not a setting', { autobock: true }],
  ['servces: is not a setting', { servces: { youtube: {} } }],
  ['services: is not a list', { services: null }],
];

describe('attributes of the tag', () => {
  test.each(FOREIGN)('data-* of somebody else is ignored, and not told: %s', (name) => {
    const written = readTag({ ...tag, [name]: 'x' });
    expect(ownConfig(written)).toEqual({ policy: { url: '/privacy', version: '1' } });
    expect(looksRight(written)).toBe(true);
    expect(problemsOf(written)).toEqual([]);
  });

  test.each(SLIPS)('a near miss is told, and does nothing: %s', (name, told) => {
    const written = readTag({ ...tag, [name]: 'x' });
    expect(written.config).toEqual({ policy: { url: '/privacy', version: '1' } });
    expect(looksRight(written)).toBe(false);
    expect(problemsOf(written)).toEqual([expect.stringContaining(told)]);
  });
});

test.each(['null', '[]', '[1]', '5', '"x"', '{', ''])('JSON that is %s counts as none, and is told', (json) => {
  const written = readTag(tag, json);
  expect(readSettings(written)).toMatchObject({ policy: { url: '/privacy', version: '1' } });
  expect(looksRight(written)).toBe(false);
  expect(problemsOf(written)).toEqual([expect.stringMatching(/^data-assent-config: is no (JSON|object); /)]);
});

test.each(CONFIGS)('is told with its fix: %s', (told, config) => {
  const written = readTag(tag, JSON.stringify(config));
  expect(looksRight(written)).toBe(false);
  expect(problemsOf(written)).toEqual([expect.stringContaining(told)]);
  expect(readSettings(written)).toBeDefined();
});

test('asking again since a version that is newer than the policy would never end: it is told, and does not count', () => {
  const written = readTag(tag, JSON.stringify({ policy: { url: '/privacy', version: '1', renewSince: '2' } }));
  const { policy } = readSettings(
    readTag({}, JSON.stringify({ policy: { url: '/p', version: '1', renewSince: '2' } })),
  ) as Settings;
  expect(policy.renewSince).toBe('1');
  expect(looksRight(written)).toBe(false);
  expect(problemsOf(written)).toEqual([
    'policy.renewSince: is newer than policy.version; use that version or an older one',
  ]);
});

test('languages and names of texts are those of the locales', async () => {
  expect([...LANGUAGES].sort()).toEqual(Object.keys(locales).sort());
  for (const [code, load] of Object.entries(locales)) {
    const { locale, texts, age } = await load();
    const isText = (name: string) => !/^(code|direction|list|categories|purposes|actions)$/.test(name);
    expect([...TEXT_NAMES].sort()).toEqual(
      Object.keys({ ...texts, ...age })
        .filter(isText)
        .sort(),
    );
    // What the banner says may be the site's own without a second look.
    for (const name of [...Object.keys(locale).filter(isText), 'reopen', 'choices']) {
      expect(looksRight(readTag(tag, JSON.stringify({ ui: { texts: { [code]: { [name]: 'x' } } } })))).toBe(true);
    }
    expect(looksRight(readTag({ ...tag, uiLanguage: `${code}-XX` }))).toBe(true);
  }
});

describe('settings are of their type', () => {
  const read = (config: object) =>
    readSettings({ config: { policy: { url: '/p', version: '1' }, ...config } as AssentConfig });

  test.each([
    ['/assent', `${location.origin}/assent`],
    ['/assent/', `${location.origin}/assent`],
    ['./assent', new URL('assent', location.href).href],
    ['https://other.example', 'https://other.example'],
    ['http://[', ''],
    ['', ''],
    [undefined, ''],
  ])("an endpoint is the page's own, whatever its <base>: %s", (endpoint, expected) => {
    document.head.innerHTML = '<base href="https://cdn.example/">';
    expect(endpointOf(read({ endpoint }) as Settings)).toBe(expected);
    document.head.innerHTML = '';
  });

  test('and mistakes are defaults', () => {
    expect(read({ ui: { reopen: 'false', theme: 'blue', language: 5 } })?.ui).toMatchObject({
      reopen: false,
      theme: '',
      language: '5',
    });
    expect(read({ ui: null, cookie: null, services: null })).toMatchObject({ ui: { reopen: true }, services: {} });
    expect(read({ policy: { url: '/p', version: 2025 } })?.policy.version).toBe('2025');
  });
});

describe('an object with a toString of its own is named as any other mistake, and nothing throws', () => {
  const bad = JSON.parse('{ "toString": null }');
  const right = { url: '/privacy', version: '1' };

  test.each<[path: string, config: object]>([
    ['policy.url', { policy: { ...right, url: bad } }],
    ['policy.version', { policy: { ...right, version: bad } }],
    ['policy.version', { policy: { ...right, version: bad, renewSince: '1' } }],
    ['policy.renewSince', { policy: { ...right, renewSince: bad } }],
    ['endpoint', { policy: right, endpoint: bad, cookie: { path: '/shop/' } }],
    ['region', { policy: right, region: bad }],
    ['autoblock', { policy: right, autoblock: bad }],
    ['autoblock', { policy: right, autoblock: [bad] }],
    ['cookie.days', { policy: right, cookie: { days: bad } }],
    ['cookie.name', { policy: right, cookie: { name: bad } }],
    ['ui.language', { policy: right, ui: { language: bad } }],
    ['ui.reopen', { policy: right, ui: { reopen: bad } }],
    ['ui.texts.en.title', { policy: right, ui: { texts: { en: { title: bad } } } }],
    ['services.hotjar.id', { policy: right, services: { hotjar: { id: bad } } }],
    ['regions.US.regime', { policy: right, regions: { US: { regime: bad } } }],
    ['adopt.klaro.storedAs', { policy: right, adopt: { klaro: { storedAs: bad } } }],
  ])('%s: %j', (path, config) => {
    const written = readTag({}, JSON.stringify(config));
    expect(problemsOf(written)).toContainEqual(expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')}: `)));
    // What stands in services is judged by what runs them.
    expect(looksRight(written)).toBe(path.startsWith('services'));
  });
});
