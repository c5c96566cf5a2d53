import { expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openWebKit, type WebKitVisit } from './harness/open-webkit';

/*
 * The core path in a third engine: what a visitor with Safari, or with any browser on an iPhone, is given. What else there is, is
 * tested in Chromium and Firefox.
 */

const { 'data-meta-pixel': _, ...TAG } = EXAMPLE;
/** Before everything else of the page. */
const LISTEN = `<script>
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;
const body = `<h1>Klouttrack</h1><script type="text/plain" data-consent="analytics">window.tagRan = true</script>
  <iframe title="A film" width="560" height="315" data-consent="marketing" data-consent-service="youtube"
    data-src="https://www.youtube-nocookie.com/embed/one"></iframe><a href="/next">Next</a>`;
const pages = {
  '*': html({ head: LISTEN + assentConfig({ services: { youtube: {} } }) + assentTag(TAG), body }),
};

async function arrive(): Promise<WebKitVisit> {
  const visit = await openWebKit({ pages });
  await visit.goto('/');
  await expect.poll(() => visit.isInSight('banner')).toBe(true);
  return visit;
}

const status = ({ page }: WebKitVisit) => page.evaluate(() => window.assent?.consent.status);
const has = ({ page }: WebKitVisit, name: string) => page.evaluate((it) => window.assent?.has(it), name);
const tagRan = ({ page }: WebKitVisit) => page.evaluate(() => 'tagRan' in window);
const errors = ({ page }: WebKitVisit) => page.evaluate(() => (window as unknown as { errors: string[] }).errors);
const actions = async ({ site }: WebKitVisit) => (await site.receipts()).map(({ receipt }) => receipt.action);

test('nothing is asked for or stored before an answer; a no is kept, proved, and not asked again', async () => {
  const visit = await arrive();
  const { page, press, isInSight, vendorHosts, site } = visit;
  expect(await page.cookies()).toEqual([]);
  await press('reject-all');
  await expect.poll(() => isInSight('banner')).toBe(false);
  const cookies = await page.cookies();
  expect(cookies.map(({ name }) => name)).toContain('__Host-assent');
  expect(cookies.find(({ name }) => name === '__Host-assent')).toMatchObject({ path: '/', secure: true });
  await expect.poll(() => actions(visit)).toEqual(['reject-all']);
  expect((await site.receipts())[0]?.receipt.categories).toMatchObject({ analytics: false, marketing: false });
  await page.reload();
  await expect.poll(() => status(visit)).toBe('decided');
  expect(await isInSight('banner')).toBe(false);
  expect(await tagRan(visit)).toBe(false);
  expect(vendorHosts()).toEqual([]);
  expect(await errors(visit)).toEqual([]);
});

test('a yes starts what was held; its withdrawal in the preferences takes it back, with a receipt each', async () => {
  const visit = await arrive();
  const { page, press, isInSight, log, site } = visit;
  await press('accept-all');
  await log.next('googletagmanager.com/gtag/js');
  await expect.poll(() => tagRan(visit)).toBe(true);
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as the vendor's script does it
    document.cookie = '_ga=GA1.1.1.1; path=/; max-age=1000';
  });
  await press('reopen');
  await expect.poll(() => isInSight('dialog')).toBe(true);
  expect(await page.evaluate(heading)).toBe('Privacy settings');
  await page.click(findSwitch, 'analytics');
  await press('save', 'dialog');
  await expect.poll(() => isInSight('dialog')).toBe(false);
  await expect.poll(() => actions(visit)).toEqual(['accept-all', 'withdraw']);
  expect((await site.receipts())[1]?.receipt.services).toMatchObject({ 'google-analytics': false, youtube: true });
  await expect.poll(async () => (await page.cookies()).some(({ name }) => name === '_ga')).toBe(false);
  // The tag has run, so the page is loaded again.
  await expect.poll(async () => [await has(visit, 'analytics'), await has(visit, 'youtube')]).toEqual([false, true]);
});

test('an embed is held, loaded once, and allowed for good', async () => {
  const visit = await arrive();
  const { page, log, vendorHosts } = visit;
  expect(vendorHosts()).toEqual([]);
  await page.click(findInEmbed, 'load-once');
  await log.next('youtube-nocookie.com/embed/one');
  expect([await status(visit), await page.cookies()]).toEqual(['unasked', []]);
  await page.reload();
  await page.click(findInEmbed, 'always-allow');
  await expect.poll(() => actions(visit)).toEqual(['choose']);
  expect([await has(visit, 'youtube'), await has(visit, 'marketing')]).toEqual([true, false]);
  expect(await visit.isInSight('banner')).toBe(true);
});

test('a page that the visitor comes back to has the answer that was given since, forward too', async () => {
  const visit = await arrive();
  const { page, log, press, goto, isInSight } = visit;
  await press('accept-all');
  await expect.poll(() => tagRan(visit)).toBe(true);
  await goto('/next');
  await expect.poll(() => has(visit, 'analytics')).toBe(true);
  const mark = log.mark();
  await page.evaluate(() => void setTimeout(() => window.assent?.rejectAll()));
  // The tag has run, so the page is loaded again. To go back before that would be to be taken away from there.
  await log.next(({ path }) => path === '/next', mark);
  await expect.poll(() => has(visit, 'analytics')).toBe(false);
  await page.back();
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe('/');
  await expect.poll(() => has(visit, 'analytics')).toBe(false);
  expect(await isInSight('banner')).toBe(false);
  await page.evaluate(() => window.assent?.set({ analytics: true }).then(() => undefined));
  await page.forward();
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe('/next');
  await expect.poll(() => has(visit, 'analytics')).toBe(true);
  expect(await has(visit, 'marketing')).toBe(false);
});

const heading = () =>
  document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~=dialog] h2')?.textContent?.trim();

function findSwitch(name: string): Element | null | undefined {
  return document.querySelector('assent-ui')?.shadowRoot?.querySelector(`input[type=checkbox][name="${name}"]`);
}

function findInEmbed(action: string): Element | null | undefined {
  return document.querySelector('assent-embed')?.shadowRoot?.querySelector(`[data-action=${action}]`);
}
