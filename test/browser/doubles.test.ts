import { describe, expect, test } from 'vitest';
import { html } from './harness/html';
import { openSite } from './harness/open-site';

const param = (url: string, name: string) => new URL(url).searchParams.get(name);

describe("the double of Google's tag", () => {
  const tag = (commands: string) =>
    html({
      head: `<script>function gtag() { dataLayer.push(arguments); } var dataLayer = []; ${commands}</script>
        <script async src="https://www.googletagmanager.com/gtag/js?id=G-ONE"></script>`,
    });

  test('reports a page view with the consent it was sent under, and writes its cookies', async () => {
    const commands = "gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'granted' });";
    const { page, log, context } = await openSite({ pages: { '/': tag(`${commands} gtag('config', 'G-ONE');`) } });
    await page.goto('/');
    const { url } = await log.next('google-analytics.com/g/collect');
    expect(param(url, 'gcs')).toBe('G101');
    expect((await context.cookies()).map(({ name, domain }) => [name, domain])).toEqual([
      ['_ga', '.klouttrack.test'],
      ['_ga_ONE', '.klouttrack.test'],
    ]);
  });

  test('pings without cookies where storage is denied, as the real one does', async () => {
    const commands = "gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' });";
    const { page, log, context } = await openSite({ pages: { '/': tag(`${commands} gtag('config', 'G-ONE');`) } });
    await page.goto('/');
    expect(param((await log.next('g/collect')).url, 'gcs')).toBe('G100');
    expect(await context.cookies()).toEqual([]);
  });

  test('ignores commands that are not arguments objects', async () => {
    const { page, settled, log } = await openSite({ pages: { '/': tag("dataLayer.push(['config', 'G-ONE']);") } });
    await page.goto('/');
    await settled();
    expect(log.all('g/collect')).toEqual([]);
  });

  test('is silent once its kill flag is set', async () => {
    const { page, settled, log } = await openSite({ pages: { '/': tag("gtag('config', 'G-ONE');") } });
    await page.goto('/');
    await log.next('g/collect');
    const mark = log.mark();
    await page.evaluate("window['ga-disable-G-ONE'] = true; gtag('event', 'click');");
    await settled();
    expect(log.all('g/collect', mark)).toEqual([]);
  });
});

test("the double of Meta's pixel holds events while consent is revoked", async () => {
  const head = `<script>
    window.fbq = function () { fbq.callMethod ? fbq.callMethod.apply(fbq, arguments) : fbq.queue.push(arguments); };
    fbq.queue = [];
    fbq('consent', 'revoke'); fbq('init', '1'); fbq('track', 'PageView');
  </script><script async src="https://connect.facebook.net/en_US/fbevents.js"></script>`;
  const { page, log, context, settled } = await openSite({ pages: { '/': html({ head }) } });
  await page.goto('/');
  await settled();
  expect(log.all('www.facebook.com/tr')).toEqual([]);
  await page.evaluate("fbq('consent', 'grant')");
  expect(param((await log.next('www.facebook.com/tr')).url, 'ev')).toBe('PageView');
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['_fbp']);
});

test("Firebase's real SDK runs against the doubles of its servers", async () => {
  const body = `<script type="module">
    import { initializeApp } from 'https://www.gstatic.com/firebasejs/12.19.0/firebase-app.js';
    import { getAnalytics } from 'https://www.gstatic.com/firebasejs/12.19.0/firebase-analytics.js';
    getAnalytics(initializeApp({ apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' }));
  </script>`;
  const { page, log, browserStores, errors } = await openSite({ pages: { '/': html({ body }) } });
  await page.goto('/');
  await log.next('firebase.googleapis.com');
  await log.next((request) => request.url.includes('/installations') && request.method === 'POST');
  expect(param((await log.next('g/collect')).url, 'tid')).toBe('G-FIREBASE');
  expect((await browserStores()).indexedDB).toContain('firebase-installations-database');
  expect(errors).toEqual([]);
});

test('the double of a YouTube player plays in a frame of its own origin', async () => {
  const body = '<iframe src="https://www.youtube-nocookie.com/embed/abc" title="video"></iframe>';
  const { page, log, browserStores } = await openSite({ pages: { '/': html({ body }) } });
  await page.goto('/');
  await log.next('youtube-nocookie.com/api/stats');
  await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor();
  expect((await browserStores()).localStorage).toEqual({});
});
