import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { type OpenSiteOptions, openSite } from './harness/open-site';

/*
 * `audience: "ask"`: nothing of analytics or marketing before it is known that the visitor is old enough, under any regime; and of
 * what is typed nothing but the outcome stays.
 */

const THIS_YEAR = new Date().getFullYear();
const GROWN = `${THIS_YEAR - 40}`;
const YOUNG = `${THIS_YEAR - 10}`;
const REGIMES = [
  ['opt-in', 'DE'],
  ['opt-out', 'US-CA'],
  ['notice', 'JP'],
] as const;
const ASKS = /\/assent\/parts\/age/;
const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';

interface Ask extends OpenSiteOptions {
  readonly region?: string;
  readonly lang?: string;
  readonly config?: object;
  readonly body?: string;
}

async function visitSite({ region = 'DE', lang = 'en', config = {}, body, ...options }: Ask = {}) {
  const tag = assentTag({ ...EXAMPLE, 'data-audience': 'ask', 'data-region': region });
  const page = html({
    head: VIEWPORT + assentConfig(config) + tag,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    ...(body && { body }),
  });
  const visit = await openSite({ ...options, pages: { '*': page } });
  const question = visit.ui.host.locator('[data-question=age]');
  const field = question.getByRole('textbox');
  const stored = (of: Page = visit.page) => of.evaluate(() => ({ ...localStorage }));
  return {
    ...visit,
    question,
    field,
    stored,
    async say(year: string) {
      await field.fill(year);
      await question.locator('[data-action=continue]').click();
    },
    has: (name: string) => visit.page.evaluate((it) => window.assent?.has(it), name),
    banner: visit.ui.banner.and(visit.page.locator(':not([data-question])')),
  };
}

describe.each(REGIMES)('under %s', (regime, region) => {
  test('nothing runs, connects or stores before it is known', async () => {
    const { page, question, settled, vendorHosts, browserStores, banner, errors } = await visitSite({ region });
    await page.goto('/');
    await question.waitFor();
    await settled();
    expect(vendorHosts()).toEqual([]);
    const { cookies, localStorage } = await browserStores();
    expect([cookies, localStorage]).toEqual([[], {}]);
    expect(await banner.count()).toBe(0);
    const consent = await page.evaluate(() => window.assent?.consent);
    expect(consent).toMatchObject({ regime, region, analytics: false, marketing: false });
    expect(errors).toEqual([]);
  });

  test('who is old enough gets what the region asks for, without a reload, and is not asked again', async () => {
    const { page, question, say, stored, log, settled, banner, ui, vendorHosts } = await visitSite({ region });
    await page.goto('/');
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    await say(GROWN);
    await question.waitFor({ state: 'detached' });
    if (regime === 'opt-in') {
      await banner.waitFor();
      await settled();
      expect(vendorHosts()).toEqual([]);
      expect(await stored()).toEqual({ 'assent.adult': 'ask' });
      await ui.button('accept-all').click();
    }
    await log.next('facebook.com/tr');
    await log.next(/g\/collect/);
    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
    if (regime !== 'opt-in') expect(await stored()).toEqual({ 'assent.adult': 'ask' });
    await settled();

    const mark = log.mark();
    await page.reload();
    await log.next('facebook.com/tr', mark);
    await settled();
    expect(log.all(ASKS, mark)).toEqual([]);
    expect(await question.count()).toBe(0);
  });

  test('who is under age gets nothing of them, here and on later pages, and is not asked again', async () => {
    const { page, question, say, stored, log, settled, banner, vendorHosts, site } = await visitSite({ region });
    await page.goto('/');
    await say(YOUNG);
    await question.waitFor({ state: 'detached' });
    await settled();
    expect(await stored()).toEqual({ 'assent.minor': '1' });
    const mark = log.mark();
    await page.reload();
    await settled();
    expect(log.all(ASKS, mark)).toEqual([]);
    expect(await question.count()).toBe(0);
    expect(await banner.count()).toBe(0);
    expect(vendorHosts()).toEqual([]);
    expect(await site.receipts()).toEqual([]);
    // Nor by any way around the question.
    await page.evaluate(async () => void (await window.assent?.acceptAll()));
    await settled();
    expect(vendorHosts()).toEqual([]);
  });

  test('one click on Reject all refuses everything, with a receipt, and nobody is asked on the next page', async () => {
    const { page, question, log, settled, banner, vendorHosts, site, ui } = await visitSite({ region });
    await page.goto('/');
    await ui.button('reject-all', question).click();
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt).toMatchObject({
      action: 'reject-all',
      method: 'banner',
      categories: { necessary: true, analytics: false, marketing: false },
      services: { 'google-analytics': false, 'meta-pixel': false },
      notice: { regime, region },
    });
    await page.reload();
    await settled();
    expect(await question.count()).toBe(0);
    expect(await banner.count()).toBe(0);
    expect(vendorHosts()).toEqual([]);
    expect(log.all(/adult|minor/)).toEqual([]);
  });
});

