import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hold } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import { SITE } from './harness/site';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DAYS = 86_400_000; // ms

const pages = { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }) }) };

async function arrive(options: Parameters<typeof openSite>[0] = {}): Promise<Visit> {
  const visit = await openSite({ pages, ...options });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  return visit;
}

/** As the page itself has them. */
const ownReceipts = async (page: Page) => (await page.evaluate(() => window.assent?.receipts())) ?? [];

const posted = ({ method, path }: { method: string; path: string }) => method === 'POST' && path === '/assent/receipts';

test.each(['chromium', 'firefox'] as const)('a click is a whole receipt in the database, in %s', async (browser) => {
  const { ui, log, site, context, page } = await arrive({ browser });
  await ui.button('accept-all').click();
  await log.next((request) => posted(request) && request.status === 201);

  const [stored, ...more] = await site.receipts();
  expect(more).toEqual([]);
  const cookie = (await context.cookies()).find(({ name }) => name === '__Host-assent')?.value ?? '';
  const secret = cookie.match(/[\w-]{43}/)?.[0] ?? '';
  expect(stored?.receipt).toEqual({
    schema: 'assent-receipt/1',
    receiptId: expect.stringMatching(UUID),
    subjectId: createHash('sha256').update(secret).digest('base64url'),
    issuedAt: expect.stringMatching(TIME),
    origin: SITE,
    action: 'accept-all',
    method: 'banner',
    categories: { necessary: true, preferences: expect.any(Boolean), analytics: true, marketing: true },
    services: { 'google-analytics': true, 'meta-pixel': true },
    policy: { url: '/privacy', version: '2025-02' },
    notice: {
      hash: expect.stringMatching(/^sha256-[\w-]{43}$/),
      language: 'en',
      regime: 'opt-in',
      region: 'OM',
      regionSource: 'setting',
    },
    signals: { gpc: false },
    expiresAt: expect.stringMatching(TIME),
    previous: null,
    sdk: (await ownReceipts(page))[0]?.receipt.sdk,
  });
  const { issuedAt = '', expiresAt } = stored?.receipt ?? {};
  expect(Date.parse(expiresAt ?? '') - Date.parse(issuedAt)).toBe(182 * DAYS);
});

test('a receipt names the one before it, and the notice that was shown can be had again', async () => {
  const { ui, site, page, log } = await arrive();
  const shown = await ui.banner.locator('h2, [part~=button]').allTextContents();
  await ui.button('reject-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await expect.poll(() => site.receipts()).toHaveLength(2);

  const [first, second] = (await site.receipts()).map(({ receipt }) => receipt);
  expect(first).toMatchObject({ action: 'reject-all', previous: null });
  expect(second).toMatchObject({ action: 'choose', method: 'api', previous: first?.receiptId });
  expect(second?.subjectId).toBe(first?.subjectId);
  await log.next((request) => request.method === 'PUT' && request.status === 204);
  const notice = await page.evaluate(async (hash) => {
    const response = await fetch(`/assent/notices/${hash}`);
    return response.text();
  }, first?.notice.hash);
  expect(`sha256-${createHash('sha256').update(notice).digest('base64url')}`).toBe(first?.notice.hash);
  expect(Object.values(JSON.parse(notice).texts)).toEqual(expect.arrayContaining(shown));
  expect(notice).toContain('google-analytics');
});

test('while the endpoint is down the receipt waits, and arrives exactly once on the next page', async () => {
  const { page, ui, site, log, settled } = await arrive();
  site.endpointState = 'down';
  await ui.button('accept-all').click();
  await log.next((request) => posted(request) && request.status === 503);
  expect((await ownReceipts(page)).map(({ acknowledged }) => acknowledged)).toEqual([false]);
  expect(await site.receipts()).toEqual([]);

  site.endpointState = 'up';
  await page.goto('/next');
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await page.goto('/');
  await settled();
  expect(await site.receipts()).toHaveLength(1);
});

test('on the same page the sender tries again by itself', async () => {
  const { page, ui, site, log } = await openSite({ pages });
  await page.clock.install();
  await page.goto('/');
  await ui.banner.waitFor();
  site.endpointState = 'down';
  await ui.button('accept-all').click();
  await log.next((request) => posted(request) && request.status === 503);
  site.endpointState = 'up';
  await expect
    .poll(async () => {
      await page.clock.fastForward(10_000);
      return site.receipts();
    })
    .toHaveLength(1);
});

test('an answer that is lost on the way makes no second receipt', async () => {
  const { page, ui, site, log, settled } = await arrive();
  site.endpointState = 'mute';
  await ui.button('accept-all').click();
  await log.next((request) => posted(request) && request.status === 0);
  await expect.poll(() => site.receipts()).toHaveLength(1);

  site.endpointState = 'up';
  const mark = log.mark();
  await page.goto('/next');
  await log.next((request) => posted(request) && request.status === 200, mark);
  await settled();
  expect(await site.receipts()).toHaveLength(1);
  await expect.poll(async () => (await ownReceipts(page)).map(({ acknowledged }) => acknowledged)).toEqual([true]);
});

test.each([
  ['by itself', false],
  ['on the next page', true],
])('offline, the decision is stored, and its receipt arrives %s once the network is back', async (_when, leaves) => {
  const { context, ui, site, page } = await arrive();
  await context.setOffline(true);
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'hidden' });
  expect((await context.cookies()).map(({ name }) => name)).toContain('__Host-assent');
  await context.setOffline(false);
  if (leaves) {
    await page.goto('/next');
  }
  await expect.poll(() => site.receipts()).toHaveLength(1);
});

test.each([1, 2, 3])('a tab that is closed at the click loses nothing (%i)', async () => {
  const { page, ui, site, newPage, context } = await arrive();
  await ui.button('accept-all').click({ noWaitAfter: true });
  await page.close();
  const next = await newPage();
  await next.goto('/next');
  expect((await context.cookies()).map(({ name }) => name)).toContain('__Host-assent');
  await expect.poll(() => site.receipts()).toHaveLength(1);
});

test('of two tabs one sends, and the endpoint has each receipt once', async () => {
  const { page, ui, site, newPage, log, settled } = await arrive();
  site.endpointState = 'down';
  await ui.button('accept-all').click();
  await log.next((request) => posted(request) && request.status === 503);
  site.endpointState = 'up';
  const others = [await newPage(), await newPage()];
  await Promise.all([page.reload(), ...others.map((other) => other.goto('/'))]);
  await log.next((request) => posted(request) && request.status === 201);
  for (const tab of [page, ...others]) {
    await settled(tab);
  }
  // One at a time, by a lock. What one tab has removed from the outbox another may see a moment later, and ask again.
  const answers = log.all(posted).map(({ status }) => status);
  expect(answers.slice(0, 2)).toEqual([503, 201]);
  expect(answers.slice(2).filter((status) => status !== 200)).toEqual([]);
  expect(await site.receipts()).toHaveLength(1);
});

test('a list of receipts that is open sees that the endpoint has one', async () => {
  const { page, ui } = await arrive();
  const held = await hold(page, /\/assent\/receipts$/);
  await ui.button('reject-all').click();
  await expect.poll(held.count).toBe(1);
  await ui.button('reopen').click();
  await ui.button('receipts').click();
  const line = ui.dialog.locator('.receipts li');
  await line.getByText('On this device only, so far').waitFor();
  held.release();
  await line.getByText('Kept by the site').waitFor();
});
