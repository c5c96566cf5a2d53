import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { APPS, type Example, REACT_BY_TAG, SIGNALS, SITES, WEB_COMPONENT } from './harness/examples';
import { hold } from './harness/hold';
import { openSite, type Visit } from './harness/open-site';
import { GROWTH, growthOver, ROUTE_CHANGES } from './harness/route-changes';

/*
 * The applications of demo/examples, built and driven as they lie there.
 */

const chart = (page: Page) => page.locator('.chart');

/** Opens an example, and waits for its banner. */
async function open(example: Example, path = '/'): Promise<Visit> {
  const visit = await openSite({ pages: await example.pages() });
  await visit.page.goto(path);
  await visit.ui.banner.waitFor();
  return visit;
}

test.each([...APPS, SIGNALS, ...SITES])(
  `$name: over ${ROUTE_CHANGES} route changes banner and gate are right, and the heap does not grow`,
  async (example) => {
    const visit = await open(example);
    const before = await growthOver(visit, ROUTE_CHANGES / 2, false);
    expect(visit.vendorHosts()).toEqual([]);
    await visit.page.evaluate(() => window.assent?.set({ analytics: true }));
    const after = await growthOver(visit, ROUTE_CHANGES / 2, true);
    expect(before + after).toBeLessThan(GROWTH);
    expect(visit.errors).toEqual([]);
  },
);

describe.each(APPS)('$name, drawn on the server', (example) => {
  test('has nothing in it that needs a yes, and is taken over as it is, also by a visitor who has said yes', async () => {
    const visit = await open(example);
    const { page, errors } = visit;
    const html = () => page.evaluate(async () => (await fetch('/')).text());
    expect(await html()).toContain('class="held"');
    expect(await html()).not.toContain('class="chart"');
    await page.locator('.allow').click();
    await chart(page).waitFor();
    await page.addInitScript(() => {
      // Before a module runs.
      document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        const islands = document.querySelectorAll('header, .pages');
        const first = [...document.querySelectorAll('.held, .chart')].map((it) => it.className);
        Object.assign(window, { drawn: [...islands], first });
      });
    });
    await page.reload();
    await chart(page).waitFor();
    const seen = await page.evaluate(() => {
      const { drawn, first } = window as unknown as { drawn: Element[]; first: string[] };
      return [drawn.map((it) => it.isConnected), first];
    });
    expect(seen).toEqual([[true, true], ['held']]);
    expect(await html()).toContain('class="held"');
    expect(errors).toEqual([]);
  });
});

test('react: the script of a tag may come long after the app, and opens it then', async () => {
  const visit = await openSite({ pages: await REACT_BY_TAG.pages() });
  const { page, ui, errors } = visit;
  const held = await hold(page, /\/assent\.js$/);
  await page.goto('/reports', { waitUntil: 'commit' });
  expect(await chart(page).count()).toBe(0);
  // The app lives: its router answers.
  await page.locator('nav a[href="/"]').click();
  await page.locator('h1', { hasText: 'Home' }).waitFor();
  held.release();
  await ui.banner.waitFor();
  await ui.button('accept-all').click();
  await chart(page).waitFor();
  expect(await ui.host.count()).toBe(1);
  expect(errors).toEqual([]);
});

describe.each([...APPS, SIGNALS, WEB_COMPONENT])('$name', (example) => {
  test('consent in one island opens another at once, in another tab too, and a withdrawal shuts it', async () => {
    const { page, ui, newPage, vendorHosts, errors } = await open(example);
    const tab = await newPage();
    await tab.goto('/reports');
    await tab.locator('.held').waitFor();
    expect(await page.locator('.state').filter({ visible: true }).textContent()).toBe('Statistics are not allowed');
    expect(await chart(page).count()).toBe(0);
    expect(vendorHosts()).toEqual([]);
    await page.locator('.allow').click();
    await chart(page).waitFor();
    await chart(tab).waitFor();
    expect(await page.locator('.state').filter({ visible: true }).textContent()).toBe('Statistics are allowed');
    expect(await ui.banner.isVisible()).toBe(false);
    await page.locator('a[href="#assent"]').click();
    await ui.switch('analytics').uncheck();
    await ui.button('save').click();
    await page.locator('.held').filter({ visible: true }).waitFor();
    await expect.poll(() => chart(page).count()).toBe(0);
    await expect.poll(() => chart(tab).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
