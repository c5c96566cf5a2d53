import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';

/* What the banner is in front of can be got at, without anything of the page moving. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 568 };

/** Where the last line and the banner are. */
const places = (page: Page) =>
  page.evaluate(() => {
    const banner = document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part=banner]');
    const line = document.getElementById('last') as Element;
    return { top: banner?.getBoundingClientRect().top ?? 0, line: line.getBoundingClientRect().bottom };
  });

const pageHeight = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test.each([
    ['a bar on a desktop', DESKTOP, {}],
    ['a bar on a phone', PHONE, {}],
    ['a box on a desktop', DESKTOP, { 'data-ui-layout': 'box', 'data-ui-position': 'bottom-end' }],
    ['a modal, which is a sheet on a phone', PHONE, { 'data-ui-layout': 'modal' }],
  ] as const)('the last line of the page can be scrolled clear of %s', async (_, viewport, settings) => {
    const body = '<div style="height:3000px">Long</div><p id="last" style="margin:0">The last line.</p>';
    const head = VIEWPORT + assentTag({ ...TAG, ...settings });
    const { page, ui, settled } = await openSite({
      browser,
      pages: { '/bare': html({ head: VIEWPORT, body }), '*': html({ head, body }) },
      context: { viewport },
    });
    await page.goto('/bare');
    const bare = await pageHeight(page);
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    const { top, line } = await places(page);
    expect(line).toBeLessThanOrEqual(top);
    // No further than that.
    expect(top - line).toBeLessThan(40);
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
    await expect.poll(() => pageHeight(page)).toBe(bare);
  });

  test.each([
    [DESKTOP, 'bar', 12],
    [PHONE, 'bar', 8],
    [DESKTOP, 'modal', 12],
    [PHONE, 'modal', 8],
    [DESKTOP, 'modal', 40],
  ] as const)(
    'nothing that gets the focus is behind it at %j, as %s, of %i buttons',
    async (viewport, layout, count) => {
      const buttons = Array.from(
        { length: count },
        (_, i) => `<p style="margin:0"><button id="b${i}">${i}</button></p>`,
      );
      const body = `<div style="display:flex;flex-direction:column;justify-content:space-between;min-height:calc(100vh - 16px)">${buttons.join('')}</div>`;
      const head = VIEWPORT + assentTag({ ...TAG, 'data-ui-layout': layout });
      const { page, ui, settled } = await openSite({
        browser,
        pages: { '*': html({ head, body }) },
        context: { viewport },
      });
      await page.goto('/');
      await ui.banner.waitFor();
      await settled();
      const isHidden = () =>
        page.evaluate(() => {
          const focused = document.activeElement as Element;
          const { left, right, top, bottom } = focused.getBoundingClientRect();
          const corners = [left + 1, right - 1].flatMap((x) => [top + 1, bottom - 1].map((y) => [x, y] as const));
          return focused.id && corners.every(([x, y]) => document.elementFromPoint(x, y)?.localName === 'assent-ui')
            ? focused.id
            : '';
        });
      // The last one comes first: nothing has been loaded for the keyboard then.
      await page.evaluate((last) => document.getElementById(last)?.focus(), `b${count - 1}`);
      await page.keyboard.press('Shift');
      await expect.poll(isHidden).toBe('');
      await page.locator('#b0').focus();
      for (let i = 0; i < count; i++) {
        await expect.poll(isHidden).toBe('');
        await page.keyboard.press('Tab');
      }
    },
  );
});

test('where a scroll bar would take its width from the page, the page stays as long as it is', async () => {
  const style = '<style>body{margin:0} main{height:100vh}</style>';
  const body = '<main id="last">One window</main>';
  // Chromium has no such bars here.
  const { page, ui, settled } = await openSite({
    browser: 'firefox',
    pages: {
      '/long': html({ head: style, body: `${body}<p>More</p>` }),
      '*': html({ head: style + assentTag(TAG), body }),
    },
  });
  const width = () => page.evaluate(() => document.documentElement.clientWidth);
  await page.goto('/long');
  expect(await width()).toBeLessThan(1280);
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect([await width(), await pageHeight(page)]).toEqual([1280, 720]);
  // Once there is one it takes nothing more.
  await page.evaluate(() => {
    (document.getElementById('last') as HTMLElement).style.height = '2000px';
  });
  await expect.poll(() => pageHeight(page)).toBeGreaterThan(2050);
});
