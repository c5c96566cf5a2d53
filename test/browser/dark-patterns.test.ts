import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locales/index';
import type { UiAction } from './harness/assent-ui';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * What a regulator holds against a banner, with numbers: that a no is smaller, paler, further away or shorter-lived than a yes.
 * Elsewhere: switches that start off and nothing that is sent before the answer (first-visit, decisions), every language
 * (languages), withdrawal (withdrawal, place), the opt-out regimes and Global Privacy Control (situations).
 */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';
const LAYOUTS = ['bar', 'box', 'modal'];
/** The last two are a desktop at 200 and a small one at 400 %. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 320, height: 568 },
  { width: 640, height: 400 },
  { width: 320, height: 256 },
];
const ANSWERS: readonly UiAction[] = ['accept-all', 'reject-all'];

/** Those that say most, those with the longest words on a button, and Arabic. */
async function longestLanguages(): Promise<string[]> {
  const all = await Promise.all(Object.values(locales).map(async (load) => (await load()).locale));
  const by = (size: (it: (typeof all)[number]) => number) =>
    [...all].sort((one, other) => size(other) - size(one)).slice(0, 2);
  const words = (text: string) => Math.max(...text.split(/\s/).map(({ length }) => length));
  const most = by(
    ({ body, title, policyLink }) => (title + body('Site', 'Analytics, marketing', 2) + policyLink).length,
  );
  const buttons = by(({ acceptAll, rejectAll, customise }) => (acceptAll + rejectAll + customise).length);
  const widest = by(({ acceptAll, rejectAll }) => words(`${acceptAll} ${rejectAll}`));
  return [...new Set([...most, ...buttons, ...widest].map(({ code }) => code)), 'ar', 'en'];
}

interface Seen {
  /** All that makes one button look other than another. */
  readonly look: string;
  readonly width: number;
  readonly height: number;
  /** Of its words on it, and of it on the banner. */
  readonly contrast: readonly [number, number];
  readonly isVisible: boolean;
}

