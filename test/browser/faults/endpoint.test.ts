import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { html } from '../harness/html';
import { openSite, type Visit } from '../harness/open-site';
import type { Handler } from '../harness/proxy';
import type { LoggedRequest } from '../harness/request-log';
import { hang } from '../harness/vendors';
import { fault, may, pageOf, status, VENDOR } from './fault';

const pages = { '*': pageOf() };
const DAY = 86_400_000; // ms
const YEARS = 3_650 * DAY;

const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';
const ids = async ({ site }: Visit) => (await site.receipts()).map(({ receipt }) => receipt.receiptId);
/** What the visitor’s own list says. */
const own = (page: Page) =>
  page.evaluate(() => window.assent?.receipts().map(({ receipt }) => receipt.receiptId) ?? []);

/** Ways in which an endpoint fails; all but the last say that another try may help. */
const ANSWERS: Readonly<Record<string, Handler>> = {
  'is down': () => new Response(null, { status: 503 }),
  'is slow': hang,
  fails: () => new Response('oops', { status: 500 }),
  'is busy': () => new Response(null, { status: 429, headers: { 'retry-after': '1' } }),
  'is elsewhere': () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/receipts' } }),
  'is a page': () => new Response(html(), { headers: { 'content-type': 'text/html' } }),
  'takes less': () => new Response(null, { status: 413 }),
};

fault(
  'B25: whatever the endpoint answers, the banner goes at once, and all is stored once it is well',
  async (browser) => {
    let answer: Handler | undefined;
    const visit: Visit = await openSite({
      browser,
      pages: { ...pages, '/without': html() },
      endpoint: async (request, logged) =>
        (isPost(logged) && answer?.(request, logged)) || (await visit.site.endpoint()).answer(request, logged),
    });
    const { page, ui, log, context } = visit;
    const told: string[] = [];
    for (const [name, fails] of Object.entries(ANSWERS)) {
      answer = fails;
      await page.goto('/');
      await ui.banner.waitFor();
      const mark = log.mark();
      await ui.button('reject-all').click();
      // Nothing has been answered by then where the endpoint is slow.
      await ui.banner.waitFor({ state: 'detached' });
      await log.next((request) => isPost(request) && (fails === hang || request.status !== undefined), mark);
      await expect.poll(() => own(page), { message: name }).toHaveLength(told.length + 1);
      told.splice(0, told.length, ...(await own(page)));
      answer = undefined;
      // The pause that was asked for, or taken, is over. The page that takes it has gone: it might do so any moment.
      await page.goto('/without');
      await page.evaluate(() => {
        for (const key of ['pause', 'no-endpoint', 'unreached', 'tries', 'sender'])
          localStorage.removeItem(`assent.${key}`);
      });
      await page.goto('/next');
      await expect.poll(() => ids(visit), { message: name }).toEqual(told);
      // A page that was left before it had read the answer would send the same once more, into what fails next.
      await page.waitForFunction(() => window.assent?.receipts().every(({ acknowledged }) => acknowledged));
      await context.clearCookies();
    }
  },
);

const CHOICES = 20;

fault('B26: choices that were made offline are stored once each, in their order', async (browser) => {
  // No script: where one has run, a withdrawal loads the page again.
  const image = `<img alt="" data-consent="analytics" data-consent-src="${VENDOR}/t.gif">`;
  const visit = await openSite({ browser, pages: { '*': pageOf(image) } });
  const { page, ui, context } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => ids(visit)).toHaveLength(1);
  await context.setOffline(true);
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  await page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await window.assent?.set({ marketing: false, analytics: i % 2 > 0 });
  }, CHOICES);
  const made = await own(page);
  expect(await ids(visit)).toHaveLength(1);
  await context.setOffline(false);
  await page.goto('/next');
  await expect.poll(() => ids(visit)).toEqual(made);
});

fault('B27: a tab that is closed, or killed, right after the click loses nothing', async (browser) => {
  const { page, site, context, newPage } = await openSite({ browser, pages });
  let stored = 0;
  let tab = page;
  const kill = browser === 'chromium' ? [() => tab.goto('chrome://crash').catch(() => {})] : [];
  for (const end of [() => tab.close(), ...kill]) {
    tab = stored ? await newPage() : page;
    await context.clearCookies();
    await tab.goto('/');
    // The driver would wait until the page has answered the click.
    await tab.locator('assent-ui [data-action=reject-all]').first().waitFor();
    await tab.evaluate(() =>
      document.querySelector('assent-ui')?.shadowRoot?.querySelector<HTMLElement>('[data-action=reject-all]')?.click(),
    );
    await end();
    const next = await newPage();
    await next.goto('/next');
    stored++;
    expect((await context.cookies()).map(({ name }) => name)).toContain('__Host-assent');
    await expect.poll(() => site.receipts()).toHaveLength(stored);
    await next.close();
  }
});

test('by the time that the cookie is written the receipt waits already: a tab killed in between leaves no answer without', async () => {
  const { page, ui, context } = await openSite({ pages });
  await context.addInitScript(() => {
    const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    const set = (text: string) => {
      const isWaiting = Object.keys(localStorage).some((key) => key.startsWith('assent.outbox.'));
      if (text.startsWith('__Host-assent=')) Object.assign(window, { isWaiting });
      native.set?.call(document, text);
    };
    Object.defineProperty(Document.prototype, 'cookie', { ...native, set });
  });
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  expect(await page.evaluate('isWaiting')).toBe(true);
});

fault('B28: a clock that is wrong by ten years makes no answer last for ever, nor end at once', async (browser) => {
  for (const shift of [YEARS, -YEARS]) {
    const { page, ui, context, log, settled, site } = await openSite({ browser, pages });
    await context.clock.setFixedTime(Date.now() + shift);
    site.endpointState = 'down';
    const began = performance.now();
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(`${VENDOR}/t.js`);
    await page.goto('/next');
    await page.waitForFunction(may);
    await settled();
    // The shortest pause before another try is 2.5 seconds, and two pages have made a first one.
    const most = 4 + (performance.now() - began) / 2_500;
    expect(log.all(isPost).length).toBeLessThanOrEqual(most);
    // The clock is put right.
    await context.clock.setFixedTime(Date.now());
    const mark = log.mark();
    await page.goto('/right');
    await ui.banner.waitFor();
    await settled();
    expect(await page.evaluate(status)).toBe('unasked');
    expect(log.all(VENDOR, mark)).toEqual([]);
  }
});
