import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { UiAction } from './harness/assent-ui';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * Every flow as somebody goes it who has no pointer and sees no screen: with keys alone, and by the names that are read out.
 * `toMatchInlineSnapshot` has the texts that were approved.
 */

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...TAG } = EXAMPLE;
const film = `<iframe title="A film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
  data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;
const head = assentConfig({ site: 'Klouttrack', services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} } });
const pages = {
  '*': html({ head: head + assentTag(TAG), body: `<main><h1>Klouttrack</h1><a href="/next">Next</a>${film}</main>` }),
};
const BROWSERS = ['chromium', 'firefox'] as const;

async function arrive(browser: (typeof BROWSERS)[number]): Promise<Visit> {
  const visit = await openSite({ browser, pages });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  await visit.ui.embed.waitFor();
  return visit;
}

/** What has the focus, through shadow roots: by its action, its name, or else what it is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('data-action') ?? active?.getAttribute('name') ?? active?.localName;
  });

/** Goes on with the Tab key until it is there. */
async function tabTo(page: Page, what: UiAction | 'load-once' | 'always-allow' | 'erase-now' | 'analytics') {
  for (let key = 0; key < 60; key++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === what) return;
  }
  throw new Error(`The keyboard does not get to ${what}`);
}

async function press(page: Page, what: Parameters<typeof tabTo>[1], key: 'Enter' | ' ' = 'Enter') {
  await tabTo(page, what);
  await page.keyboard.press(key);
}

const actions = async ({ site }: Visit) => (await site.receipts()).map(({ receipt }) => receipt.action);
const has = ({ page }: Visit, name: string) => page.evaluate((it) => window.assent?.has(it), name);
/** What is read out when it changes. */
const announced = ({ ui }: Visit) => ui.host.locator('[role=status]').allTextContents();

describe.each(BROWSERS)('with keys alone, in %s', (browser) => {
  test('reject, by what the banner says of itself', async () => {
    const visit = await arrive(browser);
    const { page, ui } = visit;
    expect(await ui.host.ariaSnapshot()).toMatchInlineSnapshot(`
      "- region "Your cookie choices":
        - heading "Your cookie choices" [level=2]
        - paragraph:
          - text: "Klouttrack asks to store and read data on this device and to use 2 services for: Analytics and Marketing. None of this starts unless you agree, and you can change your answer at any time."
          - link "Privacy policy":
            - /url: https://klouttrack.test/privacy
        - button "Accept all"
        - button "Reject all"
        - button "Settings""
    `);
    await press(page, 'reject-all');
    await ui.banner.waitFor({ state: 'detached' });
    await expect.poll(() => actions(visit)).toEqual(['reject-all']);
    await expect.poll(() => focused(page)).toBe('reopen');
    expect(await ui.host.ariaSnapshot()).toMatchInlineSnapshot(`"- button "Privacy Choices""`);
  });

  test('accept; later reopen, withdraw by a switch, and save', async () => {
    const visit = await arrive(browser);
    const { page, ui } = visit;
    await press(page, 'accept-all', ' ');
    await expect.poll(() => actions(visit)).toEqual(['accept-all']);
    await page.goto('/next');
    await ui.button('reopen').waitFor();
    await press(page, 'reopen');
    await ui.dialog.waitFor();
    // The first thing that is read out.
    await expect.poll(() => focused(page)).toBe('h2');
    await press(page, 'analytics', ' ');
    expect(await ui.switch('analytics').isChecked()).toBe(false);
    await press(page, 'save');
    await ui.dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => actions(visit)).toEqual(['accept-all', 'withdraw']);
    expect([await has(visit, 'analytics'), await has(visit, 'marketing')]).toEqual([false, true]);
    await expect.poll(() => announced(visit)).toContain('Your choices are saved.');
    await expect.poll(() => focused(page)).toBe('reopen');
  });

  test('choose in the preferences, whose every name and state is read out', async () => {
    const visit = await arrive(browser);
    const { page, ui } = visit;
    await press(page, 'preferences');
    await ui.dialog.waitFor();
    expect(await ui.dialog.ariaSnapshot()).toMatchInlineSnapshot(`
      "- dialog "Privacy settings":
        - heading "Privacy settings" [level=2]
        - button "Close without saving"
        - paragraph:
          - text: Choose what may run on this site. Changes take effect when you save them.
          - link "Privacy policy":
            - /url: https://klouttrack.test/privacy
        - region "Necessary":
          - heading "Necessary" [level=3]
          - text: Always on
          - checkbox "Necessary" [checked] [disabled]
          - paragraph: "Needed for the site to work: signing in, security, remembering these choices. Cannot be switched off here."
        - region "Analytics":
          - heading "Analytics" [level=3]
          - checkbox "Analytics"
          - paragraph: "Measures how the site is used: which pages are visited, and where errors occur."
          - list "Services":
            - listitem:
              - text: Google Analytics
              - checkbox "Google Analytics"
              - group: Google Details
        - region "Marketing":
          - heading "Marketing" [level=3]
          - checkbox "Marketing"
          - paragraph: Measures advertising, shows ads by interests, and loads content from social networks and video sites.
          - list "Services":
            - listitem:
              - text: YouTube
              - checkbox "YouTube"
              - group: Google Details
        - button "My receipts"
        - button "Erase my data"
        - status
        - button "Accept all"
        - button "Reject all"
        - button "Save choices""
    `);
    await press(page, 'analytics', ' ');
    await press(page, 'save');
    await expect.poll(() => actions(visit)).toEqual(['choose']);
    expect([await has(visit, 'analytics'), await has(visit, 'marketing')]).toEqual([true, false]);
  });

  test('leave the preferences by Escape: nothing is decided, and the focus is where it was', async () => {
    const visit = await arrive(browser);
    const { page, ui } = visit;
    await press(page, 'preferences');
    await ui.dialog.waitFor();
    await press(page, 'analytics', ' ');
    await page.keyboard.press('Escape');
    await ui.dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => focused(page)).toBe('preferences');
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  });

  test('load a film once, then allow it always', async () => {
    const visit = await arrive(browser);
    const { page, ui, log } = visit;
    expect(await page.locator('main').ariaSnapshot()).toMatchInlineSnapshot(`
      "- main:
        - heading "Klouttrack" [level=1]
        - link "Next":
          - /url: /next
        - group "YouTube":
          - text: YouTube
          - paragraph: This content comes from YouTube. Loading it connects your browser to Google, which may store and read data on this device.
          - button "Load once"
          - button "Always allow"
          - link "Open at the source":
            - /url: https://www.youtube.com/watch?v=one"
    `);
    await press(page, 'load-once');
    await log.next('youtube-nocookie.com/embed/one');
    await page.reload();
    await ui.embed.waitFor();
    await press(page, 'always-allow');
    await expect.poll(() => actions(visit)).toEqual(['choose']);
    expect([await has(visit, 'youtube'), await has(visit, 'marketing')]).toEqual([true, false]);
  });

  test('erase all that is known, after a question', async () => {
    const visit = await arrive(browser);
    const { page, ui, site } = visit;
    await press(page, 'accept-all');
    await expect.poll(() => actions(visit)).toEqual(['accept-all']);
    await press(page, 'reopen');
    await ui.dialog.waitFor();
    await press(page, 'erase');
    await press(page, 'erase-now');
    await expect.poll(() => announced(visit)).toContain('Your data is erased.');
    expect(await site.receipts()).toEqual([]);
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  });
});