test('the year is in no request, no storage, no event and no key that the page hears', async () => {
  const { page, field, question, say, log, settled, banner, ui, site, browserStores } = await visitSite();
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'submit']) {
      document.addEventListener(type, ({ type, ...event }) => heard.push(type, JSON.stringify(event)));
    }
    for (const type of ['ready', 'change', 'grant', 'withdraw', 'receipt'] as const) {
      document.addEventListener(`assent:${type}`, ({ detail }) => heard.push(JSON.stringify(detail)));
    }
  });
  await page.goto('/');
  await field.click();
  await page.keyboard.type('1777');
  await page.keyboard.press('Enter');
  await question.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  const typed = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(typed.filter((it) => /key|input|submit/.test(it))).toEqual([]);
  await say(GROWN);
  await banner.waitFor();
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  const year = new RegExp(`\\b(${GROWN}|1777)\\b(?!-[0-9a-f]{4}-)`);
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const { categories, services, notice, action } = (await site.receipts())[0]?.receipt ?? {};
  for (const text of [
    ...heard.map((it) => it.replaceAll(/[\w-]{30,}/g, '')),
    ...log.entries.map(({ path }) => path),
    ...Object.entries((await browserStores()).localStorage).map(
      ([key, value]) => key + value.replaceAll(/[\w-]{30,}/g, ''),
    ),
    JSON.stringify([categories, services, notice?.language, action]),
  ]) {
    expect(text).not.toMatch(year);
  }
});

test('what is no year of birth is told by the field, nothing is stored, and another try counts', async () => {
  const { page, question, field, say, stored, settled, banner } = await visitSite();
  await page.goto('/');
  for (const wrong of ['', 'abc', `${THIS_YEAR + 1}`, `${THIS_YEAR - 121}`, '90']) {
    await say(wrong);
    const error = question.getByRole('alert').filter({ hasText: 'four digits' });
    await error.waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.getAttribute('aria-describedby')).toBe(await error.getAttribute('id'));
    expect(await field.evaluate((it) => it.matches(':focus'))).toBe(true);
    expect(await stored()).toEqual({});
  }
  await settled();
  await say(GROWN);
  await banner.waitFor();
  expect(await stored()).toEqual({ 'assent.adult': 'ask' });
});

test.each([
  ['GB', 14, 'adult'],
  ['GB', 13, 'minor'],
  ['OM', 18, 'minor'],
  ['OM', 19, 'adult'],
  ['ZW', 16, 'minor'],
  ['ZW', 17, 'adult'],
] as const)('in %s, %i years after the year of birth, the outcome is %s', async (region, years, outcome) => {
  const { page, question, say, stored } = await visitSite({ region });
  await page.goto('/');
  await question.waitFor();
  await say(`${THIS_YEAR - years}`);
  await question.waitFor({ state: 'detached' });
  expect(await stored()).toEqual(outcome === 'adult' ? { 'assent.adult': 'ask' } : { 'assent.minor': '1' });
});

test('where storage is denied every page asks, and none is open', async () => {
  const { page, context, question, say, banner, settled, vendorHosts } = await visitSite();
  await context.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  );
  await page.goto('/');
  await say(GROWN);
  await banner.waitFor();
  await page.reload();
  await question.waitFor();
  await settled();
  expect(await banner.count()).toBe(0);
  expect(vendorHosts()).toEqual([]);
});

