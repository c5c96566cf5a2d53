import { describe, expect, test } from 'vitest';
import { assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';

/** What pages, their polyfills and their old libraries put in the place of what the language has. */
const PATCHES: Readonly<Record<string, string>> = {
  'every says yes': `Array.prototype.every = () => true`,
  'call is replaced': `Function.prototype.call = () => undefined`,
  'apply is replaced': `Function.prototype.apply = () => undefined`,
  'Prototype 1.6 writes JSON': `Array.prototype.toJSON = function () { return '[]' }`,
  'polluted with a category': `Object.prototype.analytics = true; Object.prototype.marketing = true`,
  'polluted with settings': `Object.prototype.audience = 'general'; Object.prototype.services = {}; Object.prototype.days = 1`,
  'polluted with a service': `Object.prototype.category = 'necessary'; Object.prototype.id = 'G-1'`,
  'polluted with answers': `Object.prototype.answers = new Map([['analytics', true]]); Object.prototype.implied = () => new Map([['analytics', true]])`,
  'polluted with consent': `Object.prototype.consentService = 'x'; Object.prototype.consentAfter = 'y'; Object.prototype.src = 'z'`,
};

/** What leaves the visitor without a banner, or forgets a no, may do so, but opens nothing. */
const OPENS_NOTHING: Readonly<Record<string, string>> = {
  'some says yes': `Array.prototype.some = () => true`,
  'includes says yes': `Array.prototype.includes = () => true`,
  'filter keeps all': `Array.prototype.filter = function () { return this }`,
  'find finds the first': `Array.prototype.find = function () { return this[0] }`,
  'split makes nothing': `String.prototype.split = () => []`,
  'test says yes': `RegExp.prototype.test = () => true`,
  'hasOwn says yes': `Object.hasOwn = () => true`,
  'weak maps say yes': `WeakMap.prototype.get = WeakMap.prototype.has = () => true`,
  'sets have all': `Set.prototype.has = () => true`,
};

/** An element for each name that the document has something by. */
const named = (tag: string) => `const body = document.body;
  const names = [Document, Node, EventTarget].flatMap((it) => Object.getOwnPropertyNames(it.prototype));
  const all = names.filter((name) => name !== 'constructor').map((name) => {
    const it = Object.assign(document.createElement('${tag}'), { hidden: true });
    it.setAttribute('name', name);
    return it;
  });
  body.append(...all);`;
const CASES_OF_NAMES = { 'names of form': named('form'), 'names of img': named('img') };

const MARKED = '<script type="text/plain" data-consent="analytics" src="https://tags.vendor.test/t.js"></script>';
const TAG = assentTag(
  {
    'data-policy-url': '/privacy',
    'data-policy-version': '2025-02',
    'data-endpoint': '/assent',
    'data-region': 'DE',
    'data-google-analytics': 'G-XXXXXXX',
  },
  '',
);

const CASES = Object.entries({ ...PATCHES, ...CASES_OF_NAMES });

/** Whatever the page has done before or after our tag: shut until there is an answer, asked once, and a no is kept. */
describe.each(['before', 'after'])('%s the tag', (when) => {
  test.each(CASES)('%s', async (_, patch) => {
    const script = `<script>${patch}</script>`;
    const body = when === 'before' ? script + TAG + MARKED : TAG + MARKED + script;
    const { page, ui, vendorHosts } = await openSite({ pages: { '*': html({ body: `<h1>x</h1>${body}` }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    expect(vendorHosts()).toEqual([]);
    await ui.button('reject-all').click();
    await ui.banner.waitFor({ state: 'hidden' });
    await page.goto('/next');
    // The control that opens the preferences stands where there is an answer.
    await ui.button('reopen').waitFor();
    expect(await ui.banner.isVisible()).toBe(false);
    await page.waitForLoadState('load');
    expect(vendorHosts()).toEqual([]);
  });
});

test.each(Object.entries(OPENS_NOTHING))('%s, before and after the tag: nothing opens', async (_, patch) => {
  const script = `<script>${patch}</script>`;
  const { page, settled, vendorHosts } = await openSite({
    pages: { '/': html({ body: script + TAG + MARKED }), '/after': html({ body: TAG + MARKED + script }) },
  });
  await page.goto('/');
  await settled();
  await page.goto('/after');
  await settled();
  expect(vendorHosts()).toEqual([]);
});
