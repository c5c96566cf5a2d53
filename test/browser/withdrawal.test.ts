import { expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';

const chat = {
  category: 'preferences',
  name: 'Support chat',
  cookies: ['chat_*'],
  storage: ['chat:*'],
  databases: ['chat-db'],
};

async function accept(): Promise<Visit> {
  const head = assentConfig({ services: { 'support-chat': chat } }) + assentTag();
  const visit = await openSite({ pages: { '*': html({ head }) } });
  const { page, ui, log } = visit;
  await page.goto('/shop/cart');
  await ui.button('accept-all').click();
  await log.next(/g\/collect/);
  await log.next('facebook.com/tr');
  return visit;
}

test('taking a yes back tells each service, and removes what it has stored in every store', async () => {
  const { page, browserStores, context } = await accept();
  await page.evaluate(async () => {
    for (const cookie of ['chat_a=1', 'chat_b=1; Path=/shop', 'chat_c=1; Domain=klouttrack.test', 'session=mine']) {
      // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
      document.cookie = cookie;
    }
    localStorage.setItem('chat:x', '1');
    sessionStorage.setItem('chat:y', '1');
    localStorage.setItem('mine', '1');
    await new Promise((done) => {
      indexedDB.open('chat-db').onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        done(null);
      };
    });
  });
  expect((await context.cookies()).map(({ name }) => name)).toContain('_ga');
  const outcome = await page.evaluate(() => window.assent?.rejectAll());
  expect(outcome?.withdrawn).toEqual(
    expect.arrayContaining(['preferences', 'analytics', 'marketing', 'google-analytics', 'meta-pixel', 'support-chat']),
  );
  expect(outcome?.left).toEqual([]);

  const stores = await browserStores();
  expect(stores.cookies.map(({ name }) => name).sort()).toEqual(['__Host-assent', 'session']);
  expect(Object.keys(stores.localStorage).filter((key) => !key.startsWith('assent.'))).toEqual(['mine']);
  expect(Object.keys(stores.sessionStorage)).toEqual([]);
  expect(stores.indexedDB).not.toContain('chat-db');
  const state = await page.evaluate(() => {
    const { dataLayer = [], ...page } = window as unknown as { dataLayer?: IArguments[] } & Record<string, unknown>;
    const updates = dataLayer
      .filter((entry) => entry[0] === 'consent')
      .map((entry) => [entry[1], entry[2].analytics_storage]);
    return { updates, disabled: page['ga-disable-G-XXXXXXX'] };
  });
  expect(state.updates).toEqual([
    ['default', 'denied'],
    ['update', 'granted'],
    ['update', 'denied'],
  ]);
  expect(state.disabled).toBe(true);
});

test('what a server keeps from scripts is reported as left, by name', async () => {
  const { page, context, ui } = await accept();
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a vendor's script does
    document.cookie = 'chat_deep=1; Path=/shop/cart/deeper';
  });
  await context.addCookies([{ name: 'chat_elsewhere', value: '1', url: 'https://klouttrack.test/shop/cart' }]);
  await page.evaluate(() => window.assent?.open());
  await ui.button('reject-all', ui.dialog).click();
  await ui.dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(async () =>
      (await context.cookies('https://klouttrack.test/shop/cart'))
        .map(({ name }) => name)
        .filter((name) => !name.endsWith('.copy')),
    )
    .toEqual(['__Host-assent']);
});

test('the receipt of a choice that only takes away is a withdrawal', async () => {
  const { page, site } = await accept();
  await page.evaluate(() => window.assent?.set({ marketing: false }));
  await expect.poll(() => site.receipts()).toHaveLength(2);
  const [first, second] = await site.receipts();
  expect(second?.receipt).toMatchObject({ action: 'withdraw', method: 'api', previous: first?.receipt.receiptId });
  // Saving what is decided already is no decision.
  expect(await page.evaluate(() => window.assent?.set({ marketing: false }))).toEqual({
    granted: [],
    withdrawn: [],
    left: [],
  });
  expect(await site.receipts()).toHaveLength(2);
});

test('after an erasure the endpoint has nothing of the visitor, the browser neither, and they are asked anew', async () => {
  const { page, ui, site, browserStores, settled } = await accept();
  await expect.poll(() => site.receipts()).toHaveLength(1);
  // Before the answer has come, a mark has to stay, since that may bring a cookie.
  await settled();
  await page.evaluate(() => window.assent?.erase());
  expect(await site.receipts()).toEqual([]);
  await ui.banner.waitFor();
  const stores = await browserStores();
  expect(stores.cookies.map(({ name }) => name)).toEqual([]);
  expect(stores.localStorage).toEqual({});
});
