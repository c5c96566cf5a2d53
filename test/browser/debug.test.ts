import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/types';
import { faultsByAxe } from './harness/axe';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';

const TAG = assentTag({ ...EXAMPLE, 'data-debug': '' });
const HOTJAR = 'https://static.hotjar.com/c/hotjar-1.js';

const auditOf = (page: Page): Promise<Audit> =>
  page.evaluate(() => (window.assent as NonNullable<typeof window.assent>).audit());

interface Sabotage extends OpenSiteOptions {
  head?: string;
  body?: string;
  lang?: string;
  /** What the visitor, or the page, does once the banner stands. */
  act?: (visit: Visit) => Promise<unknown>;
}

/** What is found on a page that was built like this, and what the panel says of it. */
async function found({ head = TAG, body = '<h1>Klouttrack</h1>', lang = 'en', act, ...options }: Sabotage) {
  const visit = await openSite({ ...options, pages: { '*': html({ head, body, lang }) } });
  const { page, ui, settled } = visit;
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  await act?.(visit);
  const audit = await auditOf(page);
  return { ...visit, audit, kinds: audit.findings.map(({ kind }) => kind) };
}

test('on a page that is set up right nothing is found, and all that it has is told', async () => {
  const { audit, kinds, ui, page, settled } = await found({});
  expect(audit.findings).toEqual([]);
  expect(kinds).toEqual([]);
  expect(audit.granted).toEqual([]);
  expect(audit.requests.every(({ allowed }) => allowed)).toBe(true);
  await ui.button('accept-all').click();
  await expect.poll(async () => (await auditOf(page)).requests.map(({ service }) => service)).toContain('meta-pixel');
  await settled();
  const after = await auditOf(page);
  expect(after.granted).toEqual(expect.arrayContaining(['analytics', 'google-analytics', 'marketing', 'meta-pixel']));
  expect(after.cookies).toContainEqual(expect.objectContaining({ allowed: true, service: null }));
  expect(after.requests).toContainEqual(
    expect.objectContaining({
      service: 'google-analytics',
      category: 'analytics',
      allowed: true,
      initiator: expect.any(String),
    }),
  );
  expect(after.findings).toEqual([]);
  // On the next page the answer is there from the start.
  await page.goto('/next');
  await settled();
  expect((await auditOf(page)).findings).toEqual([]);
});

describe('a page that is sabotaged', () => {
  test.each<[string, string, Sabotage]>([
    ['a script that nobody has marked', 'before-consent', { head: `${TAG}<script async src="${HOTJAR}"></script>` }],
    ['what such a script asks for', 'leak', { head: `${TAG}<script async src="${HOTJAR}"></script>` }],
    [
      'a pixel in noscript',
      'before-consent',
      { body: '<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>' },
    ],
    ['a cookie that is set early', 'leak', { head: `${TAG}<script>document.cookie = '_fbp=1'</script>` }],
    ['an entry that is stored early', 'leak', { head: `${TAG}<script>localStorage._hjUserAttributes = 1</script>` }],
    [
      'a database that is made early',
      'leak',
      {
        act: ({ page }) =>
          page.evaluate(
            () =>
              new Promise((done) => {
                indexedDB.open('firebase-heartbeat-database').onsuccess = done;
              }),
          ),
      },
    ],
    [
      'a fetch to a vendor',
      'leak',
      {
        act: ({ page }) =>
          page.evaluate(() => fetch('https://www.facebook.com/tr?id=1', { mode: 'no-cors' }).then(() => {})),
      },
    ],
    [
      'a category that is misspelt',
      'misspelt-category',
      { body: '<script type="text/plain" data-consent="analytcs" src="/a.js"></script>' },
    ],
    [
      'a service that nobody knows',
      'unknown-service',
      { body: '<iframe data-consent="marketing" data-consent-service="youtub" data-consent-src="/x"></iframe>' },
    ],
    [
      'a text that is misspelt',
      'settings',
      { head: assentConfig({ ui: { texts: { en: { titel: 'We ask' } } } }) + TAG },
    ],
    ['a setting that is wrong', 'settings', { head: assentConfig({ cookie: { days: 1_000 } }) + TAG }],
    [
      'a Google tag above the defaults',
      'google-order',
      { head: `<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>${TAG}` },
    ],
    [
      'a service that is marked and in the settings',
      'configured-twice',
      {
        body: '<script type="text/plain" data-consent="marketing" data-consent-service="meta-pixel" src="https://connect.facebook.net/en_US/fbevents.js"></script>',
      },
    ],
    [
      'a service that runs by its category alone',
      'not-in-notice',
      {
        body: `<script type="text/plain" data-consent="analytics" src="${HOTJAR}"></script>`,
        async act({ page, ui, log }) {
          await ui.button('accept-all').click();
          await expect.poll(() => log.all(({ host }) => host === 'static.hotjar.com')).toHaveLength(1);
          await expect
            .poll(async () => (await auditOf(page)).requests.map(({ service }) => service))
            .toContain('hotjar');
        },
      },
    ],
    ['a language that Assent has not', 'missing-language', { lang: 'eo' }],
    [
      'texts in another language alone',
      'missing-language',
      { head: assentConfig({ ui: { texts: { de: { title: 'Wir fragen' } } } }) + TAG },
    ],
    ['an endpoint that is no more', 'endpoint', { endpoint: () => new Response('Not found', { status: 404 }) }],
    ['an endpoint that is something else', 'endpoint', { endpoint: () => new Response('<h1>Hello</h1>') }],
    [
      'a policy that names no host',
      'csp',
      { headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" } },
    ],
    [
      'a host that nobody knows',
      'unknown-host',
      { head: `${TAG}<script async src="https://cdn.example/x.js"></script>` },
    ],
    [
      'a reject that is smaller',
      'unequal-buttons',
      {
        act: ({ page }) =>
          page.evaluate(() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('[data-action=reject-all] { font-size: 10px !important; }');
            document.querySelector('assent-ui')?.shadowRoot?.adoptedStyleSheets.push(sheet);
          }),
      },
    ],
    [
      'words that can hardly be read in the dark',
      'low-contrast',
      { head: `<style>:root { --assent-text: light-dark(#111, #333); }</style>${TAG}` },
    ],
  ])('%s', async (_, kind, sabotage) => {
    const { audit, kinds, page } = await found(sabotage);
    expect(kinds).toContain(kind);
    // The rest is as right as it was.
    const led: Readonly<Record<string, string>> = {
      leak: 'before-consent',
      'before-consent': 'leak',
      'google-order': 'leak before-consent',
    };
    expect(kinds.filter((it) => it !== kind && !led[kind]?.includes(it))).toEqual([]);
    for (const { message, fix } of audit.findings) expect(`${message} ${fix}`).toMatch(/^\S.+\. \S.+\.$/s);
    const first = audit.findings.find((finding) => finding.kind === kind);
    await expect
      .poll(() => page.locator(`assent-debug li[data-kind=${kind}]`).allTextContents())
      .toContainEqual(expect.stringContaining(first?.fix ?? 'no finding'));
  });

  test('a vendor that is asked after a no has leaked, and what it did before has not', async () => {
    const { page, ui, settled } = await found({});
    await ui.button('accept-all').click();
    await expect.poll(async () => (await auditOf(page)).requests.map(({ service }) => service)).toContain('meta-pixel');
    await settled();
    await page.evaluate(async () => {
      await window.assent?.rejectAll();
      await fetch('https://www.facebook.com/tr?id=after', { mode: 'no-cors' });
    });
    const { findings, requests } = await auditOf(page);
    const pixel = requests.filter(({ service }) => service === 'meta-pixel');
    expect(pixel.filter(({ allowed }) => !allowed).map(({ url }) => url)).toEqual([
      'https://www.facebook.com/tr?id=after',
    ]);
    expect(pixel.length).toBeGreaterThan(1);
    expect(findings.filter(({ kind }) => kind === 'leak')).toHaveLength(1);
  });
});

