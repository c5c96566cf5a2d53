import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ServiceFacts } from '../../src/consent/notice';
import { READY_MADE } from '../../src/services/find';
import { assentConfig, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';

/** A service of the site's own, with everything wrong that may be. */
const chat = {
  category: 'preferences',
  name: '<img src=x onerror=alert(1)>',
  cookies: ['c*'],
  privacyUrl: 'javascript:alert(1)',
} as const;
const CONFIG = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '1' },
  region: 'OM',
  services: {
    'google-analytics': { id: 'G-XXXXXXX' },
    'meta-pixel': { id: '1234567890' },
    youtube: {},
    stripe: {},
    chat,
  },
};
const TAG = '<script async src="/assent/assent.js"></script>';
const ELEMENT = '<assent-declaration>What the site had here.</assent-declaration>';

async function open(body: string, options: OpenSiteOptions & { lang?: string; tag?: string } = {}): Promise<Visit> {
  const { lang = 'en', tag = TAG, ...rest } = options;
  const head = `<meta name="viewport" content="width=device-width,initial-scale=1">${assentConfig(CONFIG)}${tag}`;
  const visit = await openSite({ ...rest, pages: { '*': html({ head, body, lang }) } });
  await visit.page.goto('/');
  return visit;
}

const textsOf = (page: Page, selector: string) => page.locator(`assent-declaration ${selector}`).allTextContents();
const said = (page: Page, what: string) => page.locator('assent-declaration h2', { hasText: what }).waitFor();

/** What the command prints for the same config. */
function printed(...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'assent-declaration-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'assent.json');
  writeFileSync(file, JSON.stringify(CONFIG));
  return execFileSync(process.execPath, ['dist/server/cli.js', 'declaration', '--config', file, ...args], {
    encoding: 'utf8',
  });
}

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  test('a declaration names every service of the config, and all that each stores', async () => {
    const { page, errors } = await open(`<h1>Policy</h1>${ELEMENT}`, { browser });
    await said(page, 'Necessary');
    const names = await textsOf(page, 'h3');
    const codes = await textsOf(page, 'code');
    for (const id of Object.keys(CONFIG.services)) {
      const known = READY_MADE.find(({ definition }) => definition.id === id)?.definition;
      expect(names).toContain(known?.name ?? chat.name);
      const facts: Partial<ServiceFacts> = known ?? chat;
      const { cookies = [], storage = [], databases = [], thirdParty = [] } = facts;
      for (const stored of [cookies, storage, databases, thirdParty].flat()) expect(codes).toContain(stored);
    }
    expect(codes).toContain('__Host-assent*');
    expect(await page.locator('assent-declaration :is(img, script, [href^=javascript])').count()).toBe(0);
    expect(await page.locator('assent-declaration').textContent()).not.toContain('What the site had here.');
    expect(errors).toEqual([]);
  });

  test('it says what the command prints, and whatever page had that already shows the same', async () => {
    const text = printed('--language', 'de', '--heading-level', '3');
    const { page } = await open(
      `${text}<div id="live"><assent-declaration heading-level="3"></assent-declaration></div>`,
      {
        ...{ browser, lang: 'de' },
      },
    );
    await page.locator('#live h3').first().waitFor();
    const both = await page.locator('assent-declaration').evaluateAll((all) => all.map((it) => it.innerHTML));
    expect(both[0]).toBe(both[1]);
    const lines = (html: string) => html.replace(/&nbsp;/g, '\u00a0').replace(/\s*\n\s*/g, '');
    const parsed = await page.evaluate((it) => {
      const inert = new DOMParser().parseFromString(it, 'text/html');
      return inert.querySelector('assent-declaration')?.innerHTML ?? '';
    }, text);
    expect(lines(parsed)).toBe(lines(both[1] ?? ''));
  });

  test('it follows the language of the page, and stands where it comes late or in a component', async () => {
    const { page } = await open('<main></main>', { browser });
    await page.locator('assent-ui').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.append(document.createElement('assent-declaration'));
      const root = main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.append(document.createElement('assent-declaration'));
    });
    await expect.poll(() => page.locator('assent-declaration h2').count()).toBe(8);
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await expect.poll(() => page.locator('assent-declaration').first().getAttribute('dir')).toBe('rtl');
    expect((await textsOf(page, 'h2'))[0]).toBe('الضرورية');
  });
});

test('it is there under the strictest policy for scripts and styles, and starts nothing', async () => {
  const csp =
    "default-src 'none'; script-src 'nonce-n'; style-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types assent";
  const { page, errors, vendorRequests, browserStores } = await open(ELEMENT, {
    headers: { 'content-security-policy': csp },
    tag: '<script nonce="n" async src="/assent/assent.js"></script>',
  });
  await said(page, 'Marketing');
  expect(errors).toEqual([]);
  expect(vendorRequests()).toEqual([]);
  expect((await browserStores()).cookies).toEqual([]);
});

test('a page without one loads nothing for it', async () => {
  const { siteRequests, settled } = await open('<h1>No policy</h1>');
  await settled();
  expect(siteRequests('/assent/parts/declaration')).toEqual([]);
  expect(siteRequests('/assent/parts/texts-')).toEqual([]);
});

test('on a small phone nothing of it is wider than the page', async () => {
  const { page } = await open(ELEMENT, { context: { viewport: { width: 320, height: 568 } } });
  await said(page, 'Marketing');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('destroy() takes it away', async () => {
  const { page } = await open(ELEMENT);
  await said(page, 'Marketing');
  await page.evaluate(() => window.assent?.destroy());
  expect(await page.locator('assent-declaration *').count()).toBe(0);
});
