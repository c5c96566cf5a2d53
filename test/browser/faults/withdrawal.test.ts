import { expect } from 'vitest';
import { assentTag, EXAMPLE, html } from '../harness/html';
import { openSite } from '../harness/open-site';
import { fault, marked } from './fault';

fault('B34: a no while vendors run ends them: no request and no cookie of theirs is left', async (browser) => {
  const { page, ui, context, log, site, settled, vendorRequests } = await openSite({
    browser,
    pages: { '*': html({ head: assentTag({ ...EXAMPLE, 'data-region': 'DE' }), body: marked('t') }) },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(/g\/collect/);
  await log.next('facebook.com/tr');
  await settled();
  const names = async () => (await context.cookies()).map(({ name }) => name);
  expect((await names()).filter((name) => /^_(ga|fbp)/.test(name)).length).toBeGreaterThan(1);
  await ui.button('reopen').click();
  const again = log.mark();
  await ui.button('reject-all', ui.dialog).click();
  await expect.poll(() => site.receipts()).toHaveLength(2);
  // A script has run, so the page is loaded again.
  await log.next(({ host, path }) => host === 'klouttrack.test' && path === '/', again);
  await settled();
  const mark = log.mark();
  await page.goto('/next');
  await settled();
  expect(vendorRequests(mark)).toEqual([]);
  expect((await names()).filter((name) => !/assent/.test(name))).toEqual([]);
});
