import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/config';
import { readSettings, type Settings } from '../../src/config/settings';
import { loadSite } from '../../src/endpoint/index';
import { composeSite } from '../../src/site/compose';
import type { SitePieces } from '../../src/site/contract';
import { inlineSnippet } from '../../src/site/snippet';
import { hold } from './harness/hold';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

/* The banner in the page's first HTML, which the script takes over. */

const PIECES: SitePieces = JSON.parse(readFileSync('dist/server/site-pieces.json', 'utf8'));
const CONFIG: AssentConfig = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  endpoint: '/assent',
  region: 'DE',
  services: { 'google-analytics': { id: 'G-XXXXXXX' } },
};
const TAG = '<script async src="/consent/assent.js"></script>';
const BROWSERS = ['chromium', 'firefox'] as const;

async function snippetOf(config: AssentConfig, language: string) {
  const { notices } = await loadSite(config, ['https://klouttrack.test']);
  const notice = notices.find((it) => it.surface === 'banner' && it.language === language);
  if (!notice) throw new Error(`There is no banner in ${language}.`);
  return inlineSnippet(PIECES, readSettings({ config }) as Settings, notice);
}

interface Options {
  config?: AssentConfig;
  language?: string;
  body?: string;
  browser?: (typeof BROWSERS)[number];
  /** Without the piece that is inline. */
  isPlain?: boolean;
  policy?: string;
}

async function open({ config = CONFIG, language = 'en', body = '<h1>K</h1>', browser, isPlain, policy }: Options = {}) {
  const snippet = await snippetOf(config, language);
  const files = [...composeSite(PIECES, config, false)].map(([name, { text }]) => [
    `/consent/${name}`,
    () => new Response(text, { headers: { 'content-type': 'text/javascript' } }),
  ]);
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const page = html({ head: `${isPlain ? '' : snippet.html}${TAG}`, body, lang: language, dir });
  return openSite({
    ...(browser && { browser }),
    ...(policy && { headers: { 'content-security-policy': policy.replace('SNIPPET', snippet.csp ?? '') } }),
    pages: { ...Object.fromEntries(files), '*': page },
  });
}

const SCRIPT = /\/consent\//;
const layer = (page: Page) =>
  page.evaluate(() => document.querySelector('assent-ui')?.shadowRoot?.querySelector('.layer')?.outerHTML);

test.each(BROWSERS)('draws what the script draws, before that has come, in %s', async (browser) => {
  for (const language of ['en', 'ar']) {
    const early = await open({ browser, language });
    const script = await hold(early.page, SCRIPT);
    await early.page.goto('/', { waitUntil: 'commit' });
    await early.ui.banner.waitFor();
    const drawn = await layer(early.page);
    const box = await early.ui.banner.boundingBox();
    const late = await open({ browser, language, isPlain: true });
    await late.page.goto('/');
    await late.ui.banner.waitFor();
    const byScript = await layer(late.page);
    // The same attributes, in whatever order.
    const sorted = (text = '') =>
      text.replace(
        /<(\w+) ([^>]*)>/g,
        (_, name, more) =>
          `<${name} ${more
            .match(/[\w-]+="[^"]*"/g)
            ?.sort()
            .join(' ')}>`,
      );
    expect(sorted(drawn)).toBe(sorted(byScript));
    expect(await late.ui.banner.boundingBox()).toEqual(box);
    script.release();
  }
});

test.each(BROWSERS)('a click before the script has come counts, and its receipt says so, in %s', async (browser) => {
  const { page, ui, site, log, errors } = await open({ browser });
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  expect(log.all('gtag/js')).toEqual([]);
  script.release();
  await log.next('gtag/js');
  await expect.poll(() => site.receipts()).toHaveLength(1);
  const [stored] = await site.receipts();
  expect(stored?.receipt).toMatchObject({
    action: 'accept-all',
    method: 'banner',
    services: { 'google-analytics': true },
  });
  await ui.button('reopen').waitFor();
  expect(errors).toEqual([]);
});

test('settings that were asked for open once the script is there', async () => {
  const { page, ui } = await open();
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.button('preferences').click();
  script.release();
  await ui.dialog.waitFor();
});

test('the script takes over without a frame in between, and the focus stays', async () => {
  const { page, ui } = await open();
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.button('reject-all').focus();
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('assent-ui') as HTMLElement;
    const first = shadowRoot?.querySelector('section');
    const frames: string[] = [];
    const look = () => {
      const section = shadowRoot?.querySelector('section');
      const { x, y, width, height } = section?.getBoundingClientRect() ?? new DOMRect();
      frames.push([x, y, width, height, section?.matches(':popover-open')].join());
      if (section && section !== first) (window as { seen?: string[] }).seen = frames;
      else requestAnimationFrame(look);
    };
    look();
  });
  script.release();
  const seen = await page.waitForFunction(() => (window as { seen?: string[] }).seen);
  expect(new Set(await seen.jsonValue()).size).toBe(1);
  expect(
    await page.evaluate(() => {
      const host = document.querySelector('assent-ui');
      const focused = host?.shadowRoot?.activeElement as HTMLElement;
      return [
        focused.dataset.action,
        host?.previousElementSibling?.tagName,
        document.querySelectorAll('assent-ui').length,
      ];
    }),
  ).toEqual(['reject-all', 'BODY', 1]);
});

