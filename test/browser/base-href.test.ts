import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, EXAMPLE, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import { SITE } from './harness/site';

const OTHER = 'elsewhere.example';
const chat = { category: 'preferences', name: 'Support chat', scripts: ['/own/chat.js', './more.js'] };
const matomo = { id: '1', url: '/stats/' };

/** A page whose relative addresses mean another site, as a page that was saved or is served by a proxy has them. */
async function open(base: string, region = 'OM'): Promise<Visit> {
  const tag = assentTag({ ...EXAMPLE, 'data-region': region }).replace('src="/', `src="${SITE}/`);
  const head = `<base href="${base}">${assentConfig({ services: { 'support-chat': chat, matomo } })}${tag}`;
  return openSite({ pages: { '/own/chat.js': '', '/more.js': '', '/stats/matomo.js': '', '*': html({ head }) } });
}

/** What the other site hears; the harness’s own marker is the page’s, and relative. */
const toOther = ({ log }: Visit) =>
  log
    .all(({ host, path }) => host === OTHER && !path.includes('settled-'))
    .map(({ method, url }) => `${method} ${url}`);

describe.each([`https://${OTHER}/`, `//${OTHER}/a/b/`])('on a page with <base href="%s">', (base) => {
  test('receipts, notices and erasures go to the page’s own origin, and nobody else hears of them', async () => {
    const visit = await open(base);
    const { page, ui, site, log, settled } = visit;
    await page.goto('/');
    await ui.button('reject-all').click();
    await expect.poll(() => site.receipts()).toHaveLength(1);
    await log.next((request) => request.method === 'PUT' && request.status === 204);
    await page.evaluate(() => window.assent?.erase());
    expect(await site.receipts()).toEqual([]);
    await settled();
    expect(toOther(visit)).toEqual([]);
  });

  test('the region is asked of the page’s own origin', async () => {
    const visit = await open(base, 'auto');
    const { page, ui, log } = visit;
    await page.goto('/');
    await ui.banner.waitFor();
    await log.next(`${SITE}/assent/region`);
    expect(toOther(visit)).toEqual([]);
  });

  test('the policy’s link leads to the page’s own origin', async () => {
    const { page, ui } = await open(base);
    await page.goto('/');
    const link = ui.banner.locator('a');
    await link.waitFor();
    expect(await link.evaluate((it) => (it as HTMLAnchorElement).href)).toBe(`${SITE}/privacy`);
    await ui.button('preferences').click();
    await ui.dialog.waitFor();
    const links = await ui.dialog.locator('a').evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href));
    expect(links.filter((href) => href.includes(OTHER))).toEqual([]);
  });

  test('the scripts of services come from the page’s own origin', async () => {
    const visit = await open(base);
    const { page, ui, log, settled } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(`${SITE}/own/chat.js`);
    await log.next(`${SITE}/more.js`);
    await log.next(`${SITE}/stats/matomo.js`);
    await settled();
    expect(toOther(visit)).toEqual([]);
  });
});
