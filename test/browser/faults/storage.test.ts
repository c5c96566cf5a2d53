import { expect } from 'vitest';
import { assentConfig, assentTag, html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { COOKIES_OFF, STORAGE } from '../harness/page-faults';
import { ALONE, fault, may, pageOf, status, VENDOR } from './fault';

const NAME = '__Host-assent';
const pages = { '*': pageOf() };

fault('B1: with cookies off what is allowed runs, nothing throws, and the page can tell', async (browser) => {
  const kind = browser === 'firefox' ? 'cookieless-firefox' : browser;
  const { page, ui, context, log, errors, vendorHosts } = await openSite({ browser: kind, pages });
  if (browser === 'chromium') {
    const devtools = await context.newCDPSession(page);
    await devtools.send(COOKIES_OFF, { disabled: true } as never);
  }
  await page.goto('/');
  await ui.banner.waitFor();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next(`${VENDOR}/t.js`);
  await ui.banner.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => window.assent?.consent.persisted)).toBe(false);
  expect(errors).toEqual([]);
});

fault('B2: where storage throws or is full, the choice is in the cookie and its receipt posted', async (browser) => {
  for (const [name, act] of Object.entries(STORAGE)) {
    const { page, ui, context, errors, site } = await openSite({ browser, pages });
    await context.addInitScript(act);
    await page.goto('/');
    await ui.button('accept-all').click();
    await ui.banner.waitFor({ state: 'detached' });
    expect(
      (await context.cookies()).map((cookie) => cookie.name),
      name,
    ).toContain(NAME);
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await page.goto('/next');
    await page.waitForFunction(may);
    expect(errors, name).toEqual([]);
  }
});

const names = Array.from({ length: 100 }, (_, i) => `vendor-${i}`);
const many = (count: number) =>
  Object.fromEntries(names.slice(0, count).map((id) => [id, { category: 'analytics', name: id }]));
const pageWith = (count: number) =>
  html({ head: assentConfig({ services: many(count) }) + assentTag(ALONE), body: '<h1>Klouttrack</h1>' });

fault('B4: a cookie of 40 services has room to spare, and one that the browser drops is told of', async (browser) => {
  const { page, ui, context } = await openSite({ browser, pages: { '/hundred': pageWith(100), '*': pageWith(40) } });
  const store = async () => {
    await ui.banner.waitFor();
    await page.evaluate(async () => {
      const ids = Object.keys(window.assent?.consent.services ?? {});
      await window.assent?.set(Object.fromEntries(ids.map((id, i) => [id, i % 2 === 0])));
    });
    return (await context.cookies()).find((cookie) => cookie.name === NAME)?.value ?? '';
  };
  await page.goto('/');
  expect((await store()).length).toBeLessThanOrEqual(512);
  await page.evaluate(async () => void (await window.assent?.reset()));
  await page.goto('/hundred');
  const hundred = await store();
  expect(hundred.length).toBeLessThan(4_096);
  // What was written is what is read.
  await page.reload();
  await page.waitForFunction(() => window.assent?.has('vendor-0'));
  expect(await page.evaluate(() => window.assent?.has('vendor-1'))).toBe(false);

  await context.clearCookies();
  // As browsers do with what is too long for them: without a word.
  await context.addInitScript(() => {
    const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    const set = (text: string) => text.length < 120 && native.set?.call(document, text);
    Object.defineProperty(Document.prototype, 'cookie', { ...native, set });
  });
  await page.goto('/');
  expect(await store()).toBe('');
  expect(await page.evaluate(() => [window.assent?.consent.persisted, window.assent?.has('vendor-0')])).toEqual([
    false,
    true,
  ]);
});

fault('B29: who has lost all that the site kept is a new visitor', async (browser) => {
  const { page, ui, context, site, log, settled } = await openSite({ browser, pages: { '/bare': html(), ...pages } });
  await page.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  await settled();
  // On a page of ours it would be a withdrawal.
  await page.goto('/bare');
  await context.clearCookies();
  await page.evaluate(() => localStorage.clear());
  const mark = log.mark();
  await page.goto('/next');
  await ui.banner.waitFor();
  await settled();
  expect(await page.evaluate(status)).toBe('unasked');
  expect(log.all(VENDOR, mark)).toEqual([]);
  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(2);
  const [first, second] = await site.receipts();
  expect(second?.receipt.subjectId).not.toBe(first?.receipt.subjectId);
  expect(second?.receipt.previous).toBe(null);
});
