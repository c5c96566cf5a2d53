import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hold, later, PARTS } from './harness/hold';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const pages = { '*': html({ head: assentTag() }) };

const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';
const destroy = (page: Page) => page.evaluate(() => window.assent?.destroy());
/** What of Assent stands in the page. */
const elements = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('assent-ui, assent-embed')].map((it) => it.localName));

async function open(options: OpenSiteOptions = {}): Promise<Visit> {
  return openSite({ pages, ...options });
}

/** A visitor with a decision that nothing more is to be done for. */
async function decided(answer: 'accept-all' | 'reject-all', options: OpenSiteOptions = {}): Promise<Visit> {
  const visit = await open(options);
  const { page, ui, site, settled } = visit;
  await page.goto('/');
  await ui.button(answer).click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  return visit;
}

const frame = `<iframe data-consent="marketing" data-consent-service="youtube" title="A film"
  data-src="https://www.youtube.com/embed/one" width="560" height="315"></iframe>`;

test.each(['chromium', 'firefox'] as const)(
  'after destroy() right at the start no element comes, though its parts arrive later, in %s',
  async (browser) => {
    const { page, log, settled, vendorHosts, errors } = await open({
      browser,
      pages: { '*': html({ head: assentTag(), body: frame }) },
    });
    const parts = await hold(page, PARTS);
    // Firefox counts parts among what a page loads.
    await page.goto('/', { waitUntil: 'commit' });
    await expect.poll(() => parts.count()).toBeGreaterThan(0);
    await destroy(page);
    const mark = log.mark();
    parts.release();
    await log.next(PARTS, mark);
    await settled();
    expect(await elements(page)).toEqual([]);
    expect(vendorHosts()).toEqual([]);
    expect(errors).toEqual([]);
  },
);

