import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { unfold } from './harness/accessible-page';
import { openAdmin } from './harness/admin-site';
import { faultsByAxe } from './harness/axe';
import type { BrowserKind } from './harness/browser-kinds';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* What axe-core finds: nothing, in no state of the interface, in no look of it. */

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...TAG } = EXAMPLE;
const SERVICES = {
  'google-analytics': { id: 'G-XXXXXXX' },
  youtube: {},
  stripe: {},
  chat: {
    category: 'preferences',
    name: 'Support chat',
    provider: 'Example Ltd',
    privacyUrl: 'https://chat.example/privacy',
  },
};
const film = `<iframe title="A film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
  data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;

interface Look {
  readonly browser: BrowserKind;
  readonly context?: BrowserContextOptions;
  readonly query: string;
}
const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const LOOKS: Readonly<Record<string, Look>> = {
  'Chromium, light': { browser: 'chromium', query: '(prefers-color-scheme: light)' },
  'Chromium, dark': { browser: 'chromium', context: { colorScheme: 'dark' }, query: DARK },
  'Chromium, forced colours': { browser: 'chromium', context: { forcedColors: 'active' }, query: FORCED },
  'Firefox, light': { browser: 'firefox', query: '(prefers-color-scheme: light)' },
  'Firefox, dark': { browser: 'dark-firefox', query: DARK },
  'Firefox, forced colours': { browser: 'forced-firefox', query: FORCED },
};

/** The browser does look like that: else a pass would say nothing. */
const matches = (page: Page, query: string) => page.evaluate((it) => matchMedia(it).matches, query);

describe.each(Object.entries(LOOKS))('axe-core finds nothing in %s', (_look, { query, ...look }) => {
  test.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])('in banner, placeholder, declaration, preferences and control, in %s', async (lang, dir) => {
    const body = `<main><h1>Klouttrack</h1>${film}<h2>Cookies</h2><assent-declaration></assent-declaration></main>`;
    const head = assentConfig({ services: SERVICES }) + assentTag(TAG);
    const { page, ui } = await openSite({ ...look, pages: { '*': html({ head, body, lang, dir }) } });
    const found: Record<string, string[]> = {};
    const lookAt = async (state: string) => {
      found[state] = await faultsByAxe(page);
    };
    await page.goto('/');
    await ui.banner.waitFor();
    await ui.embed.waitFor();
    expect(await matches(page, query)).toBe(true);
    await page.locator('assent-declaration :text("Google Analytics")').first().waitFor();
    await lookAt('banner, placeholder and declaration');
    await ui.button('accept-all').click();
    await ui.button('reopen').waitFor();
    await lookAt('control');
    await ui.button('reopen').click();
    await ui.dialog.waitFor();
    await lookAt('preferences');
    await unfold(ui.dialog);
    await lookAt('services');
    await ui.button('receipts').click();
    await ui.dialog.locator('.receipts').waitFor();
    await lookAt('receipts');
    await ui.button('erase').click();
    await ui.dialog.locator('[data-action=erase-now]').waitFor();
    await lookAt('erasure');
    expect(Object.entries(found).filter(([, faults]) => faults.length)).toEqual([]);
  });

  test('in the admin’s page: at its door, its figures, a receipt', async () => {
    const { page, signIn, samples } = await openAdmin(look);
    expect(await matches(page, query)).toBe(true);
    const found = { door: await faultsByAxe(page) };
    await signIn();
    await page.locator('canvas').first().waitFor();
    Object.assign(found, { figures: await faultsByAxe(page) });
    await page.getByLabel('Id of a receipt or of a subject').fill(samples.at(-1)?.receipt.receiptId ?? '');
    await page.getByRole('button', { name: 'Look up', exact: true }).click();
    await page.locator('.receipt .frame [part=banner]').waitFor();
    // The filters stay in sight, before whatever has been scrolled to there.
    await page.evaluate(() => scrollTo(0, 0));
    Object.assign(found, { receipt: await faultsByAxe(page) });
    expect(Object.entries(found).filter(([, faults]) => faults.length)).toEqual([]);
  });
});
