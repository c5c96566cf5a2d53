import { expect, test } from 'vitest';
import { digest } from '../../src/consent/digest';
import type { BeyondCookies } from '../../src/types';
import { assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

/* `assent.record()`: consents beyond cookies, with the real endpoint. */

const BROWSERS = ['chromium', 'firefox'] as const;
const NEWS: BeyondCookies = { purpose: 'newsletter', granted: true, text: 'أرسلوا إليّ الرسالة الشهرية' };
const pages = { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'OM' }), lang: 'ar', dir: 'rtl' }) };

async function arrive(browser: (typeof BROWSERS)[number]): Promise<Visit> {
  const visit = await openSite({ browser, pages });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  return visit;
}

const record = ({ page }: Visit, given: unknown = NEWS) =>
  page.evaluate(
    async (it) =>
      (await window.assent?.record(it as Parameters<NonNullable<typeof window.assent>['record']>[0]))?.receipt,
    given,
  );

test.each(BROWSERS)('who has not answered is asked as before, and the text can be proven, in %s', async (browser) => {
  const visit = await arrive(browser);
  const { page, ui, site, vendorHosts, settled, browserStores } = visit;
  const own = await record(visit);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  const [stored] = await site.receipts();
  expect(stored?.receipt).toEqual(own);
  expect(own).toMatchObject({
    action: 'record',
    expiresAt: null,
    record: { purpose: 'newsletter', granted: true, text: `sha256-${digest(NEWS.text)}` },
    notice: { language: 'ar', regime: 'opt-in', region: 'OM' },
  });
  const hash = own?.notice.hash ?? '';
  const noticeAt = `/assent/notices/${hash}`;
  const ask = () => page.evaluate(async (url) => (await fetch(url)).text(), noticeAt);
  await expect.poll(async () => `sha256-${digest(await ask())}`).toBe(hash);
  expect(JSON.parse(await ask())).toMatchObject({ surface: 'site', direction: 'rtl', texts: { text: NEWS.text } });

  expect(await ui.banner.isVisible()).toBe(true);
  await page.reload();
  await ui.banner.waitFor();
  await settled();
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  expect(vendorHosts()).toEqual([]);
  expect((await browserStores()).cookies.map(({ name }) => name.replace('.copy', ''))).toContain('__Host-assent');

  await ui.button('accept-all').click();
  await expect.poll(() => site.receipts()).toHaveLength(2);
  const decision = (await site.receipts()).find(({ receipt }) => receipt.action === 'accept-all');
  expect(decision?.receipt).toMatchObject({ subjectId: own?.subjectId, previous: null });
});

test('it is taken back, is shown with the visitor’s receipts, and is erased with them', async () => {
  const visit = await arrive('chromium');
  const { page, ui, site } = visit;
  const given = await record(visit);
  const taken = await record(visit, { ...NEWS, granted: false });
  expect(taken?.previous).toBe(given?.receiptId);
  await expect.poll(() => site.receipts()).toHaveLength(2);
  await ui.button('preferences').click();
  await ui.button('receipts').click();
  await expect.poll(() => ui.dialog.locator('.receipts li').count()).toBe(2);
  expect(await ui.dialog.locator('.receipts li bdi').allTextContents()).toContain('newsletter');
  await page.evaluate(() => window.assent?.erase());
  expect(await site.receipts()).toEqual([]);
  expect(await page.evaluate(() => window.assent?.receipts())).toEqual([]);
});

test('what is wrong is named with the fix, and stores nothing', async () => {
  const visit = await arrive('chromium');
  await expect(record(visit, { ...NEWS, granted: 'on' })).rejects.toThrow(
    /TypeError: \[assent\] record: granted: "on" is wrong; use true for a consent, false where it is taken back/,
  );
  await expect(record(visit, null)).rejects.toThrow(/record: purpose: undefined is wrong/);
  expect(await visit.page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
});

test('with the setting `api` at `visitor` a yes is the visitor’s to say, and a no anybody’s', async () => {
  const script = `(window.assentQueue ||= []).push(async (assent) => {
    const given = ${JSON.stringify({ ...NEWS, text: 'letter' })};
    const yes = await assent.record(given).catch((cause) => cause.name);
    const no = (await assent.record({ ...given, granted: false })).receipt.record.granted;
    await fetch('/told?' + encodeURIComponent(JSON.stringify({ yes, no })));
  })`;
  const head = `${assentTag({ ...EXAMPLE, 'data-api': 'visitor' })}<script>${script}</script>`;
  const visit = await openSite({ pages: { '*': html({ head }), '/told': () => new Response('') } });
  await visit.page.goto('/');
  const { url } = await visit.log.next('/told?');
  expect(JSON.parse(decodeURIComponent(new URL(url).search.slice(1)))).toEqual({ yes: 'NotAllowedError', no: false });
});
