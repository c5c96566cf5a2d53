import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const raw = (text: string) => `<script type="application/json" data-assent-config>${text}</script>`;
/** Path: what is wrong; the fix. */
const FIX = /: .+(; |\? ?).*/;
const settings = (config: object) => assentConfig(config) + assentTag();

/** What Assent says about a page with these settings, of which nothing may open the gate. */
async function saidAbout(head: string) {
  const visit = await openSite({ pages: { '*': html({ head }) } });
  const { page, ui, said, settled, vendorHosts, errors } = visit;
  await page.goto('/');
  // The attributes of the tag are right, and count.
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(errors.filter((error) => !error.startsWith('[assent]'))).toEqual([]);
  return said;
}

test('a mistake that leaves nothing to ask is explained too', async () => {
  const { 'data-google-analytics': _, 'data-meta-pixel': __, ...tag } = EXAMPLE;
  const head = assentConfig({ servces: { 'google-analytics': { id: 'G-XXXXXXX' } } }) + assentTag(tag);
  const { page, ui, said, settled } = await openSite({ pages: { '*': html({ head }) } });
  await page.goto('/');
  await settled();
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toMatch(/^\[assent\] servces: is not a setting/);
  expect(await ui.banner.count()).toBe(0);
});

describe('settings that are no object are explained once, and the tag’s own attributes count', () => {
  test.each([
    ['null', 'null'],
    ['a list', '[{ "site": "Klouttrack" }]'],
    ['an empty list', '[]'],
    ['a number', '42'],
    ['a text', '"site"'],
    ['yes', 'true'],
    ['broken', '{ "site": "Klouttrack", }'],
    ['cut off', '{ "site": "Klou'],
  ])('where they are %s', async (_, text) => {
    const said = await saidAbout(raw(text) + assentTag());
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^\[assent\] (data-assent-)?config: /);
    expect(said[0]).toMatch(FIX);
  });

  test('where they are broken and nothing else names a policy, so that nothing starts', async () => {
    const { page, said, settled, ui } = await openSite({
      pages: { '*': html({ head: raw('{ "policy": ') + assentTag({ 'data-google-analytics': 'G-XXXXXXX' }) }) },
    });
    await page.goto('/');
    await settled();
    expect(said.filter((message) => message.includes('data-assent-config'))).toHaveLength(1);
    expect(await ui.banner.count()).toBe(0);
  });
});

test('where an object with a toString of its own stands for a text, nothing starts and nothing opens', async () => {
  const policy = { url: '/privacy', version: { toString: null } };
  const services = { 'google-analytics': { id: 'G-XXXXXXX' } };
  const held = '<script type="text/plain" data-consent="necessary" src="https://tags.vendor.test/t.js"></script>';
  const { page, ui, settled, vendorHosts, errors, browserStores } = await openSite({
    pages: { '*': html({ head: assentConfig({ policy, services }) + assentTag({}), body: held }) },
  });
  await page.goto('/');
  await settled();
  expect(errors.join()).toMatch(/TypeError: .*(primitive|can't convert .* to string)/);
  expect(await ui.banner.count()).toBe(0);
  expect(vendorHosts()).toEqual([]);
  expect((await browserStores()).cookies).toEqual([]);
});

describe('a misspelt field is explained once', () => {
  test.each([
    ['polcy', { polcy: { url: '/privacy' } }],
    ['cooky', { cooky: {} }],
    ['servces', { servces: [] }],
    ['endpont', { endpont: '/assent' }],
    ['Region', { Region: 'OM' }],
    ['audiance', { audiance: null }],
    ['ui.postion', { ui: { postion: 'top' } }],
    ['cookie.dayz', { cookie: { dayz: {} } }],
    ['ui.textss', { ui: { textss: { en: { title: 'We ask' } } } }],
  ])('%s', async (path, config) => {
    const said = await saidAbout(settings(config));
    const [message = '', ...more] = said;
    expect(more).toEqual([]);
    // With the whole path, and its inner part where the outer one is wrong already.
    expect(message).toMatch(new RegExp(`^\\[assent\\] ${path.replace('.', '\\.')}`));
    expect(message).toMatch(FIX);
  });
});

describe('texts and languages that do not exist are explained once each', () => {
  test.each([
    ['ui.language', { ui: { language: 'cy' } }],
    ['ui.language', { ui: { language: 'tlh-Latn' } }],
    ['ui.texts.cy', { ui: { texts: { cy: { title: 'Gofynnwn' } } } }],
    ['ui.texts.english', { ui: { texts: { english: { title: 'We ask' } } } }],
    ['ui.texts.en.titel', { ui: { texts: { en: { titel: 'We ask' } } } }],
    ['ui.texts.en.acceptall', { ui: { texts: { en: { acceptall: 'Yes' } } } }],
    ['ui.texts.ar.tittle', { ui: { texts: { ar: { tittle: 'x' } } } }],
    ['ui.texts.en.title', { ui: { texts: { en: { title: 5 } } } }],
    ['ui.texts.en', { ui: { texts: { en: 'We ask' } } }],
    ['ui.texts', { ui: { texts: 'We ask' } }],
  ])('%s: %j', async (path, config) => {
    const said = await saidAbout(settings(config));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^\\[assent\\] ${path.replaceAll('.', '\\.')}: `));
    expect(said[0]).toMatch(FIX);
  });

  test('several mistakes are several messages', async () => {
    const said = await saidAbout(
      settings({
        cooky: {},
        ui: { language: 'cy', texts: { cy: { title: 'x' }, en: { titel: 'x', title: 'We ask' } } },
      }),
    );
    expect(said.map((message) => message.replace(/^\[assent\] ([\w.]+).*/s, '$1')).sort()).toEqual([
      'cooky',
      'ui.language',
      'ui.texts.cy',
      'ui.texts.en.titel',
    ]);
  });

  test('an attribute is explained as a setting is', async () => {
    const said = await saidAbout(assentTag({ ...EXAMPLE, 'data-ui-language': 'cy' }));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('ui.language: "cy"');
  });

  test.each([
    { language: 'auto' },
    { language: 'en' },
    { language: 'en-GB' },
    { language: 'ar-OM' },
    { texts: { en: { title: 'We ask' }, ar: { title: 'x', acceptAll: 'y' } } },
    { language: 'ar', texts: {} },
  ])('what is right is told nobody: %j', async (ui) => {
    expect(await saidAbout(settings({ ui }))).toEqual([]);
  });
});
