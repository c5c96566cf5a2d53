import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite } from './harness/open-site';
import { PLAIN_SITE } from './harness/site';

const pages = { '*': html({ head: assentTag() }) };
const gpc = () => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });

test('a decision in one tab takes effect in the other without a reload', async () => {
  const { page, ui, newPage, log } = await openSite({ pages });
  await page.goto('/');
  const other = await newPage();
  await other.goto('/other');
  await other.locator('[part=banner]').waitFor();
  await ui.button('accept-all').click();
  await other.waitForFunction(() => window.assent?.has('analytics'));
  await other.locator('[part=banner]').waitFor({ state: 'detached' });
  await expect.poll(() => log.all(/g\/collect/).length).toBe(2);
  await expect.poll(() => log.all('facebook.com/tr').length).toBe(2);
  await page.evaluate(() => window.assent?.rejectAll());
  await other.waitForFunction(() => !window.assent?.has('analytics'));
  await other.waitForFunction(() => (window as unknown as Record<string, unknown>)['ga-disable-G-XXXXXXX'] === true);
});

test('a planted second cookie of the name counts as not asked yet', async () => {
  const tag = { ...EXAMPLE, 'data-cookie-domain': 'klouttrack.test' };
  const { page, ui, context, vendorHosts, log, settled } = await openSite({
    pages: { '*': html({ head: assentTag(tag) }) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('facebook.com/tr');
  await log.next(/g\/collect/);
  await settled();
  const cookie = (await context.cookies()).find(({ name }) => name === 'assent');
  expect(cookie?.domain).toBe('.klouttrack.test');
  await context.addCookies([{ name: 'assent', value: cookie?.value ?? '', domain: 'klouttrack.test', path: '/shop' }]);
  const before = vendorHosts().length;
  const mark = log.mark();
  await page.goto('/shop');
  await ui.banner.waitFor();
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  expect(log.all(/facebook|google/, mark)).toEqual([]);
  expect(vendorHosts()).toHaveLength(before);
});

describe('where the law asks for less than opt-in', () => {
  const head = assentTag({ ...EXAMPLE, 'data-region': 'US-CA' });

  test('services run until the visitor objects, with a link to do so and no banner', async () => {
    const { page, ui, log, browserStores, site } = await openSite({ pages: { '*': html({ head }) } });
    await page.goto('/');
    await log.next('facebook.com/tr');
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('implied');
    await ui.button('choices').click();
    await ui.dialog.waitFor();
    expect(await ui.switch('marketing').isChecked()).toBe(true);
    await ui.button('reject-all', ui.dialog).click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt).toMatchObject({ notice: { regime: 'opt-out', region: 'US-CA' } });
    const names = async () => (await browserStores()).cookies.map(({ name }) => name).sort();
    await expect.poll(names).toEqual(['__Host-assent']);
  });

  test('Global Privacy Control is a decision: marketing is off, and the preferences say that it was honoured', async () => {
    const { page, ui, context, log, site, settled } = await openSite({ pages: { '*': html({ head }) } });
    await context.addInitScript(gpc);
    await page.goto('/');
    await log.next(/g\/collect/);
    await settled();
    expect(log.all('facebook')).toEqual([]);
    expect(await page.evaluate(() => window.assent?.consent.status)).toBe('decided');
    await expect.poll(() => site.receipts()).toHaveLength(1);
    expect((await site.receipts())[0]?.receipt).toMatchObject({
      action: 'signal',
      method: 'signal',
      signals: { gpc: true },
      categories: { analytics: true, marketing: false },
    });
    await ui.button('choices').click();
    await ui.dialog.locator('[part=signal-note]').waitFor();
  });
});

test('under opt-in Global Privacy Control decides nothing by itself', async () => {
  const { page, ui, context } = await openSite({ pages });
  await context.addInitScript(gpc);
  await page.goto('/');
  await ui.banner.waitFor();
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
});

test('a minor’s analytics and marketing shut at once and stay shut, and no earlier yes comes back', async () => {
  const { page, ui, log, settled } = await openSite({ pages });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(/g\/collect/);
  await log.next('facebook.com/tr');
  await settled();
  await page.evaluate(() => window.assent?.setAudience('general'));
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(true);
  await page.evaluate(() => window.assent?.setAudience('minor'));
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
  const mark = log.mark();
  await page.goto('/next');
  await settled();
  expect(log.all(/google|facebook/, mark)).toEqual([]);
  await page.evaluate(() => window.assent?.acceptAll());
  expect(await page.evaluate(() => window.assent?.has('marketing'))).toBe(false);
  await page.evaluate(() => window.assent?.setAudience('general'));
  await ui.banner.waitFor();
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
});

test('a service that is added later stays off and is asked about by itself', async () => {
  const later = assentConfig({
    services: { chat: { category: 'analytics', name: 'Heat maps', scripts: ['https://heat.example/h.js'] } },
  });
  const { page, ui, log, site, settled } = await openSite({
    pages: { '/': html({ head: assentTag() }), '/later': html({ head: later + assentTag() }) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await page.goto('/later');
  await ui.banner.waitFor();
  await settled();
  expect(log.all('heat.example')).toEqual([]);
  expect(await ui.banner.textContent()).toContain('chat');
  expect(await page.evaluate(() => window.assent?.has('google-analytics'))).toBe(true);
  await ui.button('accept-all').click();
  await log.next('heat.example');
});

test('an older policy version is asked again from renewSince on, and told of by a note in between', async () => {
  const version = (policy: string, since: string) =>
    html({ head: assentTag({ ...EXAMPLE, 'data-policy-version': policy, 'data-policy-renew-since': since }) });
  const { page, ui, site } = await openSite({
    pages: {
      '/': version('2025-2', '2025-2'),
      '/note': version('2025-10', '2025-2'),
      '/anew': version('2025-11', '2025-11'),
    },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await page.goto('/note');
  const note = page.locator('[part=policy-note]');
  await note.waitFor();
  expect(await note.locator('bdi').textContent()).toBe('2025-10');
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(true);
  await note.locator('[data-action=dismiss]').click();
  await note.waitFor({ state: 'detached' });
  await page.goto('/anew');
  await ui.banner.waitFor();
  expect(await page.evaluate(() => window.assent?.has('analytics'))).toBe(false);
  await ui.button('reject-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(2);
  const [first, second] = await site.receipts();
  expect(second?.receipt.subjectId).toBe(first?.receipt.subjectId);
  expect(second?.receipt.previous).toBe(first?.receipt.receiptId);
});

test('where storage is denied everything works for the page', async () => {
  const { page, ui, context, log, errors, site } = await openSite({ pages });
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true });
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('facebook.com/tr');
  expect(await page.evaluate(() => window.assent?.consent.persisted)).toBe(false);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await ui.banner.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('on plain http everything works too', async () => {
  const { page, ui, log, site, context } = await openSite({ pages });
  await page.goto(`${PLAIN_SITE}/`);
  expect(await page.evaluate(() => crypto.subtle === undefined)).toBe(true);
  await ui.button('accept-all').click();
  await log.next('facebook.com/tr');
  await expect.poll(() => site.receipts()).toHaveLength(1);
  expect((await context.cookies()).map(({ name }) => name)).toContain('assent');
});

test('the page keeps its place: no shift of layout, no lock of scrolling', async () => {
  const body = '<h1>Klouttrack</h1><div style="height: 3000px">tall</div>';
  const { page, ui } = await openSite({ pages: { '/': html({ head: assentTag(), body }) } });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.mouse.wheel(0, 500);
  await page.waitForFunction(() => scrollY > 0);
  await ui.button('reject-all').click();
  await ui.button('reopen').waitFor();
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});
