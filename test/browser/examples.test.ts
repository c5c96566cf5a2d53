import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { APPS, type Example, PATHS, REACT_BY_TAG, SIGNALS, SITES, WEB_COMPONENT } from './harness/examples';
import { hold } from './harness/hold';
import { openSite, type Visit } from './harness/open-site';

/*
 * The applications of demo/examples, built and driven as they lie there.
 */

const ROUTE_CHANGES = 200;
/** What a page may grow by over all of them, once they have settled in. */
const GROWTH = 1024 * 1024;
/** Frameworks and browsers fill their caches first: Turbo alone keeps ten pages. */
const WARM_UP = 15;

const chart = (page: Page) => page.locator('.chart');

/** Opens an example, and waits for its banner. */
async function open(example: Example, path = '/'): Promise<Visit> {
  const visit = await openSite({ pages: await example.pages() });
  await visit.page.goto(path);
  await visit.ui.banner.waitFor();
  return visit;
}

/** Follows so many links, and looks after each whether the banner and what waits for a yes are as they should be. */
async function walk(page: Page, changes: number, isAllowed: boolean): Promise<void> {
  await page.evaluate(
    async ([paths, changes, isAllowed]) => {
      const titles: Record<string, string> = { '/': 'Home', '/reports': 'Reports', '/films': 'Films' };
      const banner = () => document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~=banner]');
      const wrong = (path: string) => {
        const isFilm = path === '/films';
        return [
          document.querySelector('h1')?.textContent === titles[path] ? '' : 'another page',
          // Turbo shows what it remembers first, and htmx sees to its links last: a visitor is not as fast.
          document.querySelector('[aria-busy],[data-turbo-preview],[hx-boost]:not([data-htmx-powered])') ? 'busy' : '',
          document.querySelectorAll('.chart').length === (isAllowed && !isFilm ? 1 : 0) ? '' : 'the chart',
          document.querySelectorAll('iframe[src]').length === 0 ? '' : 'a frame is loaded',
          document.querySelectorAll('assent-embed').length === (isFilm ? 1 : 0) ? '' : 'the placeholder',
          document.querySelectorAll('assent-ui').length === 1 ? '' : 'the interface',
          !!banner()?.checkVisibility() === !isAllowed ? '' : 'the banner',
        ].filter(Boolean);
      };
      for (let i = 0; i < changes; i++) {
        const path = paths[(paths.indexOf(location.pathname) + 1) % paths.length] as string;
        document.querySelector<HTMLElement>(`nav a[href="${path}"]`)?.click();
        for (let frame = 0; wrong(path).length; frame++) {
          if (frame > 1200) throw new Error(`change ${i} to ${path}: ${wrong(path)}`);
          await new Promise(requestAnimationFrame);
        }
      }
    },
    [PATHS, changes, isAllowed] as const,
  );
}

/** What is left on the heap of a page once all garbage is collected, in bytes. */
async function heapOf({ context, page }: Visit): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** @returns what the heap has grown by, in bytes */
async function growthOver(visit: Visit, changes: number, isAllowed: boolean): Promise<number> {
  await walk(visit.page, WARM_UP, isAllowed);
  const before = await heapOf(visit);
  await walk(visit.page, changes, isAllowed);
  return (await heapOf(visit)) - before;
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
