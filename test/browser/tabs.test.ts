import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentUi } from './harness/assent-ui';
import type { BrowserKind } from './harness/browser-kinds';
import { assentTag, EXAMPLE, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';

const pages = { '*': html({ head: assentTag() }) };

const status = (page: Page) => page.evaluate(() => window.assent?.consent.status);
const hasOutbox = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('assent.outbox.')));

/** A visitor who said no, which is in the endpoint's books. */
async function decided(options: OpenSiteOptions = {}): Promise<Visit> {
  const visit = await openSite({ pages, ...options });
  await visit.page.goto('/');
  await visit.ui.button('reject-all').click();
  await expect.poll(() => visit.site.receipts()).toHaveLength(1);
  await expect.poll(() => hasOutbox(visit.page)).toBe(false);
  return visit;
}

/** A tab that begins with the decision which stands. */
async function tab(visit: Visit, path: string): Promise<Page> {
  const page = await visit.newPage();
  await page.goto(path);
  await expect.poll(() => status(page)).toBe('decided');
  return page;
}

/** What is answered now in this tab is an answer like any other. */
async function expectAnswerHolds({ site, errors }: Visit, page: Page, answer: () => Promise<unknown>): Promise<void> {
  const before = (await site.receipts()).length;
  await answer();
  await expect.poll(() => status(page)).toBe('decided');
  await assentUi(page).banner.waitFor({ state: 'detached' });
  await expect.poll(async () => (await site.receipts()).length).toBe(before + 1);
  const subject = await page.evaluate(() => window.assent?.consent.subjectId);
  expect(subject).toMatch(/^[\w-]{43}$/);
  expect((await site.receipts()).at(-1)?.receipt.subjectId).toBe(subject);
  await page.reload();
  await page.waitForFunction(() => window.assent);
  expect(await page.evaluate(() => window.assent?.consent)).toMatchObject({ status: 'decided', subjectId: subject });
  expect(await assentUi(page).banner.count()).toBe(0);
  expect(errors).toEqual([]);
}

const ANSWERS: Record<string, (page: Page) => Promise<unknown>> = {
  'a click on Accept all': (page) => assentUi(page).button('accept-all').click(),
  'a click on Reject all': (page) => assentUi(page).button('reject-all').click(),
  'a choice in the preferences': async (page) => {
    const ui = assentUi(page);
    await ui.button('preferences').click();
    await ui.switch('analytics').check();
    await ui.button('save').click();
  },
  'a call of the site’s': (page) => page.evaluate(async () => void (await window.assent?.set({ analytics: true }))),
};

describe.each(['reset', 'erase'] as const)(
  'after %s() in another tab, a tab that began with a decision asks anew',
  (act) => {
    const browsers: readonly BrowserKind[] = ['chromium', 'firefox'];
    test.each(
      Object.keys(ANSWERS).flatMap((answer) =>
        (answer.includes('Reject') ? browsers : browsers.slice(0, 1)).map((browser) => [answer, browser] as const),
      ),
    )('and %s there is stored, gets its receipt, and holds after a reload, in %s', async (answer, browser) => {
      const visit = await decided({ browser });
      const other = await tab(visit, '/other');
      await visit.page.evaluate(async (method) => void (await window.assent?.[method]()), act);
      await assentUi(other).banner.waitFor();
      expect(await status(other)).toBe('unasked');
      await expectAnswerHolds(visit, other, async () => ANSWERS[answer]?.(other));
    });
  },
);

describe.each(['reset', 'erase'] as const)('after %s() on a later page, the page that Back brings asks anew', (act) => {
  // Playwright cannot go back in Firefox where the page comes out of its cache.
  test.each(['lifelike', 'chromium'] as const)(
    'and an answer there is stored, gets its receipt, and holds after a reload, in %s',
    async (browser) => {
      const visit = await decided({ browser });
      const { page, ui } = visit;
      await page.goto('/first');
      await expect.poll(() => status(page)).toBe('decided');
      // With a back/forward cache the very same page comes back, which has begun with the decision.
      await page.goto('/second');
      await expect.poll(() => status(page)).toBe('decided');
      await page.evaluate(async (method) => void (await window.assent?.[method]()), act);
      await ui.banner.waitFor();
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => location.pathname === '/first');
      await ui.banner.waitFor();
      await expectAnswerHolds(visit, page, () => ui.button('reject-all').click());
    },
  );
});

