import { describe, expect, test } from 'vitest';
import { arrive, controlsOf, eachSurface, openPreferences } from './harness/accessible-page';
import { EMPTY_STORES } from './harness/browser-stores';

/* What WCAG 2.2 AA asks of how things behave. docs/accessibility.md says which test is for which criterion. */

const BROWSERS = ['chromium', 'firefox'] as const;

describe.each(BROWSERS)('in %s', (browser) => {
  test('whatever has the focus by keyboard has a ring of 2 pixels', async () => {
    const visit = await arrive({ browser });
    const { page } = visit;
    const found: Record<string, number> = {};
    const tab = async (presses: number) => {
      for (; presses > 0; presses--) {
        await page.keyboard.press('Tab');
        const [what, ring] = await page.evaluate(ringOfFocus);
        if (what) found[what] = ring;
      }
    };
    await tab(10);
    await openPreferences(visit);
    await tab(25);
    expect(Object.entries(found).filter(([, ring]) => ring < 2)).toEqual([]);
    const those = [
      'accept-all',
      'reject-all',
      'preferences',
      'load-once',
      'always-allow',
      'close',
      'save',
      'analytics',
    ];
    expect(Object.keys(found)).toEqual(expect.arrayContaining(those));
  });

  test('a name begins with the words that can be seen', async () => {
    const visit = await arrive({ browser });
    const wrong: string[] = [];
    await eachSurface(visit, async (surface, name) => {
      const found = await controlsOf(surface).evaluateAll((controls) =>
        controls.flatMap((control) => {
          const [said, seen] = [control.ariaLabel, control.textContent?.trim() ?? ''];
          return said === null || said.startsWith(seen) ? [] : [`"${said}" on "${seen}"`];
        }),
      );
      wrong.push(...found.map((it) => `${name}: ${it}`));
    });
    expect(wrong).toEqual([]);
  });

  test('a switch shows its state by more than its colour', async () => {
    const visit = await arrive({ browser });
    await openPreferences(visit);
    const look = () =>
      visit.ui.switch('analytics').evaluate((it) => {
        const { marginInlineStart, translate, transform, insetInlineStart, content } = getComputedStyle(it, '::before');
        return [marginInlineStart, translate, transform, insetInlineStart, content];
      });
    const off = await look();
    await visit.ui.switch('analytics').check();
    await expect.poll(look).not.toEqual(off);
  });

  test('a switch that is turned, and a control that has the focus, change nothing before they are saved', async () => {
    const visit = await arrive({ browser });
    const { page, browserStores, vendorHosts, settled } = visit;
    await openPreferences(visit);
    for (const control of await controlsOf(visit.ui.dialog).all()) await control.focus();
    for (const name of ['analytics', 'marketing', 'chat']) await visit.ui.switch(name).check();
    await settled();
    expect(await visit.ui.dialog.isVisible()).toBe(true);
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
    expect(await browserStores()).toEqual(EMPTY_STORES);
    expect(vendorHosts()).toEqual([]);
  });

  test('the page is out of reach while the preferences are open, and in reach beside the banner', async () => {
    const visit = await arrive({ browser, more: '<button id="own">Own</button>' });
    const own = visit.page.locator('#own');
    await own.focus();
    expect(await own.evaluate((it) => it.matches(':focus'))).toBe(true);
    await openPreferences(visit);
    await own.focus();
    expect(await own.evaluate((it) => it.matches(':focus'))).toBe(false);
    await visit.page.keyboard.press('Escape');
    await own.focus();
    expect(await own.evaluate((it) => it.matches(':focus'))).toBe(true);
  });

  test('the name beside the icon stays while pointer or focus is on it, and Escape puts it away', async () => {
    const { page, ui, settled } = await arrive({ browser });
    await ui.button('reject-all', ui.banner).click();
    const icon = ui.button('reopen');
    // The focus has come back to where it was.
    await settled();
    const width = async () => (await icon.boundingBox())?.width ?? 0;
    const leave = async () => {
      await page.mouse.move(600, 300);
      await icon.evaluate((it) => it.blur());
    };
    const focus = () => icon.evaluate((it) => it.focus({ focusVisible: true } as FocusOptions));
    const hover = () => icon.hover();
    // To Chromium a focus by script is one by keyboard then.
    await page.keyboard.press('Shift');
    for (const reach of [hover, focus, hover, focus]) {
      await leave();
      await expect.poll(width).toBe(44);
      await reach();
      await expect.poll(width).toBeGreaterThan(100);
      // It stays, and the pointer can go over it.
      if (reach === hover) await page.mouse.move(140, (await icon.boundingBox())?.y ?? 0, { steps: 5 });
      await settled();
      expect(await width()).toBeGreaterThan(100);
      await page.keyboard.press('Escape');
      await expect.poll(width).toBe(44);
    }
  });

  test('the keyboard goes through the banner and out again', async () => {
    const { page, ui } = await arrive({ browser, more: '<button id="own">Own</button>' });
    const isIn = () => ui.banner.evaluate((it) => it.matches(':focus-within'));
    const go = async (key: string, until: boolean) => {
      for (let presses = 0; presses < 10 && (await isIn()) !== until; presses++) await page.keyboard.press(key);
      expect(await isIn()).toBe(until);
    };
    await page.locator('#own').focus();
    await go('Tab', true);
    await go('Tab', false);
    await ui.button('preferences', ui.banner).focus();
    await go('Shift+Tab', false);
  });
});

test('the banner waits for an answer as long as it takes', async () => {
  const { page, ui } = await arrive();
  await page.clock.install();
  await page.clock.fastForward('24:00:00');
  expect(await ui.banner.isVisible()).toBe(true);
});

test.each([
  ['chromium', 'no-preference', 150],
  ['chromium', 'reduce', 1],
  ['still-firefox', 'reduce', 1],
] as const)('nothing moves for long, in %s with motion: %s', async (browser, reducedMotion, most) => {
  const visit = await arrive({ browser, context: { reducedMotion } });
  const query = '(prefers-reduced-motion: reduce)';
  expect(await visit.page.evaluate((it) => matchMedia(it).matches, query)).toBe(reducedMotion === 'reduce');
  const long: string[] = [];
  await eachSurface(visit, async (surface, name) => {
    const found = await surface.evaluate((element, limit) => {
      const longest = (times: string) => Math.max(...times.split(',').map((it) => Number.parseFloat(it) * 1000));
      return [element, ...(element.shadowRoot ?? element).querySelectorAll('*')].flatMap((it) => {
        const { animationDuration, animationIterationCount, transitionDuration } = getComputedStyle(it);
        const isLong = longest(animationDuration) > limit || longest(transitionDuration) > limit;
        return isLong || animationIterationCount.includes('infinite') ? [it.outerHTML] : [];
      });
    }, most);
    long.push(...found.map((it) => `${name}: ${it}`));
  });
  expect(long).toEqual([]);
});

/** What of ours has the focus, through shadow roots, and how wide its ring is. */
function ringOfFocus(): [string | null, number] {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || !/^assent-/.test((active.getRootNode() as ShadowRoot).host?.localName ?? '')) return [null, 0];
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  const what = active.getAttribute('data-action') ?? active.getAttribute('name') ?? active.outerHTML;
  return [what, outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)];
}