describe('the panel', () => {
  const opened = async (options: OpenSiteOptions = {}) => {
    const visit = await openSite({ ...options, pages: { '*': html({ head: TAG, lang: 'eo' }) } });
    // The first answer of a server takes longer than the panel waits.
    await visit.site.endpoint();
    await visit.page.goto('/');
    const panel = visit.page.locator('assent-debug');
    const summary = panel.locator('summary').first();
    await expect.poll(() => summary.textContent().catch(() => '')).toBe('Assent: 1 warning');
    return { ...visit, panel, summary };
  };

  test('is opened and read with the keyboard alone, and names regimes', async () => {
    const { page, panel, summary } = await opened();
    await expect.poll(() => panel.locator('li').first().isVisible()).toBe(false);
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await panel.locator('li[data-kind=missing-language]').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByText('Which regime where?').click();
    await panel.locator('input').fill('us-ca');
    expect(await panel.locator('output').textContent()).toBe(' US-CA: opt-out');
    await panel.locator('input').fill('DE');
    expect(await panel.locator('output').textContent()).toBe(' DE: opt-in');
  });

  test('is without a fault that axe-core finds', async () => {
    const { page, summary } = await opened();
    await summary.click();
    // Where axe-core looks.
    await page.evaluate(() => document.body.append(document.querySelector('assent-debug') ?? ''));
    expect((await faultsByAxe(page)).filter((it) => it.includes('assent-debug'))).toEqual([]);
  });

  test('goes with the instance', async () => {
    const { page, panel } = await opened();
    await page.evaluate(() => window.assent?.destroy());
    expect(await panel.count()).toBe(0);
  });

  test.each([
    ['without the setting', EXAMPLE, '/'],
    ['where the setting says no', { ...EXAMPLE, 'data-debug': 'false' }, '/'],
    ['by an address on somebody’s site', EXAMPLE, '/?assent-debug'],
  ])('is not there %s, and asks for nothing', async (_, attributes, path) => {
    const { page, ui, settled, log, said } = await openSite({ pages: { '*': html({ head: assentTag(attributes) }) } });
    await page.goto(path);
    await ui.banner.waitFor();
    await settled();
    expect(await page.locator('assent-debug').count()).toBe(0);
    // Where its address asks for it the part itself finds that it is nobody's own machine.
    if (path === '/') expect(log.all((request) => request.path.includes('debug'))).toEqual([]);
    expect(said).toEqual([]);
    // Whoever asks in code is answered all the same.
    expect((await auditOf(page)).findings).toEqual([]);
  });
});
