import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/** What others put onto script tags, by who does. */
const FOREIGN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'optimisers and CDNs': {
    'data-cfasync': 'false',
    'data-rocket-src': '/assent/assent.js',
    'data-rocket-type': 'text/javascript',
    'data-rocketlazyloadscript': '/assent/assent.js',
    'data-no-optimize': '1',
    'data-no-defer': '1',
    'data-no-minify': '1',
    'data-pagespeed-no-defer': '',
    'data-pagespeed-orig-type': 'text/javascript',
    'data-wpfc-render': 'false',
    'data-litespeed-type': 'text/javascript',
    'data-noptimize': '1',
    'data-minify': '1',
    'data-jetpack-boost': 'ignore',
  },
  frameworks: {
    'data-turbo-track': 'reload',
    'data-turbo-eval': 'false',
    'data-turbolinks-track': 'reload',
    'data-nscript': 'afterInteractive',
    'data-n-g': '',
    'data-n-head': 'ssr',
    'data-hid': 'assent',
    'data-astro-x': '',
    'data-astro-cid-abcd1234': '',
    'data-astro-rerun': '',
    'data-v-7ba5bd90': '',
    'data-svelte-h': 'svelte-1abcdef',
    'data-react-helmet': 'true',
    'data-rh': 'true',
    'data-reactroot': '',
    'data-vue-meta': '1',
    'data-precedence': 'default',
    'data-swup-ignore-script': '',
    'data-barba-prevent': 'all',
    'data-navigate-once': '',
    'data-navigate-track': '',
    'data-drupal-selector': 'assent',
  },
  'other consent managers and vendors': {
    'data-domain-script': '0b1c2d3e-0000',
    'data-document-language': 'true',
    'data-ot-ignore': '',
    'data-cookieconsent': 'ignore',
    'data-cbid': '0b1c2d3e-0000',
    'data-blockingmode': 'auto',
    'data-cmp-ab': '1',
    'data-usercentrics': 'Assent',
    'data-settings-id': 'abcdef',
    'data-skip-moving': 'true',
    'data-website-id': '94db1cb1',
    'data-domain': 'klouttrack.com',
    'data-id': '1',
    'data-name': 'assent',
    'data-v': '1',
    'data-nonce': 'abc',
    'data-test': 'tag',
    'data-testid': 'assent',
    'data-integrity': 'sha384-abc',
    'data-loaded': 'true',
  },
};

describe('what is an attribute of somebody else on our tag is no service, no request and no message', () => {
  test.each(Object.entries(FOREIGN))('of %s', async (_name, attributes) => {
    const { page, ui, log, said, errors, settled, site } = await openSite({
      pages: { '*': html({ head: assentTag({ ...attributes, ...EXAMPLE }) }) },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    const services = () => page.evaluate(() => Object.keys(window.assent?.consent.services ?? {}).sort());
    expect(await services()).toEqual(['google-analytics', 'meta-pixel']);
    await ui.button('accept-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect(Object.keys((await site.receipts())[0]?.receipt.services ?? {}).sort()).toEqual([
      'google-analytics',
      'meta-pixel',
    ]);
    await page.goto('/next');
    await settled();
    expect(await services()).toEqual(['google-analytics', 'meta-pixel']);
    expect(await ui.banner.count()).toBe(0);
    expect(log.all(({ path, status }) => path.startsWith('/assent/') && status === 404)).toEqual([]);
    expect(said).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('also beside settings in JSON', async () => {
    const { page, ui, said, settled, log } = await openSite({
      pages: {
        '*': html({
          head: assentConfig({ site: 'Klouttrack' }) + assentTag({ ...EXAMPLE, 'data-cfasync': 'false' }),
        }),
      },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(said).toEqual([]);
    expect(log.all(({ path, status }) => path.startsWith('/assent/') && status === 404)).toEqual([]);
  });
});

describe('a near miss of a known name is told once, with the right one, and asks for nothing', () => {
  test.each([
    ['data-polcy-url', 'policy.url', '/privacy'],
    ['data-policy-ulr', 'policy.url', '/privacy'],
    ['data-google-analitics', 'google-analytics', 'G-XXXXXXX'],
    ['data-google-analytic', 'google-analytics', 'G-XXXXXXX'],
    ['data-endpont', 'endpoint', '/assent'],
    ['data-enpoint', 'endpoint', '/assent'],
    ['data-meta-pixle', 'meta-pixel', '1234567890'],
    ['data-ui-postion', 'ui.position', 'top'],
    ['data-autoblok', 'autoblock', 'true'],
    ['data-hotjr', 'hotjar', '1234567'],
  ])('%s', async (attribute, right, value) => {
    const { page, ui, log, said, settled } = await openSite({
      pages: { '*': html({ head: assentTag({ ...EXAMPLE, [attribute]: value }) }) },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(said).toHaveLength(1);
    const either = (name: string) => new RegExp(name.replace('data-', '').replace(/[-.]/g, '[-.]'), 'i');
    expect(said[0]).toMatch(either(attribute));
    expect(said[0]).toMatch(either(right));
    expect(await page.evaluate(() => Object.keys(window.assent?.consent.services ?? {}).sort())).toEqual([
      'google-analytics',
      'meta-pixel',
    ]);
    expect(log.all(({ path, status }) => path.startsWith('/assent/') && status === 404)).toEqual([]);
  });

  test('also where it leaves the site without a policy, so that nothing starts', async () => {
    const { 'data-policy-url': url, ...rest } = EXAMPLE;
    const { page, ui, said, settled } = await openSite({
      pages: { '*': html({ head: assentTag({ ...rest, 'data-polcy-url': url }) }) },
    });
    await page.goto('/');
    await settled();
    expect(said.filter((message) => /polcy[-.]url/i.test(message) && /policy[-.]url/i.test(message))).toHaveLength(1);
    expect(await ui.banner.count()).toBe(0);
  });
});
