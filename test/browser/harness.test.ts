import { describe, expect, test } from 'vitest';
import { EMPTY_STORES } from './harness/browser-stores';
import { html } from './harness/html';
import { openSite } from './harness/open-site';
import { PLAIN_SITE, SITE } from './harness/site';
import { cut } from './harness/vendors';

const NOSY_PAGE = html({
  body: `<script src="https://script.example/a.js"></script>
    <img src="https://image.example/a.gif" alt="">
    <iframe src="https://frame.example/" title="frame"></iframe>
    <script>
      fetch('https://fetch.example/a?b=c', { method: 'POST', body: 'fetched' });
      navigator.sendBeacon('https://beacon.example/', 'beaconed');
    </script>`,
});

describe.each(['chromium', 'firefox', 'lifelike'] as const)('the harness in %s', (browser) => {
  test('sees every request of a page, to whatever host', async () => {
    const { page, log, vendorRequests, settled } = await openSite({ browser, pages: { '/': NOSY_PAGE } });
    await page.goto('/');
    await settled();
    await log.next('beacon.example');

    const seen = vendorRequests().map(({ method, url, body }) => `${method} ${url} ${body}`.trim());
    expect(seen.sort()).toEqual([
      'GET https://frame.example/',
      'GET https://image.example/a.gif',
      'GET https://script.example/a.js',
      'POST https://beacon.example/ beaconed',
      'POST https://fetch.example/a?b=c fetched',
    ]);
    expect(await page.evaluate('window.ran')).toEqual(['https://script.example/a.js']);
  });

  test('sees nothing where a page does nothing, and finds nothing stored', async () => {
    const { page, vendorHosts, browserStores, errors, settled } = await openSite({ browser, pages: { '/': html() } });
    await page.goto('/');
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(await browserStores()).toEqual(EMPTY_STORES);
    expect(errors).toEqual([]);
  });

  test('finds what is stored, in every store of the browser', async () => {
    const { page, browserStores } = await openSite({ browser, pages: { '/': html() } });
    await page.goto('/');
    await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noDocumentCookie: Firefox ESR may not have the Cookie Store API
      document.cookie = '__Host-a=1; path=/; secure';
      localStorage.setItem('b', '2');
      sessionStorage.setItem('c', '3');
      await new Promise((resolve) => {
        indexedDB.open('d').onsuccess = resolve;
      });
      await caches.open('e');
    });
    const stores = await browserStores();
    expect(stores.cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['__Host-a=1']);
    expect(stores).toMatchObject({
      localStorage: { b: '2' },
      sessionStorage: { c: '3' },
      indexedDB: ['d'],
      caches: ['e'],
    });
  });

  test('is a secure context on https, and none on plain http', async () => {
    const { page } = await openSite({ browser, pages: { '/': html() } });
    const secure = () => page.evaluate(() => [isSecureContext, 'subtle' in crypto, 'locks' in navigator]);
    await page.goto(SITE);
    expect(await secure()).toEqual([true, true, true]);
    await page.goto(PLAIN_SITE);
    expect(await secure()).toEqual([false, false, false]);
  });

  test('lets a vendor fail', async () => {
    const pages = {
      '/': html({ body: '<script src="https://script.example/a.js" onerror="failed = true"></script>' }),
    };
    const { page } = await openSite({ browser, pages, vendors: { 'script.example': cut } });
    await page.goto('/');
    expect(await page.evaluate('window.failed')).toBe(true);
  });
});

test('keeps visits apart', async () => {
  const pages = { '/': html() };
  const [first, second] = [await openSite({ pages }), await openSite({ pages })];
  await first.page.goto('/');
  await first.page.evaluate(() => localStorage.setItem('a', '1'));
  expect(second.log.entries).toEqual([]);
  await second.page.goto('/');
  expect((await second.browserStores()).localStorage).toEqual({});
});

test('has a back/forward cache where it is lifelike', async () => {
  const { page } = await openSite({ browser: 'lifelike', pages: { '*': html() } });
  await page.goto('/one');
  await page.evaluate(() => {
    addEventListener('pageshow', (event) => document.body.append(`persisted: ${event.persisted}`));
  });
  await page.goto('/two');
  // A page from that cache does not load: there is no event of that name to wait for.
  await page.goBack({ waitUntil: 'commit' });
  await page.getByText('persisted: true').waitFor();
});

test.each(['lifelike', 'firefox'] as const)(
  'keeps what a third party stores apart for each site, in %s',
  async (browser) => {
    const counting = '<!doctype html><script>localStorage.visits = (localStorage.visits || "") + "x";</script>';
    const { page } = await openSite({
      browser,
      pages: { '/': html({ body: '<iframe src="https://frame.example/" title="frame"></iframe>' }) },
      vendors: { 'frame.example': () => new Response(counting, { headers: { 'content-type': 'text/html' } }) },
    });
    const visits = () =>
      page
        .frames()
        .at(-1)
        ?.evaluate(() => localStorage.getItem('visits'));
    await page.goto('https://frame.example/');
    await page.reload();
    expect(await visits()).toBe('xx');
    await page.goto('/');
    expect(await visits()).toBe('x');
  },
);
