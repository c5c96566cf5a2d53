import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const BROWSERS = ['chromium', 'firefox'] as const;
type Kind = (typeof BROWSERS)[number];
const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' };
const head = assentTag({ ...TAG, 'data-hotjar': '1234567' });

const form = (attributes: string) =>
  `<form method="post" ${attributes}><input name="q" value="1"><button id="buy">Buy</button></form>`;

/** A visitor who has accepted a service without an off switch, and then sent a form. */
async function bought(browser: Kind, attributes = 'action="/order"', more: { head?: string; body?: string } = {}) {
  const tag = head.replace('"/assent/', '"https://klouttrack.test/assent/');
  const thanks = html({ head: `${more.head ?? ''}${tag}`, body: `<p>Thank you</p>${more.body ?? ''}` });
  const visit = await openSite({
    browser,
    pages: { '/': html({ head, body: form(attributes) }), '/order': thanks },
  });
  const { page, ui, log, settled } = visit;
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next('static.hotjar.com');
  await settled();
  const mark = log.mark();
  await page.locator('#buy').click();
  await page.getByText('Thank you').waitFor();
  await log.next('static.hotjar.com', mark);
  await settled();
  await page.evaluate('window.isFormer = true');
  return visit;
}

const orders = ({ log }: Visit) => log.all(({ path, method }) => path.startsWith('/order') && method === 'POST').length;
const visits = ({ log }: Visit) => log.all(({ path, method }) => path.startsWith('/order') && method === 'GET').length;

/** The page has come once more, and the service with it no more. */
async function expectStopped(visit: Visit, address: string): Promise<void> {
  const { page, settled } = visit;
  await expect.poll(() => visits(visit)).toBe(1);
  await page.waitForFunction('!window.isFormer && document.readyState === "complete"');
  await settled();
  expect(orders(visit)).toBe(1);
  expect(page.url()).toBe(`https://klouttrack.test${address}`);
  expect(await page.evaluate(() => ({ ran: (window as { ran?: string[] }).ran ?? [] }))).toEqual({ ran: [] });
}

const rejectAll = ({ page }: Visit) => page.evaluate(() => void window.assent?.rejectAll()).catch(() => {});

describe.each(BROWSERS)('in %s, a withdrawal on a page that is the answer to a form', (browser) => {
  test('loads it by GET, from the preferences', async () => {
    const visit = await bought(browser);
    await visit.ui.button('reopen').click();
    await visit.ui.button('reject-all', visit.ui.dialog).click();
    await expectStopped(visit, '/order');
  });

  test('loads it by GET, from the page', async () => {
    const visit = await bought(browser);
    await rejectAll(visit);
    await expectStopped(visit, '/order');
  });

  test.each([
    ['a fragment, which alone would load nothing', 'action="/order?a=1#thanks"', '/order?a=1#thanks'],
    ['an empty fragment', 'action="/order#"', '/order#'],
    ['an empty query and a fragment', 'action="/order?#thanks"', '/order?#thanks'],
  ])('keeps the address: %s', async (_, attributes, address) => {
    const visit = await bought(browser, attributes);
    await rejectAll(visit);
    await expectStopped(visit, address);
  });

  test('goes to the page itself, wherever its <base> points', async () => {
    const visit = await bought(browser, 'action="/order#thanks"', { head: '<base href="https://cdn.example/deep/">' });
    await rejectAll(visit);
    await expectStopped(visit, '/order#thanks');
  });

  test('is no navigation that a router of the page takes for its own', async () => {
    const body = `<script>
      window.navigation?.addEventListener('navigate', (event) => {
        if (event.canIntercept) event.intercept();
        if (event.cancelable) event.preventDefault();
      });
      for (const name of ['pushState', 'replaceState']) history[name] = () => { throw new Error('routed'); };
    </script>`;
    const visit = await bought(browser, 'action="/order#thanks"', { body });
    await rejectAll(visit);
    await expectStopped(visit, '/order#thanks');
  });

  test('stops the service in the address that the page has given itself', async () => {
    const visit = await bought(browser, 'action="/order"', {
      body: '<script>history.replaceState(1, "", "/order/7#x")</script>',
    });
    await rejectAll(visit);
    await expect
      .poll(() => visit.log.all(({ path, method }) => path === '/order/7' && method === 'GET').length)
      .toBe(1);
    expect(orders(visit)).toBe(1);
  });
});

describe.each(BROWSERS)('in %s, where what is typed would be lost', (browser) => {
  const NOTE = 'What you have typed into a form here would be lost.';
  const fields = `<form><input id="text"><input type="checkbox" id="box"><textarea id="area"></textarea>
    <select id="choice"><option>one<option>two</select><input type="range"><input type="hidden" value="1"></form>`;
  const stoppable = assentConfig({ services: { 'meta-pixel': { id: '1234567890' } } }) + assentTag(TAG);

  async function arrive(pageHead = head): Promise<Visit> {
    const visit = await openSite({ browser, pages: { '/': html({ head: pageHead, body: fields }) } });
    const { page, ui, log, settled } = visit;
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(/static\.hotjar\.com|facebook\.com\/tr/);
    await settled();
    return visit;
  }
  /** Whether the preferences say so, once they have all that they wait for. */
  async function isTold({ page, ui, settled }: Visit): Promise<boolean> {
    await ui.button('reopen').click();
    await ui.dialog.waitFor();
    await settled();
    const isThere = (await ui.dialog.textContent())?.includes(NOTE) ?? false;
    await ui.button('close', ui.dialog).click();
    await ui.dialog.waitFor({ state: 'detached' });
    await page.evaluate(() => document.querySelector('form')?.reset());
    return isThere;
  }

  test('the preferences say so before, and only then', async () => {
    const visit = await arrive();
    const { page } = visit;
    expect(await isTold(visit)).toBe(false);
    for (const fill of [
      () => page.locator('#text').fill('typed'),
      () => page.locator('#box').check(),
      () => page.locator('#area').fill('typed'),
      () => page.locator('#choice').selectOption('two'),
    ]) {
      await fill();
      expect(await isTold(visit)).toBe(true);
    }
    expect(await isTold(visit)).toBe(false);
  });

  test('they do not where each service has an off switch', async () => {
    const visit = await arrive(stoppable);
    await visit.page.locator('#text').fill('typed');
    expect(await isTold(visit)).toBe(false);
  });
});
