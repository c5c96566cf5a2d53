import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { assentUi } from './harness/assent-ui';
import { assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const script = (name: string, category = 'analytics') =>
  `<script type="text/plain" data-consent="${category}" src="https://tags.vendor.test/t.js?n=${name}"></script>`;

interface Tag {
  readonly url: string;
  readonly version?: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function siteWith({ url, version = '2025-02', more = {}, body = script('x') }: Tag): string {
  const tag = { 'data-policy-url': url, 'data-policy-version': version, 'data-region': 'DE', ...more };
  return html({ head: assentTag(tag), body });
}

const consent = (page: Page) => page.evaluate(() => window.assent?.consent);

async function answer({ page, settled }: Visit, url: string, action: 'accept-all' | 'reject-all'): Promise<void> {
  await page.goto(url);
  await assentUi(page).button(action).click();
  await assentUi(page).banner.waitFor({ state: 'detached' });
  // What it allows has been asked for.
  await settled();
}

async function expectUnasked({ page, ui, log, settled }: Visit, url: string): Promise<void> {
  const mark = log.mark();
  await page.goto(url);
  await ui.banner.waitFor();
  await settled();
  expect(await consent(page)).toMatchObject({ status: 'unasked', analytics: false, policyVersion: null });
  expect(log.all(/vendor|google/, mark)).toEqual([]);
}

async function expectDecided({ page, ui, settled }: Visit, url: string, analytics: boolean): Promise<void> {
  await page.goto(url);
  await settled();
  expect(await consent(page)).toMatchObject({ status: 'decided', analytics });
  expect(await ui.banner.count()).toBe(0);
}

const ONE = siteWith({ url: '/one/privacy', more: { 'data-google-analytics': 'G-TEST12345' }, body: script('one') });
const TWO = siteWith({
  url: '/two/privacy',
  version: '7',
  more: { 'data-site': 'Two' },
  body: script('two') + script('two-m', 'marketing'),
});

describe('two sites in folders of one host', () => {
  test.each(['chromium', 'firefox'] as const)(
    'do not share an answer, and keep each its own, in %s',
    async (browser) => {
      const visit = await openSite({ browser, pages: { '/one/': ONE, '/two/': TWO } });
      await answer(visit, '/one/', 'reject-all');
      await expectUnasked(visit, '/two/');
      await answer(visit, '/two/', 'accept-all');
      await expectDecided(visit, '/one/', false);
      await expectDecided(visit, '/two/', true);
    },
  );

  test.each([
    ['with relative policy addresses', './privacy', './privacy'],
    ['one of which is at the root', '/privacy', '/two/privacy'],
    ['beneath a folder of both', '/sites/one/privacy.html', '/sites/two/privacy.html'],
    ['in several languages', '/one/en/privacy', '/two/en/privacy'],
  ])('%s, likewise', async (_, one, two) => {
    const visit = await openSite({ pages: { '/one/': siteWith({ url: one }), '/two/': siteWith({ url: two }) } });
    await answer(visit, '/one/', 'accept-all');
    await expectUnasked(visit, '/two/');
    await answer(visit, '/two/', 'reject-all');
    await expectDecided(visit, '/one/', true);
  });
});

test('two ports of a host are two sites', async () => {
  const page = siteWith({ url: '/privacy' });
  const visit = await openSite({ pages: { '/': page } });
  await answer(visit, 'http://plain.test:3000/', 'accept-all');
  await expectUnasked(visit, 'http://plain.test:4000/');
  await answer(visit, 'http://plain.test:4000/', 'reject-all');
  await expectDecided(visit, 'http://plain.test:3000/', true);
  await expectDecided(visit, 'http://plain.test:4000/', false);
});

test.each([
  ['/en/privacy', '/ar/privacy'],
  ['/privacy', '/de/datenschutz/'],
  ['/shop/en/privacy', '/shop/pt-BR/privacidade'],
])('one site with a policy page per language shares an answer (%s, %s)', async (one, two) => {
  const visit = await openSite({ pages: { '/en/': siteWith({ url: one }), '/xx/': siteWith({ url: two }) } });
  await answer(visit, '/en/', 'reject-all');
  await expectDecided(visit, '/xx/', false);
});

describe('the settings of the cookie', () => {
  const names = async ({ context }: Visit) =>
    (await context.cookies())
      .filter(({ name }) => !name.endsWith('.copy'))
      .map(({ name, path }) => `${name} ${path}`)
      .sort();

  test('a name of its own keeps a site apart, on one host and in one folder', async () => {
    const named = siteWith({ url: '/privacy', more: { 'data-cookie-name': 'shop' } });
    const visit = await openSite({ pages: { '/': siteWith({ url: '/privacy' }), '/shop': named } });
    await answer(visit, '/', 'accept-all');
    await expectUnasked(visit, '/shop');
    await answer(visit, '/shop', 'reject-all');
    expect(await names(visit)).toEqual(['__Host-assent /', '__Host-shop /']);
    await expectDecided(visit, '/', true);
    await expectDecided(visit, '/shop', false);
  });

  test('a path of its own likewise, and its endpoint is beneath it', async () => {
    const more = { 'data-cookie-path': '/shop/', 'data-endpoint': '/assent' };
    const visit = await openSite({ pages: { '/shop/': siteWith({ url: '/privacy', more }) } });
    await answer(visit, '/shop/', 'reject-all');
    expect(await names(visit)).toEqual(['__Secure-assent /shop/']);
    await expectDecided(visit, '/shop/', false);
    await expect.poll(() => visit.said.join()).toContain('is not beneath cookie.path');
  });

  test.each([
    ['another host’s domain', { 'data-cookie-domain': 'klouttrack.com' }, 'cookie.domain: "klouttrack.com"'],
    ['a public suffix', { 'data-cookie-domain': 'test' }, 'cookie.domain: "test"'],
    ['a scheme', { 'data-cookie-domain': 'https://klouttrack.test' }, 'cookie.domain: "https://klouttrack.test"'],
    ['a subdomain', { 'data-cookie-domain': 'shop.klouttrack.test' }, 'cookie.domain: "shop.klouttrack.test"'],
  ])('a domain that does not cover this host is told once, and the decision is kept: %s', async (_, more, told) => {
    const page = siteWith({ url: '/privacy', more });
    const visit = await openSite({ pages: { '/': page } });
    await visit.page.addInitScript(() => {
      const errors: string[] = [];
      Object.assign(window, { errors });
      document.addEventListener('assent:error', ({ detail }) => errors.push(detail.message));
    });
    await visit.page.goto('/');
    await visit.ui.button('accept-all').click();
    await expect.poll(() => visit.said.length).toBe(1);
    expect(visit.said[0]).toContain(told);
    expect(visit.said[0]).toContain('klouttrack.test');
    const errors = await visit.page.evaluate(() => (window as unknown as { errors: string[] }).errors);
    expect(errors).toEqual([expect.stringContaining(told)]);
    await expectDecided(visit, '/', true);
    expect(visit.said).toHaveLength(1);
  });

  test('a domain that covers it is not told', async () => {
    const page = siteWith({ url: '/privacy', more: { 'data-cookie-domain': 'klouttrack.test' } });
    const visit = await openSite({ pages: { '/': page } });
    await answer(visit, '/', 'accept-all');
    await expectDecided(visit, '/', true);
    expect(visit.said).toEqual([]);
    expect((await visit.context.cookies()).map(({ name, domain }) => [name, domain])).toEqual([
      ['assent', '.klouttrack.test'],
    ]);
  });

  test('a path that does not cover the page is told', async () => {
    const visit = await openSite({
      pages: { '/': siteWith({ url: '/privacy', more: { 'data-cookie-path': '/shop' } }) },
    });
    await answer(visit, '/', 'accept-all');
    await expect.poll(() => visit.said.join()).toContain('does not cover this page (/)');
  });
});
