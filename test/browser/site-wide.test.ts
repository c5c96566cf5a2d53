import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const BROWSERS = ['chromium', 'firefox'] as const;
const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-endpoint': '/assent' };
const heat = { category: 'analytics', name: 'Heat maps', scripts: ['https://heat.example/h.js'], cookies: ['heat_*'] };
const pages = {
  '/': html({ head: assentTag({ ...TAG, 'data-google-analytics': 'G-XXXXXXX' }) }),
  '/heat': html({ head: assentConfig({ services: { heat } }) + assentTag(TAG) }),
  '/shop': html({ head: assentTag({ ...TAG, 'data-meta-pixel': '1234567890' }) }),
  '/plain': html({ head: assentTag(TAG) }),
};

/** A visitor who has accepted Google Analytics on one page, and heat maps on another. */
async function accepted(browser: (typeof BROWSERS)[number]): Promise<Visit> {
  const visit = await openSite({ pages, browser });
  const { page, ui, log, site, settled } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(/g\/collect/);
  // Who leaves in the middle of a post is left with a note of it, and with a mark where they are forgotten then.
  await settled();
  await page.goto('/heat');
  await ui.button('accept-all').click();
  await log.next('heat.example');
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
    document.cookie = 'heat_id=1; Path=/';
  });
  await expect.poll(() => site.receipts()).toHaveLength(2);
  await settled();
  return visit;
}

/** Goes to each page once more. @returns who was asked for what */
async function vendorsAfter({ page, settled, vendorRequests, log }: Visit): Promise<string[]> {
  const mark = log.mark();
  for (const path of ['/', '/heat', '/shop']) {
    await page.goto(path);
    await settled();
  }
  return vendorRequests(mark).map(({ url }) => url);
}

describe.each(BROWSERS)('in %s, what was allowed on two pages', (browser) => {
  test('is listed by the preferences of a page without any service, and taken back there', async () => {
    const visit = await accepted(browser);
    const { page, ui, site, context, settled } = visit;
    await page.goto('/plain');
    await ui.button('reopen').click();
    await ui.dialog.waitFor();
    const text = await ui.dialog.textContent();
    expect(text).toContain('Google Analytics');
    expect(text).toContain('Heat maps');
    expect(text).toContain('Not on this page. Allowed on other pages of this site.');
    await ui.switch('analytics').uncheck();
    await ui.button('save', ui.dialog).click();
    await expect.poll(() => page.locator('assent-ui [role=status]').textContent()).toContain('Your choices are saved.');
    await expect.poll(() => site.receipts()).toHaveLength(3);
    expect((await site.receipts())[2]?.receipt).toMatchObject({
      action: 'withdraw',
      categories: { analytics: false },
      services: { 'google-analytics': false, heat: false },
    });
    await settled();
    // What they have stored goes too, although this page has neither.
    await expect
      .poll(async () => (await context.cookies()).map(({ name }) => name).filter((name) => /^(_ga|heat_)/.test(name)))
      .toEqual([]);
    expect(await vendorsAfter(visit)).toEqual([]);
  });

  test.each([
    ['by the banner of a page with others', '/shop', 'banner'],
    ['by rejectAll()', '/plain', 'rejectAll'],
    ['by set() of the category', '/shop', 'set'],
  ])('is taken back %s', async (_, path, how) => {
    const visit = await accepted(browser);
    const { page, ui, site, settled } = visit;
    await page.goto(path);
    if (how === 'banner') {
      await ui.banner.waitFor();
      expect(await ui.banner.textContent()).toContain('Rejecting also takes back what you allowed before.');
      await ui.button('reject-all', ui.banner).click();
    } else if (how === 'set') await page.evaluate(async () => void (await window.assent?.set({ analytics: false })));
    else await page.evaluate(async () => void (await window.assent?.rejectAll()));
    await expect.poll(() => site.receipts()).toHaveLength(3);
    expect((await site.receipts())[2]?.receipt.services).toMatchObject({ 'google-analytics': false, heat: false });
    await settled();
    expect(await vendorsAfter(visit)).toEqual([]);
  });
});

test('an erasure on another page removes what was stored, and all that was known of it', async () => {
  const { page, browserStores } = await accepted('chromium');
  await page.goto('/plain');
  await page.evaluate(() => window.assent?.erase());
  const stores = await browserStores();
  expect(stores.localStorage).toEqual({});
  expect(stores.cookies.map(({ name }) => name)).toEqual([]);
});

test('where the browser stores nothing, nobody is told that it does', async () => {
  const { page, ui, context } = await openSite({ pages });
  await context.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true });
  });
  await page.goto('/shop');
  await ui.button('preferences').click();
  await ui.button('save', ui.dialog).click();
  await expect
    .poll(() => page.locator('assent-ui [role=status]').textContent())
    .toContain('Your choices hold for this page only');
});
