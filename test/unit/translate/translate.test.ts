// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleOptions } from '../../../demo/services/samples';
import { FORMER_MANAGERS, type FormerManager } from '../../../src/config/adopt-names';
import { checkConfig } from '../../../src/config/check';
import { definitionOf } from '../../../src/translate/known';
import { readSource, translate } from '../../../src/translate/translate';

/*
 * The files of `former/` are written in the forms that the managers' own documents show.
 */

const FILES: Readonly<Record<FormerManager, readonly string[]>> = {
  'vanilla-cookieconsent': ['vanilla-cookieconsent.js', 'vanilla-cookieconsent.html'],
  klaro: ['klaro.js', 'klaro.html'],
  tarteaucitron: ['tarteaucitron.html'],
  osano: ['osano.html'],
  orejime: ['orejime.html'],
  c15t: ['c15t.js'],
  cookiebot: ['cookiebot.html'],
  onetrust: ['onetrust.html'],
  usercentrics: ['usercentrics.html'],
};

const textOf = (file: string) => readFileSync(`test/unit/translate/former/${file}`, 'utf8');

function translated(manager: FormerManager) {
  const found = translate(FILES[manager].map((file) => readSource(file, textOf(file))));
  if (!found) throw new Error(`nothing of ${manager} was found`);
  const why = Object.fromEntries(found.left.map((it) => [it.path, it.why]));
  return { ...found, why, ours: found.marks.map(({ ours }) => ours) };
}

function never(id: string): never {
  throw new Error(`${id} is no ready-made service`);
}

const from = (code: string, file = 'config.js') => translate([readSource(file, code)]);

describe.each(FORMER_MANAGERS)('%s', (manager) => {
  test('is told apart', () => {
    expect(translated(manager).manager).toBe(manager);
  });

  test('the draft is refused until its owner has filled it, and right then', () => {
    const { config } = translated(manager);
    expect(checkConfig(config)).toEqual(expect.arrayContaining([expect.stringContaining('policy.version')]));
    const services = Object.entries(config.services).map(([id, options]) => {
      const isOpen = JSON.stringify(options).includes('"TODO: ');
      return [id, isOpen ? { ...options, ...sampleOptions(definitionOf(id)?.definition ?? never(id)) } : options];
    });
    const policy = { url: config.policy.url || '/privacy', version: '2025-02' };
    expect(checkConfig({ ...config, policy, services: Object.fromEntries(services) })).toEqual([]);
  });
});

test('vanilla-cookieconsent', () => {
  const { config, why, marks, ours } = translated('vanilla-cookieconsent');
  expect(config).toEqual({
    policy: { url: '', version: '' },
    cookie: { days: 182 },
    ui: { language: 'en' },
    services: {
      // The id is in the page's own tag.
      'google-analytics': { id: 'G-ABC123' },
      counter: { category: 'analytics', name: 'Counter', cookies: ['ct_*'] },
    },
    adopt: { 'vanilla-cookieconsent': { names: { 'google-analytics': ['ga'], counter: ['counter'] } } },
  });
  expect(why['cookie.domain']).toContain('only known when it runs (location.hostname)');
  expect(why['categories.social']).toContain("no category of Assent's");
  expect(why['categories.analytics.services.ga.onAccept']).toContain('is code');
  expect(ours).toEqual([
    null,
    '<script type="text/plain" data-consent="analytics" data-consent-service="counter">',
    '<script type="text/plain" data-type="module" data-consent="marketing" src="/ads.js" nonce="abc">',
    // It ran after a no: as a mark of a yes it would be the opposite.
    null,
  ]);
  expect(marks[0]?.note).toContain('take it out');
  expect(marks[3]).toMatchObject({ at: 'vanilla-cookieconsent.html:4', note: expect.stringContaining('"!analytics"') });
});

test('klaro', () => {
  const { config, why, ours } = translated('klaro');
  expect(config.policy.url).toBe('/privacy');
  expect(config.cookie).toEqual({ domain: '.klouttrack.com', days: 365 });
  expect(config.services).toMatchObject({
    matomo: { id: expect.stringMatching(/^TODO: /) },
    youtube: {},
    mouseflow: { category: 'analytics', name: 'Mouseflow', cookies: ['mf_*', 'mf_user'] },
    cloudflare: { category: 'necessary' },
  });
  expect(Object.keys(config.services)).toHaveLength(4);
  // Matomo was on before the visitor turned it on.
  expect(config.adopt.klaro).toEqual({
    storedAs: 'klaro_shop',
    names: { youtube: ['videos'], mouseflow: ['mouseflow'] },
  });
  expect(why['services[0].default']).toContain('not adopted');
  expect(why['services[2].cookies[2]']).toContain('/(a|b)c/');
  expect(why['services[3]']).toContain('livechat');
  expect(why['services[5]']).toContain('only known when it runs');
  expect(ours).toEqual([
    '<script type="text/plain" data-consent="analytics" data-consent-service="mouseflow" data-type="application/javascript" src="https://cdn.mouseflow.com/projects/1.js">',
    '<iframe data-consent="marketing" data-consent-service="youtube" data-consent-src="https://www.youtube.com/embed/one" width="560" height="315">',
    null,
  ]);
});

