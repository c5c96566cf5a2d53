import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { decodeDecision } from '../../src/consent/decode';
import { encodeDecision } from '../../src/consent/encode';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';
import { SITE } from './harness/site';

const gpc = () => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
const inRegion = (region: string) => ({ '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': region }) }) });
const has = (page: Page, name: string) => page.evaluate((id) => window.assent?.has(id), name);
const LONG_S = 390 * 86_400;

describe('Global Privacy Control', () => {
  test('under opt-in keeps marketing off after a yes to all, and the preferences, which name it, can allow it', async () => {
    const { page, ui, context, log, site, settled } = await openSite({ pages: inRegion('OM') });
    await context.addInitScript(gpc);
    await page.goto('/');
    expect(await ui.banner.locator('[part=signal-note]').textContent()).toContain('Global Privacy Control');
    await ui.button('accept-all', ui.banner).click();
    await log.next(/g\/collect/);
    await settled();
    expect(log.all('facebook')).toEqual([]);
    await ui.button('reopen').click();
    await ui.dialog.locator('[part=signal-note]').waitFor();
    await ui.button('accept-all', ui.dialog).click();
    await log.next('facebook.com/tr');
    await expect.poll(() => site.receipts()).toHaveLength(2);
    const [first, second] = await site.receipts();
    // The browser brings what it has shown once the endpoint has asked for it.
    for (const shown of [first, second]) {
      const notice = () =>
        page.evaluate(async (hash) => (await fetch(`/assent/notices/${hash}`)).json(), shown?.receipt.notice.hash);
      await expect
        .poll(notice)
        .toMatchObject({ signal: true, texts: { signalNote: expect.stringContaining('honoured') } });
    }
    expect(first?.receipt).toMatchObject({
      action: 'accept-all',
      signals: { gpc: true },
      categories: { marketing: false },
    });
    expect(second?.receipt).toMatchObject({
      action: 'accept-all',
      signals: { gpc: true },
      categories: { marketing: true },
    });
  });

  test('under opt-out counts also where it comes while the page is open', async () => {
    const { page, log, site } = await openSite({ pages: inRegion('US-CA') });
    await page.goto('/');
    await log.next('facebook.com/tr');
    expect(await has(page, 'meta-pixel')).toBe(true);
    await page.evaluate(gpc);
    await page.evaluate(() => dispatchEvent(new Event('pageshow')));
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt).toMatchObject({
      action: 'signal',
      notice: { regionSource: 'setting' },
    });
    await page.waitForFunction(() => window.assent?.has('meta-pixel') === false);
  });
});

test('under opt-out the signal ends a yes of before it, and none that was given under it', async () => {
  const { page, context, site, settled, errors } = await openSite({ pages: inRegion('US-CA') });
  await page.goto('/');
  await settled();
  await page.evaluate(async () => void (await window.assent?.acceptAll()));
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await context.addCookies([{ name: '_fbp', value: 'fb.1.1.1', url: SITE }]);
  await context.addInitScript(gpc);
  await page.goto('/next');
  await expect.poll(() => site.receipts()).toHaveLength(2);
  expect((await site.receipts())[1]?.receipt).toMatchObject({ action: 'signal', categories: { marketing: false } });
  await settled();
  expect([await has(page, 'meta-pixel'), await has(page, 'google-analytics')]).toEqual([false, true]);
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).not.toContain('_fbp');

  await page.evaluate(async () => void (await window.assent?.set({ marketing: true })));
  await expect.poll(() => site.receipts()).toHaveLength(3);
  await page.goto('/again');
  await settled();
  expect(await has(page, 'meta-pixel')).toBe(true);
  expect(await site.receipts()).toHaveLength(3);
  expect(errors).toEqual([]);
});

