// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleOptions } from '../../../demo/services/samples';
import { FORMER_MANAGERS, type FormerManager } from '../../../src/config/adopt-names';
import { checkConfig } from '../../../src/config/check';
import { tagsIn } from '../../../src/translate/html';
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

const KLARO = (services: string, more = '') => `klaro.setup({ services: [${services}], ${more} });`;
const VANILLA = (analytics: string, more = '') =>
  `CookieConsent.run({ categories: { analytics: { ${analytics} }, ${more} }, language: {} });`;
const adopted = (code: string, file?: string) => Object.values(from(code, file)?.config.adopt ?? {});

describe('a yes that may be none is not adopted:', () => {
  test.each([
    'required: true',
    'required: isProd',
    'default: getDefault()',
    'optOut: !isEU',
    'get default() {}',
    '...base',
  ])('klaro, where a service, or all of it, has %s', (member) => {
    const service = (more: string) => `{ name: 'google-analytics', purposes: ['analytics'], ${more} }`;
    expect(adopted(KLARO(service('default: false, required: false')))).toEqual([
      { names: { 'google-analytics': ['google-analytics'] } },
    ]);
    expect(adopted(KLARO(service(member)))).toEqual([{}]);
    expect(adopted(KLARO(service(''), member))).toEqual([{}]);
    expect(JSON.stringify(from(KLARO(service(''), member)))).not.toContain('"category":"necessary"');
  });

  test('orejime, where a purpose is mandatory', () => {
    const purpose = (id: string) => `{ id: '${id}', isMandatory: true }`;
    const code = `orejimeConfig = { privacyPolicyUrl: '/', purposes: [${purpose('matomo')}, ${purpose('ads')}] };`;
    const found = from(code);
    expect(found?.config.adopt).toEqual({ orejime: {} });
    expect(found?.left).toContainEqual({
      path: 'purposes[1].isMandatory',
      why: expect.stringContaining('not adopted'),
    });
  });

  test('a category, where nobody was asked about a service of it', () => {
    const code = KLARO(`{ name: 'analytics' }, { name: 'matomo', default: true, purposes: ['analytics'] }`);
    expect(adopted(code)).toEqual([{ names: {} }]);
  });

  test.each(['enabled: isEU() ? false : true', 'readOnly: true', 'readOnly: isProd', '...base'])(
    'vanilla-cookieconsent, where a category has %s',
    (member) => {
      expect(adopted(VANILLA('enabled: false, readOnly: false, services: { ga: {} }'))).toHaveLength(1);
      expect(adopted(VANILLA(`${member}, services: { ga: {} }`))).toEqual([]);
    },
  );

  test('vanilla-cookieconsent, where a service is necessary, unknown or in two categories', () => {
    expect(adopted(VANILLA('', 'necessary: { services: { ga: {} } }'))).toEqual([]);
    expect(adopted(VANILLA('', '...more'))).toEqual([]);
    expect(adopted(VANILLA('', 'ads: make()'))).toEqual([]);
    const both = VANILLA('services: { it: {}, other: {} }', 'ads: { services: { it: {} } }');
    expect(adopted(both)).toEqual([{ names: { other: ['other'] } }]);
  });

  test.each(['highPrivacy: !isOptOut', 'highPrivacy: 0', '...base'])('tarteaucitron, with %s', (member) => {
    const code = (more: string) => `tarteaucitron.init({ ${more} }); tarteaucitron.job.push('youtube');`;
    expect(adopted(code(''))).toEqual([{ names: { youtube: ['youtube'] } }]);
    expect(adopted(code(member))).toEqual([]);
  });
});

describe('what visitors were asked is what they are asked', () => {
  const CLARITY = 'https://www.clarity.ms/tag/abcdefghij';
  const cookiebot = (names: string) =>
    from(
      `<script id="Cookiebot"></script><script type="text/plain" data-cookieconsent="${names}" src="${CLARITY}"></script>`,
      'a.html',
    );

  test('a ready-made service keeps the category that it had there', () => {
    const expected = { 'microsoft-clarity': { category: 'marketing' } };
    const services = '{ name: "clarity", purposes: ["marketing"] }';
    expect(from(KLARO(services))?.config.services).toMatchObject(expected);
    expect(from(VANILLA('', 'ads: { services: { clarity: {} } }'))?.config.services).toMatchObject(expected);
    expect(cookiebot('marketing')?.config.services).toMatchObject(expected);
    expect(cookiebot('statistics')?.config.services['microsoft-clarity']).not.toHaveProperty('category');
    const c15t = `createConsentRuntime({ scripts: [{ id: 'x', src: '${CLARITY}', category: 'marketing' }] });`;
    expect(from(c15t)?.config.services).toMatchObject(expected);
  });

  test('one that needed two stays a marked script, and one that was necessary gets no yes of others', () => {
    const both = cookiebot('statistics, marketing');
    expect(both?.config.services).toEqual({});
    expect(both?.marks[0]?.ours).toContain('data-consent="analytics marketing"');
    expect(cookiebot('necessary')?.config.adopt).toEqual({});
  });

  test('names without a letter that an id may have stay apart', () => {
    const found = from(
      KLARO(`{ name: 'Метрика', purposes: ['analytics'] }, { name: '計測', purposes: ['marketing'] }`),
    );
    expect(found?.config.services).toMatchObject({
      service: { category: 'analytics', name: 'Метрика' },
      'service-2': { category: 'marketing', name: '計測' },
    });
    expect(found?.config.adopt.klaro?.names).toEqual({ service: ['Метрика'], 'service-2': ['計測'] });
    expect(found?.left).toContainEqual({ path: 'services[1]', why: expect.stringContaining('services.service-2') });
  });
});

describe('pages', () => {
  test('every address of a marked element is held', () => {
    const page = `<script id="Cookiebot"></script>
<img data-cookieconsent="marketing" src="a.png" srcset="b.png 2x">
<link data-cookieconsent="marketing" rel="stylesheet" href="a.css">
<video data-cookieconsent="marketing" poster="a.jpg" data-src="a.mp4" src="wait.mp4"></video>`;
    expect(from(page, 'a.html')?.marks.map(({ ours }) => ours)).toEqual([
      '<img data-consent="marketing" data-consent-src="a.png" data-consent-srcset="b.png 2x">',
      '<link data-consent="marketing" rel="stylesheet" data-consent-href="a.css">',
      '<video data-consent="marketing" data-consent-poster="a.jpg" data-consent-src="a.mp4">',
    ]);
  });

  test('a script in comments of HTML is read, and one that cannot be is named', () => {
    const page = `<p></p>\n<script>{% if it %}</script>
<script><!--\ntarteaucitron.init({ privacyUrl: '/p' });\n//--></script>`;
    const found = from(page, 'a.html');
    expect(found?.config.policy.url).toBe('/p');
    expect(found?.left).toContainEqual({ path: 'a.html:2', why: expect.stringContaining('cannot be read') });
  });

  test('lines are those of the page, however long it is', () => {
    const lines = '<p>\n<script>a</SCRIPT>\n'.repeat(20_000);
    const tags = tagsIn(lines);
    expect(tags.at(-1)).toMatchObject({ name: 'script', line: 40_000, code: 'a' });
    expect(tagsIn('<!-- '.repeat(100_000))).toEqual([]);
  });
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
    const after = `{ name: 'mouseflow', purposes: ['analytics'] }, { name: 'constructor', purposes: ['analytics'] }`;
    expect(from(KLARO(after))?.config.adopt.klaro?.names).toEqual({
      mouseflow: ['mouseflow'],
      constructor: ['constructor'],
    });
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
