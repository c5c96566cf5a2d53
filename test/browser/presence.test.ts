import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Later, later } from './harness/hold';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* Where what Assent draws does not belong: on paper, under a notch, in a search result, in the page's own figures. */

/** A script of somebody else that the parser waits for. */
const scriptAfter = (slow: Later) => async () => {
  await slow.promise;
  return new Response('', { headers: { 'content-type': 'text/javascript' } });
};

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const pages = { '*': html({ head: assentTag(TAG), body: '<h1>Invoice</h1>' }) };

describe('on paper there is nothing of ours', () => {
  const printed = async ({ page, ui }: Visit) => {
    await page.emulateMedia({ media: 'print' });
    const boxes = await ui.host
      .locator('section,button,dialog')
      .evaluateAll((all) => all.filter((it) => it.getClientRects().length).length);
    await page.emulateMedia({ media: 'screen' });
    return boxes;
  };

  // (A distribution's Firefox cannot be made to believe that it prints.)
  test('before an answer, after it, and on a later page', async () => {
    const visit = await openSite({ browser: 'chromium', pages });
    const { page, ui } = visit;
    await page.goto('/');
    await ui.banner.waitFor();
    expect(await printed(visit)).toBe(0);
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    expect(await printed(visit)).toBe(0);
    await ui.button('reject-all', ui.dialog).click();
    await ui.button('reopen').waitFor();
    expect(await printed(visit)).toBe(0);
    await page.goto('/later');
    await ui.button('reopen').waitFor();
    expect(await printed(visit)).toBe(0);
    expect(await ui.button('reopen').isVisible()).toBe(true);
  });

  test('nor the link of the regimes that do not ask', async () => {
    const head = assentTag({ ...TAG, 'data-region': 'US-CA' });
    const visit = await openSite({ browser: 'chromium', pages: { '*': html({ head }) } });
    await visit.page.goto('/');
    await visit.ui.button('choices').waitFor();
    expect(await printed(visit)).toBe(0);
  });
});

describe('safe areas of phones stay free', () => {
  const SHAPES = [
    ['upright', { width: 390, height: 844 }, { top: 47, bottom: 34, left: 0, right: 0 }],
    ['on its side', { width: 844, height: 390 }, { top: 0, bottom: 21, left: 59, right: 59 }],
    ['little height', { width: 667, height: 320 }, { top: 0, bottom: 21, left: 44, right: 44 }],
  ] as const;
  const SETTINGS = [{}, { 'data-ui-layout': 'box' }, { 'data-ui-position': 'top' }];

  describe.each(SHAPES)('%s', (_name, viewport, insets) => {
    test.each(SETTINGS)('%j', async (settings) => {
      for (const dir of ['ltr', 'rtl']) {
        const head = `<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">${assentTag({ ...TAG, ...settings })}`;
        const { page, ui, context } = await openSite({
          // The driver of Firefox knows no safe areas.
          browser: 'chromium',
          pages: { '*': html({ head, dir }) },
          context: { viewport },
        });
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets } as never);
        await page.goto('/');
        const free = async (what: string) => {
          const boxes = await ui.host
            .locator(what)
            .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
          expect(boxes.length).toBeGreaterThan(0);
          for (const { left, right, bottom, top } of boxes) {
            expect(left).toBeGreaterThanOrEqual(insets.left);
            expect(right).toBeLessThanOrEqual(viewport.width - insets.right);
            expect(bottom).toBeLessThanOrEqual(viewport.height - insets.bottom);
            expect(top).toBeGreaterThanOrEqual(insets.top);
          }
        };
        await ui.banner.waitFor();
        await free('[part=banner] :is(.text,button)');
        await ui.button('reject-all').click();
        await ui.button('reopen').waitFor();
        await free('[data-action=reopen]');
      }
    });
  });
});

