import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrive, controlsOf, eachSurface, openPreferences } from './harness/accessible-page';
import { hold } from './harness/hold';

/* What WCAG 2.2 AA asks of sizes and places. docs/accessibility.md says which test is for which criterion. */

const BROWSERS = ['chromium', 'firefox'] as const;
const PHONE = { width: 320, height: 568 };
const DESKTOP = { width: 1280, height: 800 };
// Not at the page's very edge, of which a hair's breadth can be seen beside the banner.
const LINKS = Array.from(
  { length: 30 },
  (_, i) => `<p style="margin-inline: 2em"><a href="#${i}">Link ${i}</a></p>`,
).join('');
/** Also: upright and across; a desktop at 200 %; one of 1280 x 1024 at 400 %, which is 320 x 256. */
const WINDOWS = [PHONE, DESKTOP, { width: 568, height: 320 }, { width: 640, height: 400 }, { width: 320, height: 256 }];

/** What is cut off, or has to be scrolled sideways, of what stands on the screen; and buttons that are out of sight. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('assent-ui')?.shadowRoot as ShadowRoot;
    const layer = root.querySelector('dialog[open]') ?? (root.querySelector('[part~=banner]') as Element);
    const found: string[] = [];
    for (const it of [document.documentElement, layer, ...layer.querySelectorAll('*')]) {
      const { display, overflowY, clipPath } = getComputedStyle(it);
      if (display === 'inline' || !it.clientWidth || clipPath !== 'none') continue;
      const name = it.getAttribute('data-action') ?? it.className ?? it.localName;
      if (it.scrollWidth > it.clientWidth + 1) found.push(`${name} is wider than its place: ${it.textContent}`);
      const scrolls = /auto|scroll/.test(overflowY) || it === document.documentElement;
      if (!scrolls && it.scrollHeight > it.clientHeight + 1) found.push(`${name} is higher than its place`);
    }
    const answers = layer.querySelectorAll('[data-action$="-all"]');
    for (const it of layer.matches('dialog') ? [] : answers) {
      const { top, bottom, left, right } = it.getBoundingClientRect();
      const isIn = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
      if (!isIn) found.push(`${it.textContent} is out of sight`);
    }
    return found;
  });

function adopt(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.querySelector('assent-ui')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, css);
}

/** Of every window, what is clipped there. */
async function clippedAnywhere(page: Page, what: string): Promise<string[]> {
  // A switch reaches further than it is drawn, on purpose.
  await adopt(page, 'input::after { content: none !important }');
  const found: string[] = [];
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const some = await clipped(page);
    found.push(...some.map((fault) => `${what}, ${size.width} x ${size.height}: ${fault}`));
  }
  return found;
}