test.each(['chromium', 'firefox'] as const)('with keys alone, in %s, to the banner and no further', async (browser) => {
  const { page, question, banner, settled, vendorHosts, site } = await visitSite({ browser });
  await page.goto('/');
  await question.waitFor();
  // It has taken no focus.
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  const focused = () =>
    page.evaluate(() => {
      const active = document.querySelector('assent-ui')?.shadowRoot?.activeElement;
      return active?.id || active?.getAttribute('data-action') || active?.getAttribute('part') || '';
    });
  const stops: string[] = [];
  for (let key = 0; key < 10 && stops.length < 3; key++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (stop) stops.push(stop);
  }
  expect(stops).toEqual(['year', 'continue', 'reject-all']);
  for (const _ of ['continue', 'year']) await page.keyboard.press('Shift+Tab');
  await page.keyboard.type(GROWN);
  await page.keyboard.press('Enter');
  await banner.waitFor();
  await expect.poll(focused).toBe('banner');
  // Who presses it twice has answered nothing.
  await page.keyboard.press('Enter');
  await settled();
  expect(await site.receipts()).toEqual([]);
  expect(vendorHosts()).toEqual([]);
  for (let key = 0; key < 6 && (await focused()) !== 'reject-all'; key++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => site.receipts()).toHaveLength(1);
});

