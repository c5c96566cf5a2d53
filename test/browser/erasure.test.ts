import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { later, PARTS } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const pages = { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }) }) };

const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';
const isErasure = ({ method }: LoggedRequest) => method === 'DELETE';
const local = (page: Page) => page.evaluate(() => ({ ...localStorage }));

/** The endpoint does its work; the answers to posts arrive when the test says so. */
async function withHeldPosts(answer?: () => Response): Promise<Visit & { letGo: () => void }> {
  const posts = later();
  const visit: Visit = await openSite({
    pages,
    async endpoint(request, logged) {
      const stored = await (await visit.site.endpoint()).answer(request, logged);
      if (!isPost(logged)) return stored;
      await posts.promise;
      return answer?.() ?? stored;
    },
  });
  return { ...visit, letGo: () => posts.resolve() };
}

/** Whatever came of the post, nothing of it is in this browser any more. */
async function expectForgotten({ page, settled, log }: Visit): Promise<void> {
  await log.next((request) => isPost(request) && request.status !== undefined);
  await settled();
  expect(await local(page)).toEqual({});
  expect(await page.evaluate(() => window.assent?.receipts())).toEqual([]);
}

const receiptIn = (body: string) => JSON.parse(body).receipts[0].receiptId as string;

describe('a post that is under way during an erasure writes nothing back into the browser', () => {
  test.each(['chromium', 'firefox'] as const)('when the receipt was stored before, in %s', async (browser) => {
    const posts = later();
    const visit: Visit = await openSite({
      browser,
      pages,
      async endpoint(request, logged) {
        const stored = await (await visit.site.endpoint()).answer(request, logged);
        if (isPost(logged)) await posts.promise;
        return stored;
      },
    });
    const { page, ui, log, site } = visit;
    // Its start is not to be waited for in the middle of a post.
    await site.endpoint();
    await page.goto('/');
    await ui.button('reject-all').click();
    await log.next(isPost);
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await page.evaluate(() => window.assent?.erase());
    expect(await local(page)).toEqual({});
    posts.resolve();
    await expectForgotten(visit);
    expect(await site.receipts()).toEqual([]);
  });

  test.each([
    ['refused it', 400],
    ['had other content under its id', 409],
    ['knew of the erasure', 410],
  ])('when the endpoint %s', async (_, status) => {
    let body = '';
    const visit = await withHeldPosts(() =>
      Response.json({ results: [{ receiptId: receiptIn(body), status }] }, { status }),
    );
    const { page, ui, log, letGo } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    ({ body } = await log.next(isPost));
    await page.evaluate(() => window.assent?.erase());
    letGo();
    await expectForgotten(visit);
  });

  test('when it is another tab’s', async () => {
    const visit = await withHeldPosts();
    const { page, ui, log, newPage, letGo } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(isPost);
    const other = await newPage();
    await other.goto('/other');
    await other.waitForFunction(() => window.assent?.consent.status === 'decided');
    await other.evaluate(() => window.assent?.erase());
    letGo();
    await expectForgotten(visit);
    expect(await local(other)).toEqual({});
  });
});

describe('an erasure that the endpoint did not do', () => {
  /** Answers erasures with this, and does everything else. */
  async function failing(status: number): Promise<Visit> {
    const visit: Visit = await openSite({
      pages,
      endpoint: async (request, logged) =>
        isErasure(logged) ? new Response(null, { status }) : (await visit.site.endpoint()).answer(request, logged),
    });
    const { page, ui, site, settled } = visit;
    await page.goto('/');
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      window.assent?.on('error', ({ message }) => told.push(message));
    });
    await ui.button('reject-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await settled();
    return visit;
  }
  const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told);

  async function expectToldOnce({ page, said, settled }: Visit, status: number): Promise<void> {
    await settled();
    for (const messages of [await told(page), said]) {
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatch(/eras|forget|forgot/i);
      expect(messages[0]).not.toMatch(/part did not load/i);
    }
    expect(said[0]).toContain(`${status}`);
    // Nothing is forgotten here either, so that it can be asked for again.
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
    expect(await page.evaluate(() => window.assent?.receipts())).toHaveLength(1);
  }

  test.each([500, 503])('(%i) is told once, and as what it is, after a click', async (status) => {
    const visit = await failing(status);
    const { ui, log } = visit;
    await ui.button('reopen').click();
    await ui.button('erase', ui.dialog).click();
    await ui.dialog.locator('[data-action=erase-now]').click();
    await log.next((request) => isErasure(request) && request.status === status);
    await ui.dialog.getByText('That did not work').waitFor();
    await expectToldOnce(visit, status);
  });

  test.each([
    ['the endpoint answers 500', false],
    ['the network is gone', true],
  ])('rejects a call with words that say so where %s, and nothing says anything else', async (_, isOffline) => {
    const { page, said, context, settled } = await failing(500);
    await context.setOffline(isOffline);
    const rejection = await page.evaluate(() =>
      window.assent?.erase().then(
        () => 'done',
        (error) => `${error}`,
      ),
    );
    expect(rejection).toMatch(/eras|forget|forgot/i);
    await context.setOffline(false);
    await settled();
    for (const messages of [await told(page), said]) {
      expect(messages.length).toBeLessThan(2);
      expect(messages.filter((message) => !/eras|forget|forgot/i.test(message))).toEqual([]);
    }
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
    expect(await page.evaluate(() => window.assent?.receipts())).toHaveLength(1);
  });
});

test('parts that really do not load are still told as such', async () => {
  const { page, ui, said } = await openSite({ pages });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.route(PARTS, (route) => route.abort());
  await ui.button('preferences').click();
  await expect.poll(() => said.join()).toMatch(/did not load/i);
});
