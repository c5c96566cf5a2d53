import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/consent/languages';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* Every language, with its longest words: what a visitor sees of it, and what it costs. */

const TAG = { ...EXAMPLE, 'data-region': 'DE' };
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** Speaks the next language, and waits for the banner, or the preferences, to do so. */
async function speak({ page }: Visit, code: string): Promise<void> {
  await page.evaluate(
    async ([lang = '', dir = '']) => {
      Object.assign(document.documentElement, { lang, dir });
      const root = () => document.querySelector('assent-ui')?.shadowRoot;
      const inside = () => root()?.querySelector('dialog[open]') ?? root()?.querySelector('[part~=banner]');
      while (inside()?.closest('[lang]')?.getAttribute('lang') !== lang) await new Promise(requestAnimationFrame);
    },
    [code, RIGHT_TO_LEFT.includes(code) ? 'rtl' : 'ltr'],
  );
}

/** What is not as it has to be, of what stands on the screen. */
const faults = ({ page }: Visit) =>
  page.evaluate(() => {
    const root = document.querySelector('assent-ui')?.shadowRoot as ShadowRoot;
    const box = (it: Element) => it.getBoundingClientRect();
    const dialog = root.querySelector('dialog[open]');
    const layer = dialog ?? (root.querySelector('[part~=banner]') as Element);
    const found: string[] = [];
    const { clientWidth, clientHeight } = document.documentElement;
    const { left, right, top, bottom } = box(layer);
    if (left < 0 || right > clientWidth || top < 0 || bottom > clientHeight + 0.5) found.push('not within the window');
    for (const it of [layer, ...layer.querySelectorAll('*')]) {
      const name = it.getAttribute('data-action') ?? it.localName;
      if (it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== 'inline' && it.clientWidth) {
        found.push(`${name} is wider than its place: ${it.textContent}`);
      }
    }
    const [accept, reject] = ['accept-all', 'reject-all'].map((action) => {
      const button = layer.querySelector(`[data-action=${action}]`);
      return button && box(button);
    });
    if (!accept || !reject) found.push('a button is missing');
    else if (Math.abs(accept.width - reject.width) > 1 || Math.abs(accept.height - reject.height) > 1) {
      found.push(`unequal buttons: ${accept.width}×${accept.height} and ${reject.width}×${reject.height}`);
    } else if (accept.height < 44) found.push('a button is lower than 44 px');
    return found;
  });

describe.each([
  ['a small phone', { width: 320, height: 568 }],
  ['a desktop', { width: 1280, height: 800 }],
])('on %s', (_what, viewport) => {
  test('every language has its place, and two equal buttons', async () => {
    const head = `<meta name="viewport" content="width=device-width,initial-scale=1">${assentTag(TAG)}`;
    const visit = await openSite({ pages: { '*': html({ head }) }, context: { viewport } });
    const { page, ui } = visit;
    await page.goto('/');
    await ui.banner.waitFor();
    const found: Record<string, string[]> = {};
    const look = async (what: string) => {
      for (const code of LANGUAGES) {
        await speak(visit, code);
        const some = await faults(visit);
        if (some.length) found[`${what}, ${code}`] = some;
      }
    };
    await look('banner');
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    await look('preferences');
    expect(found).toEqual({});
  });
});

test.each(['de', 'zh-TW', 'ar'])('a visitor in %s downloads one language, and never reads English', async (lang) => {
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const visit = await openSite({ pages: { '*': html({ head: assentTag(TAG), lang, dir }) } });
  const { page, ui, site, log, settled } = visit;
  const code = lang === 'zh-TW' ? 'zh-hant' : lang;
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await ui.banner.textContent()).not.toMatch(/\b(Accept|Reject|Your|choices)\b/);
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await site.receipts())[0]?.receipt.notice.language).toBe(code);
  await settled();
  const mark = log.mark();
  await page.goto('/next');
  await ui.button('reopen').waitFor();
  await expect.poll(() => ui.button('reopen').getAttribute('lang')).toBe(code);
  expect(await ui.button('reopen').textContent()).not.toMatch(/[Pp]rivacy Choices/);
  await settled();
  const languages = log.all(/parts\/(locale|texts)-/, mark).map(({ path }) => path.replace(/.*\//, ''));
  expect(languages).toEqual(code === 'ar' ? [] : [`locale-${code}.js`]);
});

test('where the words of a language do not come, the control has its English name', async () => {
  const { page, ui, site, settled, context } = await openSite({
    pages: { '*': html({ head: assentTag(TAG), lang: 'de' }) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  await context.route('**/locale-de.js', (route) => route.abort());
  await page.goto('/next');
  await ui.button('reopen').waitFor();
  expect(await ui.button('reopen').textContent()).toBe('Privacy Choices');
});