test.each([
  ['as it is', 0],
  ['where the browser takes its time to clear the decision', 100],
])('after a no an erasure reaches the other tab every time, %s', async (_, slowness) => {
  const visit = await decided();
  const { page, ui } = visit;
  // Of the tab that erases alone. What another tab sees first is then what was written first.
  await page.addInitScript((ms) => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    Object.defineProperty(Document.prototype, 'cookie', {
      ...own,
      set(text) {
        const end = performance.now() + ms;
        while (performance.now() < end);
        own.set?.call(this, text);
      },
    });
  }, slowness);
  await page.reload();
  await page.waitForFunction(() => window.assent);
  const other = await tab(visit, '/other');
  for (let round = 1; round <= 5; round++) {
    await page.evaluate(async () => void (await window.assent?.erase()));
    await expect.poll(() => status(other), { message: `erasure ${round}` }).toBe('unasked');
    await assentUi(other).banner.waitFor();
    await ui.button('reject-all').click();
    await expect.poll(() => status(other), { message: `no ${round}` }).toBe('decided');
    await assentUi(other).banner.waitFor({ state: 'detached' });
    await expect.poll(() => hasOutbox(page)).toBe(false);
  }
});

/** Both tabs act within the same millisecond: neither has seen what the other writes. */
async function atOnce(tabs: readonly Page[], act: (i: number) => void): Promise<void> {
  const at = Date.now() + 3_000;
  await Promise.all(
    tabs.map((page, i) =>
      page.evaluate(
        // A busy tab hears nothing of the others.
        `(() => {
          while (performance.timeOrigin + performance.now() < ${at});
          (${act})(${i});
        })()`,
      ),
    ),
  );
}

describe('two tabs that decide in the same millisecond', () => {
  const now = Date.now();
  // Nothing that the other tab's answer could only stop by a reload.
  const { 'data-google-analytics': _, 'data-meta-pixel': __, ...plain } = EXAMPLE;
  const image = (category: string) => `<img data-consent="${category}" data-src="/${category}.gif" alt="">`;
  const quiet = { '*': html({ head: assentTag(plain), body: image('analytics') + image('marketing') }) };

  async function twoTabs(visit: Visit): Promise<readonly [Page, Page]> {
    await visit.context.addInitScript((time) => {
      Date.now = () => time;
    }, now);
    const other = await visit.newPage();
    await Promise.all([visit.page.goto('/one'), other.goto('/two')]);
    return [visit.page, other];
  }

  test('as new visitors, each with their own answer, leave two receipts, and both arrive', async () => {
    const visit = await openSite({ pages: quiet });
    const { site, settled } = visit;
    site.endpointState = 'down';
    const tabs = await twoTabs(visit);
    for (const page of tabs) await assentUi(page).banner.waitFor();
    await atOnce(tabs, (i) => {
      const button = document
        .querySelector('assent-ui')
        ?.shadowRoot?.querySelector<HTMLElement>(`[data-action=${i ? 'reject-all' : 'accept-all'}]`);
      button?.click();
    });
    for (const page of tabs) await settled(page);
    const waiting = () => Object.keys(localStorage).filter((key) => key.startsWith('assent.outbox.'));
    await expect.poll(() => tabs[0].evaluate(waiting)).toHaveLength(2);
    site.endpointState = 'up';
    await tabs[1].goto('/next');
    await expect.poll(async () => (await site.receipts()).length).toBe(2);
    const receipts = (await site.receipts()).map(({ receipt }) => receipt);
    expect(receipts.map(({ action }) => action).sort()).toEqual(['accept-all', 'reject-all']);
    expect(new Set(receipts.map(({ receiptId }) => receiptId)).size).toBe(2);
  });

  test('as one visitor who has decided before leave two receipts, and both arrive', async () => {
    const visit = await decided({ pages: quiet });
    const { site, settled } = visit;
    site.endpointState = 'down';
    const tabs = await twoTabs(visit);
    for (const page of tabs) await expect.poll(() => status(page)).toBe('decided');
    // What decides is there: nothing has to be loaded between the call and the answer that is stored.
    for (const page of tabs) await page.evaluate(async () => void (await window.assent?.open()));
    await assentUi(tabs[0]).switch('analytics').check();
    await assentUi(tabs[1]).switch('marketing').check();
    await atOnce(tabs, () => {
      document.querySelector('assent-ui')?.shadowRoot?.querySelector<HTMLElement>('[data-action=save]')?.click();
    });
    for (const page of tabs) await settled(page);
    site.endpointState = 'up';
    await tabs[1].goto('/next');
    await expect.poll(async () => (await site.receipts()).length).toBe(3);
    const chosen = (await site.receipts()).slice(1).map(({ receipt }) => receipt.categories);
    expect(chosen.map(({ analytics, marketing }) => [analytics, marketing]).sort()).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
