import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { later } from './harness/hold';
import { assentTag, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const TAG = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-endpoint': '/assent',
  'data-region': 'DE',
};
// No script: one that ran would make the page load itself again.
const body = '<img data-consent="analytics" data-src="https://tags.vendor.test/t.gif" alt="">';
const pages = { '*': html({ head: assentTag(TAG), body }) };

const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path === '/assent/receipts';
const status = (page: Page) => page.evaluate(() => window.assent?.consent.status);
const has = (page: Page) => page.evaluate(() => window.assent?.has('analytics'));
const cookies = async ({ context }: Visit) => (await context.cookies()).map(({ name }) => name).sort();

/** The real endpoint, whose answer to the first post comes when the test says so. */
async function withSlowFirstPost(options: OpenSiteOptions = {}): Promise<Visit & { letGo: () => Promise<void> }> {
  const first = later();
  let posts = 0;
  const visit: Visit = await openSite({
    pages,
    ...options,
    async endpoint(request, logged) {
      const answer = await (await visit.site.endpoint()).answer(request, logged);
      if (isPost(logged) && posts++ === 0) await first.promise;
      return answer;
    },
  });
  await visit.site.endpoint();
  const letGo = async () => {
    first.resolve();
    const [post] = visit.log.all(isPost);
    await expect.poll(() => post?.status).toBe(201);
    await visit.settled();
  };
  return { ...visit, letGo };
}

/** No page has localStorage. */
const deny = () =>
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  });

type Act = 'rejectAll' | 'reset' | 'erase';

/** A yes, whose post is answered after the visitor has changed their mind and the page has come anew. */
async function actThenAnswer(act: Act, options: OpenSiteOptions, isDenied: boolean): Promise<Visit> {
  const visit = await withSlowFirstPost(options);
  const { page, ui, log, letGo, context } = visit;
  if (isDenied) await context.addInitScript(deny);
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(isPost);
  await page.reload();
  await page.waitForFunction(() => window.assent?.has('analytics'));
  await page.evaluate(async (method) => void (await window.assent?.[method]().catch(() => {})), act);
  await page.reload();
  await letGo();
  return visit;
}

describe.each(['chromium', 'firefox'] as const)('an answer that comes late, in %s', (browser) => {
  test.each(
    (['rejectAll', 'reset'] as const).flatMap((act) => [
      [act, 'allowed', false] as const,
      [act, 'denied', true] as const,
    ]),
  )('undoes no %s, with localStorage %s', async (act, _, isDenied) => {
    const { page, log, settled } = await actThenAnswer(act, { browser }, isDenied);
    const mark = log.mark();
    for (const path of ['/', '/next']) {
      await page.goto(path);
      await page.waitForFunction(() => window.assent);
      await settled();
      expect(await status(page)).toBe(act === 'reset' ? 'unasked' : 'decided');
      expect(await has(page)).toBe(false);
    }
    expect(log.all('tags.vendor.test', mark)).toEqual([]);
  });
});

test('undoes no reset, where the same post was sent again and answered before it', async () => {
  const { page, ui, log, settled, letGo } = await withSlowFirstPost();
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(isPost);
  await page.reload();
  await log.nextOnes(2, isPost);
  await expect.poll(() => page.evaluate(() => window.assent?.receipts()[0]?.acknowledged)).toBe(true);
  await page.evaluate(async () => void (await window.assent?.reset()));
  await page.reload();
  await letGo();
  await page.goto('/next');
  await page.waitForFunction(() => window.assent);
  await settled();
  expect(await status(page)).toBe('unasked');
});

test('undoes no erasure, and nothing of the visitor’s is left', async () => {
  const visit = await actThenAnswer('erase', {}, false);
  const { page, context, settled } = visit;
  await page.goto('/next');
  await settled();
  expect(await status(page)).toBe('unasked');
  await expect.poll(() => cookies(visit)).toEqual(['__Host-assent']);
  const [mark] = await context.cookies();
  // A time, and which site: no secret, and gone in a day.
  expect(mark?.value).toMatch(/^2\.\.\.\d{13}\.opt-in\.{5}\w+\.\d+$/);
  expect((mark?.expires ?? 0) * 1000 - Date.now()).toBeLessThan(86_460_000);
});

test('is cleared away by the next page, so that it does not count once the cookie has run out', async () => {
  const visit = await actThenAnswer('rejectAll', {}, true);
  const { page, context, settled } = visit;
  await page.goto('/next');
  await settled();
  await context.clearCookies({ name: '__Host-assent' });
  await page.goto('/');
  await settled();
  expect(await has(page)).toBe(false);
});

test.each(['chromium', 'firefox'] as const)(
  'the endpoint’s copy counts where the page’s own cookie has run out, in %s',
  async (browser) => {
    const visit = await openSite({ pages, browser });
    const { page, ui, context, site, settled } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await expect.poll(() => cookies(visit)).toEqual(['__Host-assent', '__Host-assent.copy']);
    await context.clearCookies({ name: '__Host-assent' });
    await page.goto('/next');
    await settled();
    expect(await status(page)).toBe('decided');
    expect(await has(page)).toBe(true);
    expect(await ui.banner.count()).toBe(0);
  },
);

test('a no in the form of older versions stands', async () => {
  const { page, context, ui, settled } = await openSite({ pages });
  const fields = [
    '1',
    'A'.repeat(43),
    'b'.repeat(43),
    `${Date.now() - 1000}`,
    'opt-in',
    'DE',
    '2025-02',
    '',
    'analytics',
  ];
  const sum =
    [...fields.join()].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x1000193), 0x811c9dc5) >>> 0;
  const value = [...fields, sum].join('.');
  await context.addCookies([{ name: '__Host-assent', value, url: 'https://klouttrack.test/', secure: true }]);
  await page.goto('/');
  await settled();
  expect(await status(page)).toBe('decided');
  expect(await has(page)).toBe(false);
  expect(await ui.banner.count()).toBe(0);
});
