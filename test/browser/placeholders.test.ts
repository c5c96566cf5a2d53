import { expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const { 'data-google-analytics': _, 'data-meta-pixel': __, ...PLAIN } = EXAMPLE;
const frame = (id: string) =>
  `<iframe id="${id}" width="560" height="315" title="A film" data-consent="marketing" data-consent-service="youtube"
    data-src="https://www.youtube-nocookie.com/embed/${id}"></iframe>`;

async function arrive(): Promise<Visit> {
  const head = assentConfig({ services: { youtube: {} } }) + assentTag(PLAIN);
  const visit = await openSite({
    pages: { '*': html({ head, body: `<p>Before</p>${frame('one')}<p>${frame('two')}</p>` }) },
  });
  await visit.page.goto('/');
  await visit.ui.embed.nth(1).waitFor();
  return visit;
}

test('a held frame has a placeholder of its own size that says what will be loaded, and nothing of the vendor is loaded', async () => {
  const { ui, vendorHosts, settled } = await arrive();
  await settled();
  const box = await ui.embed.first().boundingBox();
  expect([box?.width, box?.height]).toEqual([560 + 4, 315 + 4]);
  expect(await ui.embed.first().locator('b').textContent()).toBe('YouTube');
  expect(await ui.embed.first().locator('a').getAttribute('href')).toBe('https://www.youtube.com/watch?v=one');
  expect(vendorHosts()).toEqual([]);
});

test('"load once" loads this frame on this page: no decision, no receipt, nothing stored', async () => {
  const { page, ui, log, browserStores, settled } = await arrive();
  await ui.embedButton('load-once').first().click();
  await log.next('youtube-nocookie.com/embed/one');
  await settled();
  expect(log.all('embed/two')).toEqual([]);
  expect(await page.evaluate(() => window.assent?.consent.status)).toBe('unasked');
  expect((await browserStores()).cookies.filter(({ domain }) => domain.includes('klouttrack'))).toEqual([]);
  expect(await ui.banner.isVisible()).toBe(true);
  expect(await ui.embed.count()).toBe(1);
});

test('"always allow" is a yes to that service alone, with a receipt, and the category is still asked', async () => {
  const { page, ui, log, site } = await arrive();
  await ui.embedButton('always-allow').first().click();
  await log.next('embed/one');
  await log.next('embed/two');
  expect(await page.evaluate(() => [window.assent?.has('youtube'), window.assent?.has('marketing')])).toEqual([
    true,
    false,
  ]);
  await expect.poll(() => site.receipts()).toHaveLength(1);
  const [stored] = await site.receipts();
  expect(stored?.receipt).toMatchObject({
    action: 'choose',
    method: 'placeholder',
    categories: { marketing: false },
    services: { youtube: true },
  });
  expect(await ui.banner.isVisible()).toBe(true);
});

test('after "always allow" the banner asks as at first: no category had an answer, so none was added since', async () => {
  const { page, ui, log, settled } = await arrive();
  const first = await ui.banner.textContent();
  expect(first).toContain('klouttrack.test asks to store and read data');
  await ui.embedButton('always-allow').first().click();
  await log.next('embed/one');
  await settled();
  expect(await ui.banner.textContent()).toBe(first);
  await page.reload();
  await ui.banner.waitFor();
  expect(await ui.banner.textContent()).toBe(first);
  await ui.button('accept-all').click();
  await expect.poll(() => page.evaluate(() => window.assent?.has('marketing'))).toBe(true);
  expect(await ui.banner.isVisible()).toBe(false);
});

test('a withdrawal takes the content away again, and the placeholder stands in its place', async () => {
  const { page, ui, log } = await arrive();
  await ui.button('accept-all').click();
  await log.next('embed/one');
  await expect.poll(() => ui.embed.count()).toBe(0);
  await page.evaluate(() => window.assent?.rejectAll());
  await ui.embed.nth(1).waitFor();
  expect(await page.locator('iframe[src]').count()).toBe(0);
});

test('a placeholder that a snapshot brings back onto a page where nothing is held goes', async () => {
  const { page, ui, log, settled } = await arrive();
  await page.evaluate(() => window.assent?.acceptAll());
  await settled();
  const mark = log.mark();
  await page.goto('/next');
  await log.next('embed/two', mark);
  await page.evaluate(() => {
    const opened = document.getElementById('one')?.outerHTML ?? '';
    document.body.innerHTML = `<assent-embed></assent-embed>${opened.replace('<iframe', '<iframe data-consent-held=""')}`;
  });
  await expect.poll(() => ui.embed.count()).toBe(0);
  expect((await page.locator('#one').boundingBox())?.width).toBe(560 + 4);
});
