import { expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' };
const config = { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' };

function open(services: object, body = '') {
  return openSite({ pages: { '*': html({ head: assentConfig({ services }) + assentTag(TAG), body }) } });
}

const CALLS = `<script>
  (window.firebaseCalls ||= []).push(['logEvent', 'early', { step: 1 }]);
</script>`;
const event = (name: string) => new RegExp(`g/collect.*en=${name}`);

test.each([
  ['queue', ['early', 'late']],
  ['drop', ['late']],
] as const)('calls made before the yes: %s', async (calls, expected) => {
  const { page, ui, log, settled, errors } = await open({ 'firebase-analytics': { config, calls } }, CALLS);
  await page.goto('/');
  await ui.banner.waitFor();
  await ui.button('accept-all').click();
  await log.next(event('page_view'));
  await page.evaluate("firebaseCalls.push(['logEvent', 'late', { step: 2 }])");
  await log.next(event('late'));
  await settled();
  expect(['early', 'late'].filter((name) => log.all(event(name)).length)).toEqual(expected);

  // Collection stops at once, and calls after it are nobody's.
  await page.evaluate(() => window.assent?.rejectAll());
  const mark = log.mark();
  await page.evaluate("firebaseCalls.push(['logEvent', 'after', {}])");
  await settled();
  expect(log.all(/google|firebase/, mark).filter(({ host }) => host !== 'klouttrack.test')).toEqual([]);
  expect(errors).toEqual([]);
});

test('a withdrawal takes the installation id and its databases, though the SDK holds connections', async () => {
  const { page, ui, log, browserStores } = await open({ 'firebase-analytics': { config } });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(event('page_view'));
  expect((await browserStores()).indexedDB).toContain('firebase-installations-database');
  const outcome = await page.evaluate(() => window.assent?.rejectAll());
  // They are empty, and go as soon as the SDK lets go of them, which is with the page at the latest.
  const stores = await browserStores();
  expect(outcome?.left.map(({ kind, name }) => [kind, name]).sort()).toEqual(
    stores.indexedDB.filter((name) => name.startsWith('firebase-')).map((name) => ['indexedDB', name]),
  );
  expect(stores.cookies.map(({ name }) => name)).toEqual(['__Host-assent']);
  await page.goto('/next');
  await ui.button('reopen').waitFor();
  await expect
    .poll(async () => (await browserStores()).indexedDB.filter((name) => name.startsWith('firebase-')))
    .toEqual([]);
});

test('Performance Monitoring is created with its yes, and a withdrawal leaves nothing of it', async () => {
  const { page, ui, log, browserStores, settled, vendorHosts } = await open({ 'firebase-performance': { config } });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('firebase-performance.js');
  await log.next((request) => request.url.includes('/installations') && request.method === 'POST');
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
  await reloaded;
  const mark = log.mark();
  await settled();
  await expect.poll(async () => (await browserStores()).indexedDB).toEqual([]);
  const stores = await browserStores();
  expect(Object.keys(stores.localStorage).filter((key) => key.startsWith('@firebase'))).toEqual([]);
  expect(log.all(/googleapis|gstatic/, mark)).toEqual([]);
});

test('what an allowed service claims too stays: it is not the denied one’s alone', async () => {
  const { page, ui, log, browserStores } = await open({
    'google-analytics': { id: 'G-XXXXXXX' },
    'firebase-analytics': { config },
    'firebase-performance': { config },
  });
  await page.goto('/');
  await ui.button('accept-all').click();
  await log.next(/g\/collect.*tid=G-FIREBASE/);
  await log.next((request) => request.url.includes('/installations') && request.method === 'POST');
  const names = async () => (await browserStores()).cookies.map(({ name }) => name);
  await expect.poll(names).toContain('_ga');
  const databases = async () => (await browserStores()).indexedDB;
  await expect.poll(databases).toContain('firebase-installations-database');
  await page.evaluate(() => window.assent?.set({ 'google-analytics': false }));
  expect(await names()).toContain('_ga');
  await page.evaluate(() => window.assent?.set({ 'firebase-analytics': false }));
  expect(await names()).toEqual(['__Host-assent']);
  // The installation id is Performance Monitoring's too.
  expect(await databases()).toContain('firebase-installations-database');
});