test('a click on what the page does not ask any more is asked again', async () => {
  const body =
    '<script type="text/plain" data-consent="marketing" data-consent-service="pixel" src="https://tags.vendor.test/p.js"></script>';
  const { page, ui, site, settled, vendorHosts } = await open({ body });
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.button('accept-all').click();
  script.release();
  await ui.banner.waitFor();
  await settled();
  expect(await site.receipts()).toEqual([]);
  expect(vendorHosts()).toEqual([]);
});

test('an old one is told on the console, with the fix, whether it was clicked or not', async () => {
  const { html: old } = await snippetOf({ ...CONFIG, policy: { url: '/privacy', version: '2024-11' } }, 'en');
  const { page, ui, site, errors } = await open({ body: old, isPlain: true });
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.button('accept-all').click();
  script.release();
  await ui.banner.waitFor();
  const told = [expect.stringMatching(/^\[assent\] snippet: .*print it anew with npx assent snippet/)];
  await expect.poll(() => errors).toEqual(told);
  expect(await site.receipts()).toEqual([]);
  errors.length = 0;
  await page.reload();
  await expect.poll(() => errors).toEqual(told);
});

test("of one that is the page's nothing is told", async () => {
  const { page, ui, errors, settled, log } = await open();
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(errors).toEqual([]);
  expect(log.all('/parts/check.')).toEqual([]);
});

test('whoever has answered sees nothing of it', async () => {
  const { page, ui, settled } = await open();
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
  await settled();
  const script = await hold(page, SCRIPT);
  await page.goto('/next', { waitUntil: 'commit' });
  await page.locator('h1').waitFor();
  expect(await page.locator('assent-ui').count()).toBe(0);
  script.release();
  await ui.button('reopen').waitFor();
});

test.each(['US', 'DE'])(
  'where %s asks nothing after all it goes, and a no that was clicked there counts',
  async (region) => {
    const config: AssentConfig = { ...CONFIG, region };
    const { html: early } = await snippetOf(CONFIG, 'en');
    const { page, ui, site, context, vendorHosts, settled } = await open({ config, body: early, isPlain: true });
    const script = await hold(page, SCRIPT);
    await page.goto('/', { waitUntil: 'commit' });
    await ui.banner.waitFor();
    if (region === 'DE') {
      // Another tab says yes meanwhile.
      const other = await context.newPage();
      await other.goto('/');
      await other.evaluate(() => window.assent?.acceptAll());
      await expect.poll(() => site.receipts()).toHaveLength(1);
      await other.close();
    }
    await ui.button('reject-all').click();
    script.release();
    await expect.poll(async () => (await site.receipts()).at(-1)?.receipt.action).toBe('reject-all');
    await settled();
    // What was loading for the other tab's yes has the page loaded again.
    await page.waitForFunction(() => window.assent?.has('analytics') === false);
    if (region === 'US') expect(vendorHosts()).toEqual([]);
  },
);

test('where nobody would take it over it goes all the same', async () => {
  const config: AssentConfig = { ...CONFIG, ui: { reopen: false } };
  const { page, context, settled } = await open({ config });
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('assent-ui').waitFor({ state: 'attached' });
  const other = await context.newPage();
  await other.goto('/');
  await other.evaluate(() => window.assent?.acceptAll());
  await other.close();
  script.release();
  await expect.poll(() => layer(page)).toBeUndefined();
  await settled();
});

test('a dialog of the page comes first, and the snippet’s banner waits with the script’s', async () => {
  const body = '<dialog id="d">Newsletter</dialog><script>d.showModal()</script>';
  const { page, ui, settled } = await open({ body });
  await page.goto('/');
  await expect.poll(() => layer(page)).toBeUndefined();
  await settled();
  await page.evaluate(() => (document.getElementById('d') as HTMLDialogElement).close());
  await ui.banner.waitFor();
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
});

test('twice on a page it stands once', async () => {
  const { html: again } = await snippetOf(CONFIG, 'en');
  const { page, ui } = await open({ body: again });
  await page.goto('/');
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
  expect(await page.locator('assent-ui').count()).toBe(1);
});

test('its hash is all that a strict policy has to know', async () => {
  const policy =
    "default-src 'none'; script-src 'self' SNIPPET; connect-src 'self'; require-trusted-types-for 'script'";
  const { page, ui, errors } = await open({ policy });
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await ui.banner.waitFor();
  script.release();
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
  expect(errors).toEqual([]);
});

test('whose browser sends Global Privacy Control is shown the banner that says so, by the script alone', async () => {
  const { page, ui, context, errors } = await open();
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
  );
  const script = await hold(page, SCRIPT);
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('h1').waitFor();
  expect(await layer(page)).toBeUndefined();
  script.release();
  await ui.banner.locator('[part=signal-note]').waitFor();
  expect(errors).toEqual([]);
});