test('a search engine takes neither banner nor preferences for the page’s description', async () => {
  const { page, ui } = await openSite({ pages });
  await page.goto('/');
  const isMarked = (it: Element) => !!it.closest('div[data-nosnippet],section[data-nosnippet],span[data-nosnippet]');
  expect(await ui.banner.evaluate(isMarked)).toBe(true);
  await ui.button('preferences').click();
  await ui.dialog.waitFor();
  expect(await ui.dialog.evaluate(isMarked)).toBe(true);
});

describe('no part of ours is the largest thing that a page paints', () => {
  const watch = (page: Page) =>
    page.addInitScript(() => {
      const painted: (string | undefined)[] = [];
      Object.assign(window, { painted });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) painted.push((entry as unknown as { element?: Element }).element?.id);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
  const largest = (page: Page) => page.evaluate(() => (window as unknown as { painted: string[] }).painted.at(-1));

  test.each([
    ['a heading', '<h1 id="own">Shop</h1>', {}],
    ['a word', '<p id="own">Hi</p>', {}],
    ['a word, and a box', '<p id="own">Hi</p>', { 'data-ui-layout': 'box' }],
    ['a word in a dark page', '<p id="own">Hi</p>', { 'data-ui-theme': 'dark', 'data-ui-position': 'top' }],
  ])('%s', async (_name, body, settings) => {
    const { page, ui, settled } = await openSite({
      // Without a screen Firefox tells of nothing painted.
      browser: 'chromium',
      pages: { '*': html({ head: assentTag({ ...TAG, ...settings }), body }) },
    });
    await watch(page);
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    // What is painted anew does not count either.
    await page.setViewportSize({ width: 700, height: 700 });
    await settled();
    await expect.poll(() => largest(page)).toBe('own');
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
    await page.goto('/later');
    await ui.button('reopen').waitFor();
    await settled();
    await expect.poll(() => largest(page)).toBe('own');
  });
});

describe('the banner stands as soon as there is a body', () => {
  const held =
    '<iframe data-consent="marketing" data-consent-service="youtube" data-src="https://www.youtube.com/embed/x"></iframe>';
  test.each([
    ['a script of somebody else in the body', '', `<h1>Shop</h1>${held}<script src="/slow.js"></script>`],
    [
      'a script behind a style sheet',
      '',
      `<h1>Shop</h1>${held}<link rel="stylesheet" href="/slow.js"><script>1</script>`,
    ],
    [
      'a script of somebody else at the very end',
      '',
      `<h1>Shop</h1><p>Text</p>${held}<p>Text</p><script src="/slow.js"></script>`,
    ],
  ])('%s', async (_name, head, body) => {
    const slow = later();
    const { page, ui, site } = await openSite({
      pages: {
        '/slow.js': scriptAfter(slow),
        '*': html({
          head: head + assentTag(TAG),
          body: `${body}<script type="text/plain" data-consent="preferences"></script>`,
        }),
      },
    });
    await page.goto('/', { waitUntil: 'commit' });
    await ui.banner.waitFor();
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
    const before = await ui.banner.textContent();
    slow.resolve();
    // What came behind it is in the notice too.
    await expect.poll(() => ui.banner.textContent()).not.toBe(before);
    await ui.button('reject-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt.categories).toHaveProperty('preferences', false);
  });

  test('and not before there is one', async () => {
    const slow = later();
    const { page, ui, errors } = await openSite({
      pages: {
        '/slow.js': scriptAfter(slow),
        '*': html({ head: `${assentConfig({})}${assentTag(TAG)}<script src="/slow.js"></script>` }),
      },
    });
    await page.goto('/', { waitUntil: 'commit' });
    // (The driver's own waiting waits for frames, which Firefox draws of no page without a body.)
    await expect.poll(() => page.evaluate(() => !!window.assent)).toBe(true);
    expect(await ui.host.count()).toBe(0);
    slow.resolve();
    await ui.banner.waitFor();
    expect(await ui.host.evaluate((it) => it.previousElementSibling?.localName)).toBe('body');
    expect(errors).toEqual([]);
  });
});
