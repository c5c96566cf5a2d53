import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locales/index';
import { faultsByAxe } from './harness/axe';
import { EMPTY_STORES } from './harness/browser-stores';
import { assentConfig, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/*
 * What stands on the screen is what is stored and what the receipt says; nothing is chosen beforehand, and nothing leaves or is
 * stored before an answer or after a no. With dark-patterns.test.ts these are the regulators' points D1 to D15.
 */

const SERVICES = {
  'google-analytics': { id: 'G-XXXXXXX' },
  'microsoft-clarity': { id: 'abcdefghij' },
  'meta-pixel': { id: '1234567890' },
  youtube: {},
  stripe: {},
  chat: { category: 'preferences', name: 'Support chat', scripts: ['https://chat.example/w.js'] },
} as const;
/** Necessary: it may be asked for at any time. */
const STRIPE = 'js.stripe.com';
const ASKED = ['preferences', 'analytics', 'marketing'] as const;
const BY_CATEGORY = {
  preferences: ['chat'],
  analytics: ['google-analytics', 'microsoft-clarity'],
  marketing: ['meta-pixel', 'youtube'],
} as const;
const ALL = Object.values(BY_CATEGORY).flat();

async function open(region: string, more: Parameters<typeof openSite>[0] = {}, lang = 'en'): Promise<Visit> {
  const config = { site: 'Klouttrack', policy: { url: '/privacy', version: '1' }, region, services: SERVICES };
  const head = `${assentConfig(config)}<script async src="/assent/assent.js"></script>`;
  const visit = await openSite({ ...more, pages: { '*': html({ head, lang, body: '<main>Klouttrack</main>' }) } });
  await visit.page.goto('/');
  return visit;
}

/** Which are on, by name, as a visitor sees them. */
const switchesOf = ({ ui }: Visit) =>
  ui.dialog
    .locator('input[type=checkbox]')
    .evaluateAll((all) =>
      Object.fromEntries(
        (all as HTMLInputElement[]).map(({ name, checked, disabled }) => [name, { checked, disabled }]),
      ),
    );

const consentOf = ({ page }: Visit) =>
  page.evaluate(() => {
    const { preferences, analytics, marketing, services } = window.assent?.consent ?? {};
    return { preferences, analytics, marketing, services: { ...services } };
  });

/** The same choices for the same seed: a multiplicative generator (Park and Miller). */
function* coins(seed: number): Generator<boolean, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state % 2 === 0;
  }
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('D4: every switch starts off, but what is necessary: it is on, and nobody can turn it', async () => {
    const visit = await open('DE', { browser });
    await visit.ui.button('preferences').click();
    await visit.ui.dialog.waitFor();
    const switches = await switchesOf(visit);
    const [necessary, asked] = [
      ['necessary', 'stripe'],
      [...ASKED, ...ALL],
    ].map((names) => Object.entries(switches).filter(([name]) => names?.includes(name)));
    expect(asked?.map(([name]) => name).sort()).toEqual([...ASKED, ...ALL].sort());
    expect(asked?.filter(([, { checked, disabled }]) => checked || disabled)).toEqual([]);
    expect(necessary?.filter(([, { checked, disabled }]) => !checked || !disabled)).toEqual([]);
    expect(await visit.ui.dialog.getByText('Always on').count()).toBeGreaterThan(0);
  });

  test('D7: before an answer and after a no nobody is asked for anything, and nothing is stored that is not ours', async () => {
    const visit = await open('DE', { browser });
    const { ui, settled, browserStores, vendorHosts } = visit;
    await ui.banner.waitFor();
    await settled();
    const strangers = () => vendorHosts().filter((host) => host !== STRIPE);
    expect(strangers()).toEqual([]);
    expect(await browserStores()).toEqual(EMPTY_STORES);
    await ui.button('reject-all').click();
    await ui.button('reopen').waitFor();
    await settled();
    await visit.page.goto('/next');
    await ui.button('reopen').waitFor();
    await settled();
    expect(strangers()).toEqual([]);
    const { cookies, localStorage, ...others } = await browserStores();
    const foreign = [...cookies.map(({ name }) => name), ...Object.keys(localStorage)].filter(
      (name) => !/^(__Host-)?assent/.test(name),
    );
    expect(foreign).toEqual([]);
    expect(others).toEqual({ ...EMPTY_STORES, cookies: undefined, localStorage: undefined });
  });

  test('D15: what the switches show, what is stored and what the receipt says are one, whatever is chosen', async () => {
    const visit = await open('DE', { browser });
    const { page, ui, settled } = visit;
    const toss = coins(browser.length);
    await ui.button('preferences').click();
    let hasChat = false;
    for (let round = 1; round <= 6; round++) {
      await ui.dialog.waitFor();
      await ui.dialog.locator('details').evaluateAll((all) => {
        for (const one of all as HTMLDetailsElement[]) one.open = true;
      });
      for (const name of ALL) await ui.switch(name).setChecked(toss.next().value);
      const shown = await switchesOf(visit);
      // Nothing but the end of its page ends the chat.
      const again = hasChat && !shown.chat?.checked ? page.waitForEvent('load') : undefined;
      hasChat = !!shown.chat?.checked;
      await ui.button('save').click();
      await again;
      await ui.dialog.waitFor({ state: 'detached' });
      await settled();
      // A no to what is loading loads the page again: until it is there it does not know of all services yet.
      const chosen = Object.fromEntries(ALL.map((name) => [name, shown[name]?.checked]));
      await expect
        .poll(async () => (await consentOf(visit)).services, { message: `stored in round ${round}` })
        .toMatchObject(chosen);
      const latest = (await page.evaluate(() => window.assent?.receipts()))?.at(-1);
      expect(latest?.receipt.services, `receipt of round ${round}`).toMatchObject(chosen);
      await page.reload();
      await ui.button('reopen').click();
      await ui.dialog.waitFor();
      const now = await switchesOf(visit);
      expect(Object.fromEntries(ALL.map((name) => [name, now[name]?.checked]))).toEqual(chosen);
    }
  });

  test('D14: in California the choices are one click from any page, a no is as many clicks as a yes, the signal is told of', async () => {
    const init = { browser, context: { extraHTTPHeaders: { 'Sec-GPC': '1' } } };
    const visit = await open('US-CA', init);
    const { page, ui } = visit;
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true }),
    );
    await page.goto('/signal');
    const control = ui.host.locator('[data-action=reopen], [data-action=choices]').filter({ visible: true }).first();
    await control.click();
    await ui.dialog.waitFor();
    expect(await ui.dialog.textContent()).toContain('Global Privacy Control');
    expect((await switchesOf(visit)).marketing?.checked).toBe(false);
    const [yes, no] = [ui.button('accept-all', ui.dialog), ui.button('reject-all', ui.dialog)];
    const [one, other] = await Promise.all([yes.boundingBox(), no.boundingBox()]);
    expect(Math.abs((one?.width ?? 0) - (other?.width ?? -9))).toBeLessThanOrEqual(1);
    await no.click();
    await expect.poll(async () => (await consentOf(visit)).analytics).toBe(false);
  });
});

