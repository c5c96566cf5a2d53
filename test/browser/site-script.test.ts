import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/config';
import { composeSite } from '../../src/site/compose';
import type { SitePieces } from '../../src/site/contract';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

/* The script that is made for one site, from another origin than the page's, with one tag without attributes. */

const PIECES: SitePieces = JSON.parse(readFileSync('dist/server/site-pieces.json', 'utf8'));
const HOST = 'www.klouttrack.test';
const CONFIG: AssentConfig = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  endpoint: '/assent',
  region: 'DE',
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' }, youtube: {} },
};
const TAG = `<script async src="https://${HOST}/consent/assent.js"></script>`;

function open(config: AssentConfig = CONFIG, { head = TAG, body = '', without = /^$/, headers = {} } = {}) {
  const files = [...composeSite(PIECES, config, true)].filter(([name]) => !without.test(name));
  const served = files.map(([name, { text }]) => [
    `${HOST}/consent/${name}`,
    () => new Response(text, { headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' } }),
  ]);
  return (browser: 'chromium' | 'firefox' = 'chromium') =>
    openSite({ browser, headers, pages: { ...Object.fromEntries(served), '*': html({ head, body }) } });
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('one tag asks, keeps the answer, and a returning visitor loads one file', async () => {
    const { page, ui, log, site, errors, settled } = await open()(browser);
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next('gtag/js');
    await log.next('fbevents.js');
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await settled();
    const since = log.mark();
    await page.goto('/next');
    await ui.button('reopen').waitFor();
    await log.next('gtag/js', since);
    await settled();
    expect(log.all(HOST, since).map(({ path }) => path)).toEqual(['/consent/assent.js']);
    expect(errors).toEqual([]);
  });

  test('a first visit asks for three files, and preferences, placeholders and a withdrawal work', async () => {
    const body =
      '<iframe width="560" height="315" data-consent="marketing" data-consent-service="youtube" data-consent-src="https://www.youtube-nocookie.com/embed/one"></iframe>';
    const { page, ui, log, settled, errors } = await open(CONFIG, { body })(browser);
    await page.goto('/');
    await ui.banner.waitFor();
    await ui.embed.waitFor();
    await ui.button('preferences').click();
    await ui.switch('marketing').click();
    await ui.button('save', ui.dialog).click();
    await log.next('embed/one');
    await settled();
    await page.evaluate(() => window.assent?.rejectAll());
    await ui.embed.waitFor();
    await settled();
    expect(errors).toEqual([]);
  });
});

test('the age is asked for from files beside the script, and a returning visitor loads none of them', async () => {
  const { page, ui, log, settled, errors } = await open({ ...CONFIG, audience: 'ask' })();
  await page.goto('/');
  const question = ui.host.locator('[data-question=age]');
  await question.getByRole('textbox').fill('1980');
  await question.locator('[data-action=continue]').click();
  await ui.button('accept-all').click();
  await log.next('gtag/js');
  // A receipt that is on its way would be looked after by the next page.
  await page.waitForFunction(() => window.assent?.receipts().some(({ acknowledged }) => acknowledged));
  await settled();
  const since = log.mark();
  await page.goto('/next');
  await log.next('gtag/js', since);
  await settled();
  expect(log.all(HOST, since).map(({ path }) => path)).toEqual(['/consent/assent.js']);
  expect(errors).toEqual([]);
});

test('the banner comes with three files', async () => {
  const { page, ui, log, settled } = await open(
    { ...CONFIG, services: {} },
    { body: '<img data-consent="analytics" data-consent-src="/x.png" alt="">' },
  )();
  await page.goto('/');
  await ui.banner.waitFor();
  const until = log.all(HOST).map(({ path }) => path.replace(/\/\w{8}\//, '/'));
  expect(until.slice(0, 3).sort()).toEqual([
    '/consent/assent.js',
    '/consent/parts/first-layer.js',
    '/consent/parts/locale-en.js',
  ]);
  await settled();
});

test('a file that fails once is asked for again, with all that is in it', async () => {
  const body = '<img data-consent="analytics" data-consent-src="/x.png" alt="">';
  const { page, ui, log, said, settled } = await open({ ...CONFIG, services: {} }, { body })();
  let failures = 0;
  await page.route(/first-layer\.js$/, (route) => (failures++ ? route.fallback() : route.abort()));
  await page.goto('/');
  await ui.banner.waitFor();
  // In the same file: what knows of the page's dialogs.
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.append('Wait');
    document.body.append(dialog);
    dialog.showModal();
  });
  await ui.banner.waitFor({ state: 'detached' });
  await settled();
  expect(failures).toBe(1);
  expect(log.all('first-layer.js')).toHaveLength(1);
  expect(said.filter((line) => line.includes('did not load'))).toHaveLength(1);
});

test('autoblock holds what comes after the tag', async () => {
  const body = `<script>const it = document.createElement('script'); it.src = 'https://connect.facebook.net/en_US/fbevents.js'; document.head.append(it)</script>`;
  const head = TAG.replace(' async', '');
  const { page, ui, log, vendorHosts, settled } = await open({ ...CONFIG, autoblock: true }, { head, body })();
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('fbevents.js');
});

test('where an old script finds its parts no more, all stays shut and the console says so', async () => {
  const { page, said, vendorHosts, settled } = await open(CONFIG, { without: /first-layer/ })();
  await page.goto('/');
  await expect.poll(() => said.join()).toMatch(/part did not load/);
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
});

test('under a strict policy that knows its nonce', async () => {
  const policy = "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'";
  const { page, ui, log, errors } = await open(CONFIG, {
    head: TAG.replace('async', 'async nonce="abc"'),
    headers: { 'content-security-policy': policy },
  })();
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('gtag/js');
  expect(errors).toEqual([]);
});
