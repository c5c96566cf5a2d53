import { describe, expect, test } from 'vitest';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* Every layout in every place, and the control in every corner. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';

/** A page for each place, named after it. */
const pages = (tags: Readonly<Record<string, Readonly<Record<string, string>>>>, dir: string) =>
  Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [
      `/${name}`,
      html({ head: VIEWPORT + assentTag({ ...TAG, ...tag }), dir, lang: dir === 'rtl' ? 'ar' : 'en' }),
    ]),
  );

/** Which edges of the window it is near to. One that is near to two that face each other is near to none of them. */
const edges = ({ page }: Visit, what: string) =>
  page.locator(`assent-ui ${what}`).evaluate((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const gaps = { top, bottom: innerHeight - bottom, left, right: innerWidth - right };
    const near = Object.entries(gaps).filter(([, gap]) => Math.round(gap) >= 0 && gap < 30);
    return near.map(([edge]) => edge).join(' ');
  });

const box = (position: string) => ({ 'data-ui-layout': 'box', 'data-ui-position': position });
const PLACES = {
  bar: [{}, 'bottom'],
  'bar-top': [{ 'data-ui-position': 'top' }, 'top'],
  box: [box('bottom'), 'bottom start'],
  'box-bottom-start': [box('bottom-start'), 'bottom start'],
  'box-bottom-center': [box('bottom-center'), 'bottom'],
  'box-bottom-end': [box('bottom-end'), 'bottom end'],
  'box-top': [box('top'), 'top start'],
  'box-top-center': [box('top-center'), 'top'],
  'box-top-end': [box('top-end'), 'top end'],
  modal: [{ 'data-ui-layout': 'modal' }, ''],
} as const;

describe.each([
  ['ltr', 'left', 'right'],
  ['rtl', 'right', 'left'],
] as const)('%s', (dir, start, end) => {
  const named = (side: string) => side.replace('start', start).replace('end', end);

  test('each stands in its place, and on a phone along an edge', async () => {
    const tags = Object.fromEntries(Object.entries(PLACES).map(([name, [tag]]) => [name, tag]));
    const visit = await openSite({ pages: pages(tags, dir), context: { viewport: { width: 1440, height: 900 } } });
    const found: Record<string, string> = {};
    const phone: Record<string, string> = {};
    for (const name of Object.keys(PLACES)) {
      await visit.page.setViewportSize({ width: 1440, height: 900 });
      await visit.page.goto(`/${name}`);
      await visit.ui.banner.waitFor();
      found[name] = await edges(visit, '[part=banner]');
      await visit.page.setViewportSize({ width: 320, height: 568 });
      phone[name] = await edges(visit, '[part=banner]');
    }
    const wanted = Object.entries(PLACES).map(([name, [, place]]) => [name, named(place)]);
    expect(found).toEqual(Object.fromEntries(wanted));
    const edge = (name: string) => `${name.includes('top') ? 'top' : 'bottom'} left right`;
    expect(phone).toEqual(Object.fromEntries(Object.keys(PLACES).map((name) => [name, edge(name)])));
  });

  test('the control is in the corner that the site has named, and says its name where one looks', async () => {
    const corners = { default: 'true', 'bottom-end': '', 'top-start': '', 'top-end': '' };
    const tags = Object.fromEntries(
      Object.entries(corners).map(([name, word]) => [name, { 'data-ui-reopen': word || name }]),
    );
    const visit = await openSite({ pages: pages(tags, dir) });
    const { page, ui } = visit;
    await page.goto('/default');
    await ui.button('reject-all').click();
    const found: Record<string, string> = {};
    for (const name of Object.keys(corners)) {
      await page.goto(`/${name}`);
      await ui.button('reopen').waitFor();
      found[name] = await edges(visit, '[data-action=reopen]');
    }
    expect(found).toEqual({
      default: `bottom ${start}`,
      'bottom-end': `bottom ${end}`,
      'top-start': `top ${start}`,
      'top-end': `top ${end}`,
    });
    const control = ui.button('reopen');
    const width = () => control.evaluate((it) => it.getBoundingClientRect().width);
    await page.mouse.move(640, 360);
    expect(await width()).toBe(44);
    await control.hover();
    expect(await width()).toBeGreaterThan(100);
    await page.mouse.move(640, 360);
    expect(await width()).toBe(44);
    await page.keyboard.press('Tab');
    expect(await control.evaluate((it) => it.matches(':focus-visible'))).toBe(true);
    expect(await width()).toBeGreaterThan(100);
  });
});