test('after destroy() before anything was loaded nothing is loaded, shown or posted', async () => {
  const head = `${assentTag(undefined, '')}<script>assent.destroy()</script>`;
  const { page, settled, siteRequests } = await open({ pages: { '*': html({ head, body: frame }) } });
  await page.goto('/');
  await settled();
  expect(await elements(page)).toEqual([]);
  expect(siteRequests('/assent/').filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('after destroy() while the services are on their way none of them starts', async () => {
  const { page, log, settled, errors } = await decided('accept-all');
  const parts = await hold(page, PARTS);
  await page.goto('/next', { waitUntil: 'commit' });
  await expect.poll(() => parts.count()).toBeGreaterThan(0);
  await destroy(page);
  const mark = log.mark();
  parts.release();
  await log.next(PARTS, mark);
  await settled();
  expect(log.all(/google|facebook/, mark)).toEqual([]);
  expect(await elements(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test.each(['a click', 'a call'])(
  'after destroy() in the same moment as %s that says yes no service starts',
  async (by) => {
    const { page, ui, log, settled, siteRequests } = await open();
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    const mark = log.mark();
    await page.evaluate((isClick) => {
      const { assent } = window;
      const root = document.querySelector('assent-ui')?.shadowRoot;
      if (isClick) root?.querySelector<HTMLElement>('[data-action=accept-all]')?.click();
      else assent?.acceptAll().catch(() => {});
      assent?.destroy();
    }, by === 'a click');
    await settled();
    expect(log.all(/google|facebook/, mark)).toEqual([]);
    expect(siteRequests('/assent/', mark).filter(isPost)).toEqual([]);
    expect(await elements(page)).toEqual([]);
  },
);

test('after destroy() while a tag loads, what waits for it does not start', async () => {
  const library = later();
  const body = `
    <script id="library" type="text/plain" data-consent="analytics" src="/library.js"></script>
    <script type="text/plain" data-consent="analytics" data-consent-after="library" src="/second.js"></script>`;
  const { page, ui, log, settled, siteRequests } = await open({
    pages: {
      '/': html({ head: assentTag(PLAIN), body }),
      '/library.js': async () => {
        await library.promise;
        return new Response('window.isLoaded = true', { headers: { 'content-type': 'text/javascript' } });
      },
      '/second.js': '',
    },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('/library.js');
  await destroy(page);
  library.resolve();
  await page.waitForFunction('window.isLoaded');
  await settled();
  expect(siteRequests('/second.js')).toEqual([]);
});

test('after destroy() while the script of a service loads the service is not made', async () => {
  const config = { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' };
  const head = assentConfig({ services: { 'firebase-analytics': { config } } }) + assentTag(PLAIN);
  const { page, ui, log, settled, browserStores, errors } = await open({ pages: { '*': html({ head }) } });
  const held = await hold(page, /firebase-analytics\.js/);
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => held.count()).toBe(1);
  await destroy(page);
  const mark = log.mark();
  held.release();
  await log.next('firebase-analytics.js', mark);
  await settled();
  expect(log.all(/googleapis|google-analytics|googletagmanager/, mark)).toEqual([]);
  expect((await browserStores()).indexedDB).toEqual([]);
  expect(errors).toEqual([]);
});

test('after destroy() no receipt of the page before is posted', async () => {
  const { page, ui, site, log, settled, siteRequests } = await open();
  site.endpointState = 'down';
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next((request) => isPost(request) && request.status === 503);
  const parts = await hold(page, PARTS);
  await page.goto('/next', { waitUntil: 'commit' });
  site.endpointState = 'up';
  // Not before: the page until then may try again.
  const mark = log.mark();
  await expect.poll(() => parts.count()).toBeGreaterThan(0);
  await destroy(page);
  parts.release();
  await settled();
  expect(siteRequests('/assent/', mark).filter(isPost)).toEqual([]);
  // It is not lost: the next page sends it.
  await page.goto('/third');
  await expect.poll(() => site.receipts()).toHaveLength(1);
});

test('after destroy() while a receipt is posted nothing tries again: no timer, no listener', async () => {
  const answer = later();
  const { page, ui, log, settled, siteRequests } = await open({
    endpoint: async () => {
      await answer.promise;
      return new Response(null, { status: 503 });
    },
    pages: { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }) }) },
  });
  await page.clock.install();
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next(isPost);
  await destroy(page);
  const mark = log.mark();
  answer.resolve();
  await log.next((request) => isPost(request) && request.status === 503);
  await settled();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.clock.fastForward(2 * 3_600_000);
  await settled();
  expect(siteRequests('/assent/', mark)).toEqual([]);
});

test('after destroy() between two attempts to send nothing tries again', async () => {
  const { page, ui, site, log, settled, siteRequests } = await open();
  site.endpointState = 'down';
  await page.clock.install();
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next((request) => isPost(request) && request.status === 503);
  await settled();
  await destroy(page);
  const mark = log.mark();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.clock.fastForward(2 * 3_600_000);
  await settled();
  expect(siteRequests('/assent/', mark)).toEqual([]);
});

test('after destroy() of an offline page nothing happens when the network is back', async () => {
  const { page, ui, context, site, settled, siteRequests, log } = await open();
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  await context.setOffline(true);
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  await destroy(page);
  const mark = log.mark();
  await context.setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
  await settled();
  expect(siteRequests('/assent/', mark)).toEqual([]);
  expect(log.all(/google|facebook/, mark)).toEqual([]);
  // It is not lost: the next page sends it.
  await page.goto('/next');
  await expect.poll(() => site.receipts()).toHaveLength(1);
});

test('after destroy() the second sweep of a withdrawal does not come', async () => {
  const chat = { category: 'preferences', name: 'Support chat', cookies: ['chat_*'], storage: ['chat:*'] };
  const head = assentConfig({ services: { 'support-chat': chat } }) + assentTag(PLAIN);
  const { page, ui, settled, browserStores } = await open({ pages: { '*': html({ head }) } });
  const write = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
    document.cookie = 'chat_id=1; path=/';
    localStorage.setItem('chat:x', '1');
  };
  await page.clock.install();
  await page.goto('/');
  await ui.button('accept-all').click();
  await page.waitForFunction(() => window.assent?.has('support-chat'));
  await page.evaluate(write);
  await page.evaluate(async () => void (await window.assent?.rejectAll()));
  expect((await browserStores()).cookies.map(({ name }) => name)).toEqual(['__Host-assent']);
  await destroy(page);
  await page.evaluate(write);
  await page.clock.fastForward(60_000);
  await settled();
  const stores = await browserStores();
  expect(stores.cookies.map(({ name }) => name)).toContain('chat_id');
  expect(Object.keys(stores.localStorage)).toContain('chat:x');
});

test('after destroy() a decision of another tab does nothing here', async () => {
  const { page, ui, newPage, log, settled } = await open();
  await page.goto('/');
  const other = await newPage();
  await other.goto('/other');
  await other.locator('[part=banner]').waitFor();
  await settled(other);
  await destroy(other);
  await ui.button('accept-all').click();
  await log.next(/g\/collect/);
  await settled(other);
  expect(log.all(/g\/collect/)).toHaveLength(1);
  expect(await elements(other)).toEqual([]);
});
