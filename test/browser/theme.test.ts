import { describe, expect, test } from 'vitest';
import { assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-google-analytics': 'G-XXXXXXX' };

/** Lightness of what stands behind the text: 0 is black. */
const lightness = (element: Element) =>
  Math.max(...(getComputedStyle(element).backgroundColor.match(/\d+/g) ?? []).slice(0, 3).map(Number));

// What Firefox shows is what it is set to, whatever its driver says.
describe.each(['chromium', 'dark-firefox'] as const)('in %s', (browser) => {
  test.each([
    ['the browser is dark', 'dark', {}, true],
    ['the site says auto, and the browser is dark', 'dark', { 'data-ui-theme': 'auto' }, true],
    ['the site says light', 'dark', { 'data-ui-theme': 'light' }, false],
  ] as const)('banner and button are of one scheme where %s', async (_, colorScheme, theme, isDark) => {
    const { page, ui } = await openSite({
      browser,
      pages: { '*': html({ head: assentTag({ ...TAG, ...theme }) }) },
      context: { colorScheme },
    });
    await page.goto('/');
    const banner = await ui.banner.evaluate(lightness);
    await ui.button('reject-all').click();
    const button = await ui.button('reopen').evaluate(lightness);
    expect([banner < 128, button < 128]).toEqual([isDark, isDark]);
  });
});
