import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { UiAction } from './harness/assent-ui';
import { hold, PARTS } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const body = `<h1>Klouttrack</h1><p><button id="other">Other</button> <button id="own">Own</button></p>
  <script type="text/plain" data-consent="analytics" src="/tag.js"></script>`;
const ACTIONS: readonly UiAction[] = ['accept-all', 'reject-all', 'preferences'];

async function arrive(tag: Readonly<Record<string, string>> = {}, browser?: 'chromium' | 'firefox') {
  const visit = await openSite({
    ...(browser && { browser }),
    pages: { '/tag.js': '', '*': html({ head: assentTag({ ...PLAIN, ...tag }), body }) },
  });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  return visit;
}

/** Where the focus is, also within `<assent-ui>`. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.id || active?.getAttribute('data-action') || active?.localName;
  });

/** As somebody without a pointer gets there. */
async function tabTo({ page }: Visit, action: UiAction): Promise<void> {
  for (let key = 0; key < 20; key++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === action) return;
  }
  throw new Error(`The keyboard does not get to ${action}`);
}

describe('what a button needs is there when the keyboard has come near it', () => {
  test.each([
    ['accept-all', 'chromium'],
    ['reject-all', 'chromium'],
    ['preferences', 'chromium'],
    ['preferences', 'firefox'],
  ] as const)('%s, in %s', async (action, browser) => {
    const visit = await arrive({}, browser);
    const { page, ui, log, settled, siteRequests } = visit;
    // The first key brings what keeps the banner from hiding the focus.
    await page.locator('#other').focus();
    await page.keyboard.press('Shift');
    await settled();
    const mark = log.mark();
    await ui.button(action, ui.banner).focus();
    // What an answer does has come before: the browser was idle.
    if (action === 'preferences') await log.next(PARTS, mark);
    else await log.next('/assent/parts/decisions.js');
    await settled();
    const near = siteRequests('/assent/parts/').map(({ path }) => path);
    // Then the key has nothing more to wait for.
    const before = log.mark();
    await page.keyboard.press('Enter');
    if (action === 'preferences') await ui.dialog.waitFor();
    else await ui.banner.waitFor({ state: 'detached' });
    await settled();
    const after = siteRequests('/assent/parts/', before).map(({ path }) => path);
    expect(after.filter((path) => near.includes(path))).toEqual([]);
  });
});

describe('the focus ring of the banner is ours before anything of the preferences has come', () => {
  test.each(ACTIONS)('on %s', async (action) => {
    const visit = await arrive();
    const { page, ui, settled } = visit;
    await settled();
    await hold(page, PARTS);
    await tabTo(visit, action);
    const ring = await ui.button(action, ui.banner).evaluate((button) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(button);
      return { outlineStyle, width: Number.parseFloat(outlineWidth), outlineColor };
    });
    expect(ring.outlineStyle).toBe('solid');
    expect(ring.width).toBeGreaterThanOrEqual(2);
    expect(ring.outlineColor).not.toMatch(/, 0\)$|transparent/);
  });

  test('on the policy’s link', async () => {
    const { page, ui, settled } = await arrive();
    await settled();
    await hold(page, PARTS);
    await page.locator('#other').focus();
    await page.keyboard.press('Shift');
    const link = ui.banner.locator('a');
    await link.focus();
    expect(await link.evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('solid');
    expect(await link.evaluate((it) => Number.parseFloat(getComputedStyle(it).outlineWidth))).toBeGreaterThanOrEqual(2);
  });
});

describe('after an answer by keyboard the focus is not lost', () => {
  const ANSWERS: readonly (readonly [UiAction, 'Enter' | ' '])[] = [
    ['reject-all', 'Enter'],
    ['accept-all', 'Enter'],
    ['reject-all', ' '],
  ];

  test.each(ANSWERS)('%s with %j: it is where it was before, or on the control that stays', async (action, key) => {
    const { page, ui } = await arrive();
    await page.locator('#own').focus();
    await ui.button(action, ui.banner).focus();
    await page.keyboard.press(key);
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^(own|reopen)$/);
  });

  test.each(ANSWERS)(
    '%s with %j, where nothing had it before: it is on the control that stays',
    async (action, key) => {
      const visit = await arrive();
      const { page, ui } = visit;
      await ui.button(action, ui.banner).focus();
      await page.keyboard.press(key);
      await ui.banner.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe('reopen');
    },
  );

  test('where the site has no such control: it is where it was before', async () => {
    const { page, ui } = await arrive({ 'data-ui-reopen': 'false' });
    await page.locator('#other').focus();
    await ui.button('reject-all', ui.banner).focus();
    await page.keyboard.press('Enter');
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('other');
  });

  test('in Firefox too', async () => {
    const { page, ui } = await arrive({}, 'firefox');
    await page.locator('#own').focus();
    await ui.button('reject-all', ui.banner).focus();
    await page.keyboard.press('Enter');
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toMatch(/^(own|reopen)$/);
  });

  test('and what the page has focused meanwhile keeps it', async () => {
    const { page, ui } = await arrive();
    await ui.button('reject-all', ui.banner).focus();
    await page.evaluate(() => {
      window.assent?.on('change', () => document.getElementById('other')?.focus());
    });
    await page.keyboard.press('Enter');
    await ui.banner.waitFor({ state: 'detached' });
    await ui.button('reopen').waitFor();
    await expect.poll(() => focused(page)).toBe('other');
  });
});

test('what gets the focus is scrolled clear of the banner, and no key is an error of the page', async () => {
  const body = `<main style="height:3000px"><p style="height:1500px"></p><a id="far" href="#far">far down</a></main>`;
  const { page, ui, errors } = await openSite({ pages: { '*': html({ head: assentTag(), body }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.keyboard.press('Shift');
  await expect
    .poll(() => page.evaluate(() => Number.parseFloat(document.documentElement.style.scrollPaddingBottom)))
    .toBeGreaterThan(20);
  await page.locator('#far').focus();
  const covered = () =>
    page.evaluate(() => {
      const banner = document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part=banner]');
      const link = document.querySelector('#far')?.getBoundingClientRect();
      return !banner || !link || link.bottom > banner.getBoundingClientRect().top;
    });
  await expect.poll(covered).toBe(false);
  expect(errors).toEqual([]);
});