test('tarteaucitron', () => {
  const { config, why } = translated('tarteaucitron');
  expect(config.services).toEqual({
    'google-analytics': { id: 'G-XXXXXXX' },
    matomo: { id: '1', url: 'https://matomo.klouttrack.com' },
    youtube: {},
  });
  expect(config.adopt.tarteaucitron?.names).toEqual({
    'google-analytics': ['gtag'],
    matomo: ['matomo'],
    youtube: ['youtube'],
  });
  expect(why['tarteaucitron.job: disqus']).toContain('no ready-made service');
  const careless = textOf('tarteaucitron.html').replace('"highPrivacy": true', '"highPrivacy": false');
  expect(from(careless, 'a.html')?.config.adopt).toEqual({});
});

test('osano', () => {
  const { config, why } = translated('osano');
  expect(config).toMatchObject({ policy: { url: '/privacy' }, cookie: { domain: 'klouttrack.com' }, services: {} });
  expect(config.adopt).toEqual({ osano: { storedAs: 'cc_status' } });
  expect(why['cookie.expiryDays']).toContain('400.5');
  const informing = textOf('osano.html').replace('"opt-in"', '"info"');
  expect(from(informing, 'a.html')?.config.adopt).toEqual({});
});

test('orejime', () => {
  const { config, why, ours, marks } = translated('orejime');
  expect(config.adopt.orejime).toEqual({
    storedAs: 'orejime',
    names: { 'google-tag-manager': ['google-tag-manager'] },
  });
  expect(config.services).toMatchObject({ session: { category: 'necessary', cookies: ['sid'] } });
  expect(why['purposes[1].purposes[0]']).toContain('"foo"');
  expect(why['purposes[1].purposes[1].default']).toContain('not adopted');
  expect(ours[0]).toBe('<script type="text/plain" data-consent="marketing" data-consent-service="google-tag-manager">');
  expect(marks[0]?.note).toContain('take it out');
  expect(ours[1]).toBe('<iframe data-consent="marketing" data-consent-src="https://ads.example/one">');
});

test('c15t', () => {
  const { config, why } = translated('c15t');
  expect(config).toMatchObject({
    policy: { url: '/privacy' },
    services: {
      'meta-pixel': { id: '1234567890' },
      'google-tag-manager': { id: expect.stringMatching(/^TODO: /) },
      counter: { category: 'analytics', scripts: ['https://count.example/c.js'] },
    },
    adopt: { c15t: {} },
  });
  expect(why['consentCategories[3]']).toContain('"experience"');
  expect(why['scripts[3]']).toContain('describe it in services');
});

test('cookiebot, onetrust and usercentrics, whose settings are elsewhere', () => {
  const cookiebot = translated('cookiebot');
  expect(cookiebot.config).toMatchObject({
    ui: { language: 'de' },
    autoblock: true,
    services: {},
    adopt: { cookiebot: {} },
  });
  expect(cookiebot.ours).toEqual([
    '<script type="text/plain" data-consent="analytics" src="https://count.example/c.js">',
    null,
    '<iframe data-consent="marketing analytics" data-consent-src="https://www.youtube.com/embed/one" frameborder="0">',
  ]);
  expect(translated('onetrust').ours.slice(1)).toEqual([
    '<script type="text/plain" data-consent="analytics marketing">',
    '<iframe data-consent="marketing" class="video" data-consent-src="https://player.vimeo.com/video/1">',
    null,
  ]);
  const usercentrics = translated('usercentrics');
  expect(usercentrics.config.services).toEqual({ 'google-tag-manager': { id: 'GTM-ABCDEF' } });
  expect(usercentrics.marks[1]).toMatchObject({ ours: null, note: expect.stringContaining('"My Counter"') });
});

describe('whatever is in the file', () => {
  test('none of it is run', () => {
    const code = `globalThis.ran = true; process.exit(9); klaro.setup({ services: [], get privacyPolicy() { process.exit(9) } });`;
    expect(from(code)?.left.map(({ path }) => path)).toContain('[privacyPolicy]');
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('a category that was on beforehand is not adopted', () => {
    const code =
      'CookieConsent.run({ categories: { analytics: { enabled: true, services: { ga: {} } } }, language: {} });';
    expect(from(code)?.config.adopt).toEqual({});
  });

  test('JSON has the same meaning as JavaScript', () => {
    const config = {
      elementID: 'klaro',
      privacyPolicy: '/p',
      services: [{ name: 'videos', title: 'YouTube', purposes: [] }],
    };
    const json = from(JSON.stringify(config), 'klaro.json');
    expect(json).toEqual(from(`export default ${JSON.stringify(config)}`));
    expect(json?.config.services).toEqual({ youtube: {} });
  });

  test('names that objects have by themselves are names like others', () => {
    const code = `klaro.setup({ services: [{ name: '__proto__', purposes: ['analytics'] }, { name: 'constructor', purposes: ['constructor'] }], constructor: 1 });`;
    const found = from(code);
    expect(Object.keys(found?.config.services ?? {})).toEqual(['proto']);
    expect(found?.left.find(({ path }) => path === 'constructor')?.why).toBe('has no counterpart in Assent');
  });

  test('what names itself, or others again and again, comes to an end', () => {
    const many = Array.from({ length: 40 }, (_, i) => `var v${i + 1} = [v${i}, v${i}];`).join('');
    const found = from(
      `var v0 = [klaroConfig]; ${many} var klaroConfig = { services: v40, privacyPolicy: self }; var self = self;`,
    );
    expect(found?.left.map(({ path }) => path)).toContain('privacyPolicy');
  });

  test('what is no file of theirs is nothing', () => {
    expect(from('export default { services: [] }')).toBeUndefined();
    expect(from('<p>Nothing</p>', 'a.html')).toBeUndefined();
    expect(() => from('const a: string = 1;')).toThrow(SyntaxError);
  });
});