test('D12: the words of a choice are in the language of the page, in every language, and in no other', async () => {
  const visit = await open('DE');
  await visit.ui.banner.waitFor();
  const found: Record<string, unknown> = {};
  for (const [code, load] of Object.entries(locales)) {
    const { locale } = await load();
    const seen = await visit.page.evaluate(async (lang) => {
      document.documentElement.lang = lang;
      const root = document.querySelector('assent-ui')?.shadowRoot as ShadowRoot;
      const banner = () => root.querySelector('[part=banner]') as HTMLElement;
      while (banner()?.closest('[lang]')?.getAttribute('lang') !== lang) await new Promise(requestAnimationFrame);
      return [...banner().querySelectorAll('button')].map(({ textContent }) => textContent);
    }, code);
    const meant = [locale.acceptAll, locale.rejectAll, locale.customise];
    if (meant.some((text) => !seen.includes(text)) || seen.length !== meant.length) found[code] = seen;
  }
  expect(found).toEqual({});
});

test.each(['en', 'ar'])('axe-core finds nothing in a declaration on a page in %s, light and dark', async (lang) => {
  const config = { site: 'Klouttrack', policy: { url: '/privacy', version: '1' }, region: 'DE', services: SERVICES };
  const head = `${assentConfig(config)}<script async src="/assent/assent.js"></script>
    <style>:root { color-scheme: light dark; background: light-dark(#fff, #111) }</style>`;
  const body = '<main><h1>Policy</h1><assent-declaration></assent-declaration></main>';
  const page = html({ head, body, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
  const found: Record<string, string[]> = {};
  for (const [look, context] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced', { forcedColors: 'active' }],
  ] as const) {
    const visit = await openSite({ pages: { '*': page }, context });
    await visit.page.goto('/');
    await visit.page.locator('assent-declaration h3').first().waitFor();
    await visit.ui.banner.waitFor();
    found[look] = await faultsByAxe(visit.page);
  }
  expect(found).toEqual({ light: [], dark: [], forced: [] });
});