/** The two answers as they are drawn now, in this language. */
async function answers({ page }: Visit, lang: string, dir: string): Promise<readonly [Seen, Seen]> {
  const seen = await page.evaluate(
    async ([lang = '', dir = '']) => {
      Object.assign(document.documentElement, { lang, dir });
      const root = document.querySelector('assent-ui')?.shadowRoot as ShadowRoot;
      const banner = () => root.querySelector('[part=banner]') as HTMLElement;
      while (banner().closest('[lang]')?.getAttribute('lang') !== lang) await new Promise(requestAnimationFrame);
      const luminance = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((it) => {
          const part = Number(it) / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (one: string, other: string) => {
        const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      return ['accept-all', 'reject-all'].map((action) => {
        const button = root.querySelector(`[data-action=${action}]`) as HTMLElement;
        const style = getComputedStyle(button);
        const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
        const corners = [left + 8, right - 8].flatMap((x) => [top + 8, bottom - 8].map((y) => [x, y] as const));
        const isWithin = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        const its = [
          'font',
          'padding',
          'border',
          'border-radius',
          'opacity',
          'filter',
          'box-shadow',
          'text-decoration',
        ];
        return {
          look: [
            button.localName,
            button.parentElement?.className,
            ...its.map((it) => style.getPropertyValue(it)),
          ].join(';'),
          width,
          height,
          contrast: [
            contrast(style.color, style.backgroundColor),
            contrast(style.backgroundColor, getComputedStyle(banner()).backgroundColor),
          ] as const,
          isVisible: isWithin && corners.every(([x, y]) => root.elementFromPoint(x, y) === button),
        };
      });
    },
    [lang, dir],
  );
  return seen as [Seen, Seen];
}

/** What makes one of two answers more than the other. */
function inequalities([accept, reject]: readonly [Seen, Seen]): string[] {
  const found: string[] = [];
  if (accept.look !== reject.look) found.push(`look: ${accept.look} and ${reject.look}`);
  if (Math.abs(accept.width - reject.width) > 1) found.push(`width: ${accept.width} and ${reject.width}`);
  if (Math.abs(accept.height - reject.height) > 1) found.push(`height: ${accept.height} and ${reject.height}`);
  if (Math.min(accept.height, reject.height) < 44) found.push('lower than 44 px');
  for (const [i, least] of [4.5, 3].entries()) {
    const [yes = 0, no = 0] = [accept.contrast[i], reject.contrast[i]];
    if (Math.abs(yes - no) > 0.5 || Math.min(yes, no) < least) found.push(`contrast: ${yes} and ${no}, least ${least}`);
  }
  if (!accept.isVisible || !reject.isVisible) found.push('not visible without scrolling');
  return found;
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  describe.each(LAYOUTS)('as %s', (layout) => {
    test.each(['light', 'dark'])(
      'a no has the size, the look and the contrast of a yes, and is seen at once: %s',
      async (theme) => {
        const head = VIEWPORT + assentTag({ ...TAG, 'data-ui-layout': layout, 'data-ui-theme': theme });
        const visit = await openSite({ browser, pages: { '*': html({ head }) } });
        await visit.page.goto('/');
        await visit.ui.banner.waitFor();
        const languages = await longestLanguages();
        const found: Record<string, string[]> = {};
        for (const viewport of WINDOWS) {
          await visit.page.setViewportSize(viewport);
          for (const lang of languages) {
            const unequal = inequalities(await answers(visit, lang, lang === 'ar' ? 'rtl' : 'ltr'));
            if (unequal.length) found[`${viewport.width}×${viewport.height}, ${lang}`] = unequal;
          }
        }
        expect(found).toEqual({});
      },
    );

    test('it takes as many keys as a yes, and one click', async () => {
      const head = assentTag({ ...TAG, 'data-ui-layout': layout });
      const { page, ui, settled } = await openSite({
        browser,
        pages: { '*': html({ head, body: '<button id="own">Own</button>' }) },
      });
      const keys: number[] = [];
      for (const answer of ANSWERS) {
        await page.goto('/');
        await ui.banner.waitFor();
        await settled();
        await page.locator('#own').focus();
        let count = 0;
        const isThere = () =>
          page.evaluate(
            (action) =>
              (document.querySelector('assent-ui')?.shadowRoot?.activeElement as HTMLElement)?.dataset.action ===
              action,
            answer,
          );
        while (!(await isThere())) {
          expect(++count).toBeLessThan(9);
          await page.keyboard.press('Tab');
        }
        keys.push(count);
      }
      expect(Math.abs((keys[0] as number) - (keys[1] as number))).toBeLessThanOrEqual(1);
      await ui.button('reject-all', ui.banner).click();
      await ui.banner.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
      await settled();
    });

    test('the page can be used before the answer, and nothing but a button is one', async () => {
      const head = assentTag({ ...TAG, 'data-ui-layout': layout });
      const body = '<a href="/next" style="position:sticky;top:0">Next</a><div style="height:3000px"></div>';
      const { page, ui, settled, context } = await openSite({ browser, pages: { '*': html({ head, body }) } });
      await page.goto('/');
      await ui.banner.waitFor();
      await settled();
      await page.mouse.move(640, 60);
      await page.mouse.wheel(0, 900);
      await page.waitForFunction(() => scrollY > 100);
      await page.keyboard.press('Escape');
      await page.mouse.click(640, 60);
      await page.locator('a', { hasText: 'Next' }).click();
      await page.waitForURL('**/next');
      await ui.banner.waitFor();
      await settled();
      expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
      expect(await context.cookies()).toEqual([]);
    });
  });

  test('both answers last equally long, and neither is asked for again on the next page', async () => {
    const lasting: number[] = [];
    for (const answer of ANSWERS) {
      const { page, ui, settled } = await openSite({ browser, pages: { '*': html({ head: assentTag(TAG) }) } });
      await page.goto('/');
      await ui.button(answer, ui.banner).click();
      await ui.button('reopen').waitFor();
      await page.goto('/next');
      await ui.button('reopen').waitFor();
      await settled();
      expect(await ui.banner.count()).toBe(0);
      lasting.push(
        await page.evaluate(() => {
          const { decidedAt, expiresAt } = window.assent?.consent ?? {};
          return Date.parse(expiresAt ?? '') - Date.parse(decidedAt ?? '');
        }),
      );
    }
    expect(lasting).toEqual([lasting[0], lasting[0]]);
    expect(lasting[0]).toBeGreaterThan(0);
  });

  test('the purposes, how many services, and the policy are named at once; what is saved untouched is a no', async () => {
    const { page, ui, settled } = await openSite({ browser, pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.banner.waitFor();
    expect(await ui.banner.textContent()).toMatch(/2 services.*Analytics.*Marketing/s);
    expect(await ui.banner.locator('a').getAttribute('href')).toMatch(/\/privacy$/);
    await ui.button('preferences', ui.banner).click();
    await ui.button('save', ui.dialog).click();
    await ui.dialog.waitFor({ state: 'detached' });
    const saved = () =>
      page.evaluate(() => {
        const { status, necessary, analytics, marketing, services } = window.assent?.consent ?? {};
        return { status, necessary, analytics, marketing, services };
      });
    const untouched = await saved();
    await page.evaluate(() => window.assent?.reset());
    await ui.button('reject-all', ui.banner).click();
    await ui.banner.waitFor({ state: 'detached' });
    expect(await saved()).toEqual(untouched);
    expect(untouched).toMatchObject({ status: 'decided', analytics: false, marketing: false });
    await settled();
  });

  test('back to the choice it is two clicks, from a control of 44 px that has a name', async () => {
    const { page, ui, settled } = await openSite({ browser, pages: { '*': html({ head: assentTag(TAG) }) } });
    await page.goto('/');
    await ui.button('accept-all').click();
    await ui.button('reopen').waitFor();
    await page.goto('/later');
    const control = page.getByRole('button', { name: 'Privacy Choices', exact: true });
    await page.mouse.move(600, 100);
    const { width, height } = (await control.boundingBox()) ?? { width: 0, height: 0 };
    expect([width, height]).toEqual([44, 44]);
    await control.click();
    await ui.button('reject-all', ui.dialog).click();
    await expect.poll(() => page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
    await settled();
  });
});