test.each([
  ['en', { viewport: { width: 1280, height: 800 } }],
  ['ar', { viewport: { width: 320, height: 568 } }],
  ['de', { viewport: { width: 320, height: 256 }, forcedColors: 'active' }],
] as const)('stands in the window, in %s, with two buttons that are alike', async (lang, context) => {
  const { page, question, field, ui } = await visitSite({ lang, context: { ...context, locale: lang } });
  await page.goto('/');
  await question.waitFor();
  expect(await page.locator('assent-ui .layer:has([data-question])').getAttribute('dir')).toBe(
    lang === 'ar' ? 'rtl' : 'ltr',
  );
  const { width, height } = context.viewport;
  const box = await question.boundingBox();
  if (!box) throw new Error('it is not drawn');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect((await field.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const looks = await Promise.all(
    [question.locator('[data-action=continue]'), ui.button('reject-all', question)].map((button) =>
      button.evaluate((it) => {
        const { backgroundColor, color, fontSize, fontWeight, borderColor } = getComputedStyle(it);
        const { width, height, top } = it.getBoundingClientRect();
        const isWhole = it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight + 1;
        return { backgroundColor, color, fontSize, fontWeight, borderColor, width, height, top, isWhole };
      }),
    ),
  );
  expect(looks[0]).toEqual(looks[1]);
  expect(looks[0]?.isWhole).toBe(true);
  expect(looks[0]?.height).toBeGreaterThanOrEqual(44);
});

test('it is a labelled region, with the region’s age and the site’s own words', async () => {
  const config = { ui: { texts: { en: { ageTitle: 'A question first', rejectAll: 'No to all' } } } };
  const { page, question } = await visitSite({ region: 'OM', config });
  await page.goto('/');
  await question.waitFor();
  expect(await question.ariaSnapshot()).toMatchInlineSnapshot(`
    "- region "A question first":
      - heading "A question first" [level=2]
      - paragraph: This site asks because analytics and marketing stay off for anyone under 18; the year you enter stays in this browser and is not stored.
      - text: Year of birth
      - textbox "Year of birth"
      - alert
      - button "Continue"
      - button "No to all""
  `);
});

test('the site’s own word ends it, on this page and on the next', async () => {
  const { page, question, banner, settled, stored, vendorHosts, log } = await visitSite();
  await page.goto('/');
  await question.waitFor();
  await page.evaluate(async () => void (await window.assent?.setAudience('general')));
  await banner.waitFor();
  expect(await question.count()).toBe(0);
  expect(await stored()).toEqual({ 'assent.adult': 'ask' });
  await page.evaluate(async () => void (await window.assent?.setAudience('minor')));
  await banner.waitFor({ state: 'detached' });
  expect(await stored()).toEqual({ 'assent.minor': '1' });
  const mark = log.mark();
  await page.reload();
  await settled();
  expect(log.all(ASKS, mark)).toEqual([]);
  expect(vendorHosts()).toEqual([]);
});

test('what is forgotten is asked anew at once, but for whoever is under age', async () => {
  const { page, question, say, stored, settled, log, vendorRequests, has } = await visitSite({ region: 'US-CA' });
  await page.goto('/');
  await say(GROWN);
  await log.next(/g\/collect/);
  await page.evaluate(() => window.assent?.reset().then(() => {})).catch(() => {});
  await question.waitFor();
  await settled();
  expect([await has('analytics'), await has('marketing')]).toEqual([false, false]);
  expect((await stored())['assent.adult']).toBeUndefined();
  const mark = log.mark();
  await page.reload();
  await question.waitFor();
  await settled();
  expect(vendorRequests(mark)).toEqual([]);
  await say(YOUNG);
  await question.waitFor({ state: 'detached' });
  await page.evaluate(() => window.assent?.reset().then(() => {}));
  await settled();
  expect((await stored())['assent.minor']).toBe('1');
  expect(await question.count()).toBe(0);
});

test('an answer in one tab counts in the other', async () => {
  const { page, newPage, say, question } = await visitSite();
  await page.goto('/');
  await question.waitFor();
  const other = await newPage();
  await other.goto('/other');
  await other.locator('[data-question=age]').waitFor();
  await say(GROWN);
  await other.locator('[data-question=age]').waitFor({ state: 'detached' });
  await other.locator('[part=banner]').waitFor();
});

test('under age what minors may have is asked for all the same', async () => {
  const config = { services: { chat: { category: 'preferences', name: 'Chat' } } };
  const { page, say, banner, ui, settled, vendorHosts, has } = await visitSite({ config });
  await page.goto('/');
  await say(YOUNG);
  await banner.waitFor();
  await ui.button('accept-all').click();
  await banner.waitFor({ state: 'detached' });
  await settled();
  expect(await has('chat')).toBe(true);
  expect(vendorHosts()).toEqual([]);
});

describe('who has refused all without an age is asked for it once a yes is wanted', () => {
  test('in the preferences', async () => {
    const { page, question, ui, say, settled, vendorHosts, log, site } = await visitSite();
    await page.goto('/');
    await ui.button('reject-all', question).click();
    await page.reload();
    await ui.button('reopen').click();
    await ui.dialog.waitFor();
    // They open and say no without a question.
    expect(await question.count()).toBe(0);
    await ui.button('accept-all', ui.dialog).click();
    await question.waitFor();
    await settled();
    expect(vendorHosts()).toEqual([]);
    await say(GROWN);
    await log.next('facebook.com/tr');
    await expect.poll(() => site.receipts()).toHaveLength(2);
    expect((await site.receipts())[1]?.receipt).toMatchObject({ action: 'accept-all', method: 'preferences' });
  });

  test.each(['load-once', 'always-allow'] as const)('at a placeholder, by %s', async (action) => {
    const body = `<iframe title="A film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
      data-src="https://www.youtube-nocookie.com/embed/one"></iframe>`;
    const { page, question, ui, say, settled, vendorHosts, log } = await visitSite({ body });
    await page.goto('/');
    await ui.button('reject-all', question).click();
    await page.reload();
    await ui.embedButton(action).click();
    await question.waitFor();
    await settled();
    expect(vendorHosts()).toEqual([]);
    await say(GROWN);
    await log.next('youtube-nocookie.com/embed/one');
  });
});

test('the part that asks is loaded nowhere else', async () => {
  const pages = { '*': html({ head: assentTag(EXAMPLE) }) };
  const { page, ui, log, settled } = await openSite({ pages });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(log.all(ASKS)).toEqual([]);
});

test('while it cannot be loaded nothing is asked in its place, and nothing runs', async () => {
  const { page, banner, settled, vendorHosts, question } = await visitSite({
    config: { services: { chat: { category: 'preferences', name: 'Chat' } } },
  });
  await page.route(ASKS, (route) => route.abort());
  await page.goto('/');
  await settled();
  expect([await banner.count(), await question.count()]).toEqual([0, 0]);
  await page.evaluate(async () => void (await window.assent?.acceptAll()));
  await settled();
  expect(vendorHosts()).toEqual([]);
});

test.each([
  ['to analytics is asked for anew', { analytics: true }, ['unasked', false]],
  ['to preferences stays', { preferences: true }, ['decided', true]],
] as const)('once the visitor is said to be old enough a yes from before %s', async (_, answers, expected) => {
  const chat = { category: 'preferences', name: 'Chat', provider: 'Example Ltd', privacyUrl: 'https://chat.example/' };
  const pageFor = (audience: string) =>
    html({
      head:
        assentConfig({ services: { chat } }) +
        assentTag({ ...EXAMPLE, 'data-audience': audience, 'data-region': 'DE' }),
    });
  const { page, site } = await openSite({ pages: { '/before': pageFor('general'), '*': pageFor('ask') } });
  await page.goto('/before');
  await page.waitForFunction(() => window.assent);
  await page.evaluate(async (it) => void (await window.assent?.set(it)), answers);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await page.goto('/');
  await page.waitForFunction(() => window.assent);
  await page.evaluate(async () => void (await window.assent?.setAudience('general')));
  const { status, preferences, analytics } = await page.evaluate(() => ({ ...window.assent?.consent }));
  expect([status, preferences]).toEqual(expected);
  expect(analytics).toBe(false);
});
