import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const pages = { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }) }) };
const isPut = ({ method, path }: LoggedRequest) => method === 'PUT' && path.startsWith('/assent/notices/');
const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';
const outbox = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('assent.outbox.')).length);

/** Notices are answered with this for as long as the test says so; everything else is the endpoint's. */
async function busyForNotices(answer: () => Response): Promise<{ visit: Visit; relieve: () => void }> {
  let isBusy = true;
  const visit: Visit = await openSite({
    pages,
    endpoint: async (request, logged) =>
      isPut(logged) && isBusy ? answer() : (await visit.site.endpoint()).answer(request, logged),
  });
  return {
    visit,
    relieve: () => {
      isBusy = false;
    },
  };
}

const BUSY: readonly (readonly [name: string, answer: () => Response])[] = [
  ['429', () => new Response(null, { status: 429, headers: { 'retry-after': '1' } })],
  ['503', () => new Response(null, { status: 503 })],
];

test.each(BUSY)(
  'a notice that was answered %s keeps its receipt in the outbox, and is sent again on a later page',
  async (_, answer) => {
    const { visit, relieve } = await busyForNotices(answer);
    const { page, ui, site, log, settled, context } = visit;
    await page.goto('/');
    await ui.button('reject-all').click();
    const [{ path }] = (await log.nextOnes(1, (request) => isPut(request) && request.status !== undefined)) as [
      LoggedRequest,
    ];
    await settled();
    expect(await outbox(page)).toBe(1);
    expect(await site.receipts()).toHaveLength(1);

    relieve();
    const mark = log.mark();
    // By then every pause is over.
    await context.clock.setFixedTime(Date.now() + 2 * 86_400_000);
    await page.goto('/next');
    const taken = await log.next((request) => isPut(request) && request.status === 204, mark);
    expect(taken.path).toBe(path);
    await expect.poll(() => outbox(page)).toBe(0);
    expect(await site.receipts()).toHaveLength(1);
  },
);

test.each(BUSY)('a notice that was answered %s is sent again by the same page', async (_, answer) => {
  const { visit, relieve } = await busyForNotices(answer);
  const { page, ui, log, site, settled } = visit;
  await page.clock.install();
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next((request) => isPut(request) && request.status !== undefined);
  // The page has read the answer, and waits.
  await settled();
  relieve();
  await page.clock.fastForward(3_600_000);
  await log.next((request) => isPut(request) && request.status === 204);
  await expect.poll(() => outbox(page)).toBe(0);
  expect(await site.receipts()).toHaveLength(1);
});

test.each([400, 413])('a notice that was refused for good (%i) is not sent for ever', async (status) => {
  const { visit } = await busyForNotices(() => new Response(null, { status }));
  const { page, ui, log, settled } = visit;
  await page.goto('/');
  await ui.button('reject-all').click();
  await log.next((request) => isPut(request) && request.status === status);
  await expect.poll(() => outbox(page)).toBe(0);
  const mark = log.mark();
  await page.goto('/next');
  await settled();
  expect(log.all((request) => isPut(request) || isPost(request), mark)).toEqual([]);
});