test('under opt-out the signal ends a yes to what is only marked, and to what only another page uses', async () => {
  const film =
    '<iframe data-consent="marketing" data-consent-service="youtube" data-src="https://www.youtube-nocookie.com/embed/one"></iframe>';
  const head = assentTag({ ...EXAMPLE, 'data-region': 'US-CA' });
  const { page, context, site, log, settled } = await openSite({
    pages: { '/film': html({ head, body: film }), '*': html({ head }) },
  });
  await page.goto('/film');
  await log.next('embed/one');
  await page.evaluate(async () => void (await window.assent?.acceptAll()));
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await context.addInitScript(gpc);
  await page.goto('/other');
  await expect.poll(() => site.receipts()).toHaveLength(2);
  expect((await site.receipts())[1]?.receipt).toMatchObject({ action: 'signal', services: { youtube: false } });
  const since = log.mark();
  await page.goto('/film');
  await settled();
  expect(log.all('embed/one', since)).toEqual([]);
  expect(await has(page, 'youtube')).toBe(false);
});

test('what was decided where nobody is asked is no yes where everybody is, and counts again at home', async () => {
  const at = (region: string) => html({ head: assentTag({ ...EXAMPLE, 'data-region': region }) });
  const { page, ui, log, settled } = await openSite({ pages: { '/us': at('US-CA'), '/de': at('DE') } });
  await page.goto('/us');
  await log.next(/g\/collect/);
  await log.next('facebook.com/tr');
  await page.evaluate(async () => void (await window.assent?.set({ marketing: false })));
  await settled();
  const before = log.all(/collect|facebook/).length;
  await page.goto('/de');
  await ui.banner.waitFor();
  await settled();
  expect(log.all(/collect|facebook/)).toHaveLength(before);
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  await page.goto('/us');
  await settled();
  expect([await has(page, 'google-analytics'), await has(page, 'meta-pixel')]).toEqual([true, false]);
});

describe('where the visitor is', () => {
  const { 'data-endpoint': _, ...rest } = EXAMPLE;
  const pages = {
    '*': html({
      head: `<meta name="assent-region" content="US-CA">${assentTag({ ...rest, 'data-endpoint': '/assent' })}`,
    }),
  };

  test.each([
    ['America/Los_Angeles', 'implied', 'page'],
    ['Europe/Berlin', 'unasked', 'time-zone'],
  ])('is said by the page, and in %s it is %s', async (timezoneId, status, regionSource) => {
    const { page, site, settled, siteRequests } = await openSite({ pages, context: { timezoneId } });
    await page.goto('/');
    await settled();
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe(status);
    expect(siteRequests('/assent/region')).toEqual([]);
    await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt.notice).toMatchObject({ region: 'US-CA', regionSource });
  });
});

test('where nobody is asked an objection lasts 400 days from the latest visit on', async () => {
  const { 'data-endpoint': _, ...tag } = EXAMPLE;
  const pages = { '*': html({ head: assentTag({ ...tag, 'data-region': 'US-CA' }) }) };
  const { page, context, settled } = await openSite({ pages });
  const own = async () => (await context.cookies()).find(({ name }) => name === '__Host-assent');
  const left = async () => ((await own())?.expires ?? 0) - Date.now() / 1000;
  await page.goto('/');
  await settled();
  await page.evaluate(async () => void (await window.assent?.rejectAll()));
  expect(await left()).toBeGreaterThan(LONG_S);

  // As it is when the visitor comes back after 399 days.
  const decision = decodeDecision((await own())?.value);
  if (!decision) throw new Error('there is no decision');
  const value = encodeDecision({ ...decision, at: Date.now() - 399 * 86_400_000 });
  // A page that is there would hear of it, and prolong it too.
  await page.goto('about:blank');
  await context.clearCookies();
  await context.addCookies([
    { name: '__Host-assent', value, url: SITE, secure: true, expires: Math.round(Date.now() / 1000) + 86_400 },
  ]);
  expect(await left()).toBeLessThan(LONG_S);
  await page.goto('/back');
  await expect.poll(left).toBeGreaterThan(LONG_S);
  expect((await own())?.value).toBe(value);
  await settled();
  const { marketing, expiresAt } = await page.evaluate(
    () => window.assent?.consent ?? { marketing: true, expiresAt: '' },
  );
  expect([marketing, expiresAt]).toEqual([false, null]);
});