describe.each(BROWSERS)('in %s', (browser) => {
  test('every target is 24 pixels wide and high, but for links within a line', async () => {
    const visit = await arrive({ browser, context: { viewport: PHONE } });
    const small: string[] = [];
    await eachSurface(visit, async (surface, name) => {
      const found = await controlsOf(surface).evaluateAll((controls) =>
        controls.flatMap((control) => {
          const { width, height } = control.getBoundingClientRect();
          const isInLine = getComputedStyle(control).display === 'inline';
          return !isInLine && Math.min(width, height) < 24 ? [`${control.outerHTML}: ${width} x ${height}`] : [];
        }),
      );
      small.push(...found.map((it) => `${name}: ${it}`));
    });
    expect(small).toEqual([]);
  });

  test.each(['en', 'de', 'ar'])('nothing is clipped or scrolls sideways, in any window, in %s', async (lang) => {
    const visit = await arrive({ browser, lang });
    const found = await clippedAnywhere(visit.page, 'banner');
    await openPreferences(visit);
    found.push(...(await clippedAnywhere(visit.page, 'preferences')));
    expect(found).toEqual([]);
  });

  test('at 320 by 256 pixels the banner leaves a third of the window, and its text scrolls', async () => {
    const { ui } = await arrive({ browser, context: { viewport: { width: 320, height: 256 } } });
    expect((await ui.banner.boundingBox())?.height).toBeLessThanOrEqual((256 * 2) / 3);
    const text = ui.banner.locator('p');
    await text.locator('a').scrollIntoViewIfNeeded();
    const [link, answers] = await Promise.all([text.locator('a').boundingBox(), ui.button('accept-all').boundingBox()]);
    expect(link?.y).toBeLessThan(answers?.y ?? 0);
  });

  test('text that a visitor has spaced is not clipped either', async () => {
    const visit = await arrive({ browser });
    await adopt(
      visit.page,
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
    );
    const found = await clippedAnywhere(visit.page, 'banner');
    await openPreferences(visit);
    found.push(...(await clippedAnywhere(visit.page, 'preferences')));
    expect(found).toEqual([]);
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ])('on %s no link of the page that has the focus is wholly behind the banner', async (_what, viewport) => {
    const { page, log, settled } = await arrive({ browser, context: { viewport }, more: LINKS });
    await page.keyboard.press('Shift');
    await log.next('parts/keyboard.js');
    await settled();
    const hidden: string[] = [];
    for (const key of [...Array(40).fill('Tab'), ...Array(40).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      hidden.push(...(await page.evaluate(hiddenLink)));
    }
    expect(hidden).toEqual([]);
  });

  test('nor where what keeps it in sight comes after the first key', async () => {
    const { page, settled } = await arrive({ browser, context: { viewport: PHONE }, more: LINKS });
    await settled();
    const part = await hold(page, /parts\/keyboard\.js/);
    await page.keyboard.press('Tab');
    await expect.poll(part.count).toBe(1);
    const text = await page.evaluate(() => {
      scrollTo(0, 0);
      const banner = document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~=banner]') as Element;
      const { top, bottom } = banner.getBoundingClientRect();
      const isBehind = (place: DOMRect) => place.top > top && place.bottom < bottom;
      const links = [...document.querySelectorAll<HTMLElement>('main a')];
      const link = links.find((it) => isBehind(it.getBoundingClientRect()));
      link?.focus({ preventScroll: true });
      scrollTo(0, 0);
      return link?.textContent;
    });
    expect(text).toBeDefined();
    expect(await page.evaluate(hiddenLink)).toEqual([text]);
    part.release();
    await expect.poll(() => page.evaluate(hiddenLink)).toEqual([]);
  });

  test.each(['en', 'ar'])('what is said first stands first, for keys and eyes alike, in %s', async (lang) => {
    for (const viewport of [DESKTOP, PHONE]) {
      const visit = await arrive({ browser, lang, context: { viewport } });
      await eachSurface(visit, async (surface, name) => {
        const places = await controlsOf(surface).evaluateAll((all) =>
          all.map((control) => {
            let scroller = control.parentElement;
            while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
              scroller = scroller.parentElement;
            const { top, bottom, left, right } = control.getBoundingClientRect();
            return { top, bottom, left, right, what: control.outerHTML, scroller: scroller?.className };
          }),
        );
        const wrong = places.filter((place, i) => {
          const last = places[i - 1];
          // What is in a box that scrolls has no place of its own beside what is not.
          if (!last || last.scroller !== place.scroller) return false;
          const isFurther = lang === 'ar' ? place.right <= last.right : place.left >= last.left;
          return place.top < last.bottom - 1 && !isFurther;
        });
        expect(wrong, name).toEqual([]);
      });
    }
  });

  test('the way back to the preferences has one place and one name on every page', async () => {
    const { page, ui } = await arrive({ browser });
    await ui.button('reject-all').click();
    const seen = [];
    for (const path of ['/', '/next']) {
      await page.goto(path);
      await ui.button('reopen').waitFor();
      seen.push([await ui.button('reopen').boundingBox(), await ui.host.ariaSnapshot()]);
    }
    expect(seen[1]).toEqual(seen[0]);
  });
});

/** The page's link that has the focus, if it is wholly behind the banner or out of the window, and stays there. */
async function hiddenLink(): Promise<string[]> {
  const banner = document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~=banner]');
  const { activeElement } = document;
  if (!banner || !activeElement?.matches('main a')) return [];
  for (let frame = 0; frame < 30; frame++) {
    await new Promise(requestAnimationFrame);
    const [over, under] = [banner, activeElement].map((it) => it.getBoundingClientRect()) as [DOMRect, DOMRect];
    const isBehind =
      under.top >= over.top && under.bottom <= over.bottom && under.left >= over.left && under.right <= over.right;
    if (!isBehind && under.bottom > 0 && under.top < innerHeight) return [];
  }
  return [activeElement.textContent ?? ''];
}
