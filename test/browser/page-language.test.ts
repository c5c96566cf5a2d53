import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* Language and direction follow the page when it changes them without a reload. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const toArabic = () => {
  document.documentElement.lang = 'ar';
  document.documentElement.dir = 'rtl';
};
const ARABIC = /[\u0600-\u06ff]/;

describe('the page changes its language', () => {
  test('before the answer: banner, preferences and receipt are in the new one', async () => {
    const { page, ui, site } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.evaluate(toArabic);
    await expect.poll(() => ui.banner.textContent()).toMatch(ARABIC);
    expect(
      await ui.banner.evaluate((it) => [getComputedStyle(it).direction, it.closest('[lang]')?.getAttribute('lang')]),
    ).toEqual(['rtl', 'ar']);
    await ui.button('preferences').click();
    expect(await ui.dialog.textContent()).toMatch(ARABIC);
    expect(await ui.dialog.evaluate((it) => getComputedStyle(it).direction)).toBe('rtl');
    await ui.button('reject-all', ui.dialog).click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt.notice).toMatchObject({ language: 'ar' });
  });

  test('with the preferences open: they follow, and what was touched stays', async () => {
    const { page, ui } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('preferences').click();
    await ui.switch('analytics').check();
    await page.evaluate(toArabic);
    await expect.poll(() => ui.dialog.textContent()).toMatch(ARABIC);
    expect(await ui.switch('analytics').isChecked()).toBe(true);
    await page.evaluate(() => {
      document.documentElement.lang = 'en';
      document.documentElement.removeAttribute('dir');
    });
    await expect.poll(() => ui.dialog.textContent()).not.toMatch(ARABIC);
    expect(await ui.dialog.evaluate((it) => getComputedStyle(it).direction)).toBe('ltr');
  });

  test('on a later page, where the control alone stands; and an answer by the API names it', async () => {
    const { page, ui, site } = await openSite({ pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('accept-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await page.goto('/later');
    await ui.button('reopen').waitFor();
    const left = await ui.button('reopen').evaluate((it) => it.getBoundingClientRect().left);
    await page.evaluate(toArabic);
    await expect.poll(() => ui.button('reopen').textContent()).toMatch(ARABIC);
    expect(await ui.button('reopen').evaluate((it) => it.getBoundingClientRect().left)).toBeGreaterThan(left + 100);
    await page.evaluate(() => window.assent?.rejectAll());
    await expect.poll(() => site.receipts()).toHaveLength(2);
    expect((await site.receipts())[1]?.receipt.notice).toMatchObject({ language: 'ar' });
  });

  test('an app that says its language only after the start, in a region of it', async () => {
    const { page, ui } = await openSite({ pages: { '*': html({ head: assentTag(TAG), lang: '' }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'ar-OM'));
    await expect.poll(() => ui.banner.textContent()).toMatch(ARABIC);
  });

  test('the site’s own words follow too', async () => {
    const head =
      assentConfig({ ui: { texts: { en: { acceptAll: 'Fine' }, ar: { acceptAll: 'حسنًا' } } } }) + assentTag(TAG);
    const { page, ui } = await openSite({ pages: { '*': html({ head }) } });
    await page.goto('/');
    expect(await ui.button('accept-all').textContent()).toBe('Fine');
    await page.evaluate(toArabic);
    await expect.poll(() => ui.button('accept-all').textContent()).toBe('حسنًا');
  });

  test('where the site names the language, it stays', async () => {
    const { page, ui, settled } = await openSite({
      pages: { '*': html({ head: assentTag({ ...TAG, 'data-ui-language': 'en' }) }) },
    });
    await page.goto('/');
    await ui.banner.waitFor();
    await page.evaluate(toArabic);
    await settled();
    expect(await ui.banner.textContent()).not.toMatch(ARABIC);
  });
});
