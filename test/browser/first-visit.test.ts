import { expect, test } from 'vitest';
import { EMPTY_STORES } from './harness/browser-stores';
import { hold } from './harness/hold';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

const pages = { '*': html({ head: assentTag() }) };

test.each(['chromium', 'firefox'] as const)(
  'one tag shows the banner, and nothing else happens, in %s',
  async (browser) => {
    const { page, ui, vendorHosts, browserStores, settled, errors } = await openSite({ browser, pages });
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();

    expect(vendorHosts()).toEqual([]);
    expect(await browserStores()).toEqual(EMPTY_STORES);
    expect(errors).toEqual([]);
  },
);

test('what an answer does is there before anybody answers, and does not hold up the banner', async () => {
  const { page, ui, log } = await openSite({ pages });
  const part = await hold(page, /parts\/decisions\.js/);
  await page.goto('/');
  await ui.banner.waitFor();
  // Nobody has come near it.
  await expect.poll(part.count).toBe(1);
  part.release();
  await log.next('parts/decisions.js');
  await ui.button('accept-all').click();
  await ui.button('reopen').waitFor();
  expect(log.all(({ path }) => path.includes('decisions.js'))).toHaveLength(1);
});

test.each(['async', 'defer', ''])('the tag works as a classic script that is loaded "%s"', async (loading) => {
  const head = assentTag(undefined, loading);
  const { page, ui, errors } = await openSite({ pages: { '/': html({ head }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(errors).toEqual([]);
});

test('pages before the answer stay silent, one after the other', async () => {
  const { page, ui, vendorHosts, browserStores, settled } = await openSite({ pages });
  for (const path of ['/', '/pricing', '/']) {
    await page.goto(path);
    await ui.banner.waitFor();
  }
  await page.reload();
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(await browserStores()).toEqual(EMPTY_STORES);
});

test('a look into the preferences, and leaving them again, decides and stores nothing', async () => {
  const { page, ui, vendorHosts, browserStores, settled } = await openSite({ pages });
  await page.goto('/');
  await ui.button('preferences', ui.banner).click();
  await ui.dialog.waitFor();
  expect(await ui.switch('analytics').isChecked()).toBe(false);
  expect(await ui.switch('marketing').isChecked()).toBe(false);
  await page.keyboard.press('Escape');
  await ui.dialog.waitFor({ state: 'hidden' });
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(await browserStores()).toEqual(EMPTY_STORES);
});

test('the page that speaks Arabic is asked in Arabic, from right to left', async () => {
  const { page, ui } = await openSite({ pages: { '/': html({ head: assentTag(), lang: 'ar', dir: 'rtl' }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await ui.banner.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  expect(await ui.button('accept-all').textContent()).toMatch(/\p{Script=Arabic}/u);
});

test('a button whose label a translator has wrapped is clicked on all the same, and nothing else is a click on it', async () => {
  const { page, ui, settled } = await openSite({
    pages: { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'DE' }), body: '<h1>Shop</h1>' }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.evaluate(() => {
    Array.prototype.indexOf = () => 0;
    Event.prototype.composedPath = () =>
      [...(document.querySelector('assent-ui')?.shadowRoot?.querySelectorAll('button') ?? [])].slice(0, 1);
  });
  await page.locator('h1').click();
  await settled();
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  await ui.button('reject-all').evaluate((it) => {
    const label = document.createElement('font');
    label.append(...it.childNodes);
    it.append(label);
  });
  await ui.button('reject-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
});
