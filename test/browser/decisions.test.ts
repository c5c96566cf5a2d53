import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { answerKey } from '../../src/consent/decision';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite, type Visit } from './harness/open-site';
import type { LoggedRequest } from './harness/request-log';

const FIREBASE = { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' };
const head = assentConfig({ services: { 'firebase-analytics': { config: FIREBASE } } }) + assentTag();
const pages = { '*': html({ head }) };

/** What of Assent was asked for, sorted. */
const ofAssent = (requests: LoggedRequest[]) => requests.map(({ path }) => path.replace('/assent/', '')).sort();
const partsOf = (...ids: string[]) => ids.map((id) => `parts/services/${answerKey(id)}.js`).sort();

const param = (url: string, name: string) => new URL(url).searchParams.get(name);
const signals = (url: string) => JSON.parse(param(url, 'signals') ?? '{}');

async function arrive(): Promise<Visit> {
  const visit = await openSite({ pages });
  await visit.page.goto('/');
  await visit.ui.banner.waitFor();
  return visit;
}

describe('accept all', () => {
  test('lets Google Analytics, Firebase and Meta go out, and the real Firebase SDK initialises', async () => {
    const { ui, log, browserStores, errors } = await arrive();
    await ui.button('accept-all').click();

    const analytics = await log.next(/g\/collect.*tid=G-XXXXXXX/);
    expect(param(analytics.url, 'gcs')).toBe('G111');
    expect(new Set(Object.values(signals(analytics.url)))).toEqual(new Set(['granted', 'denied']));
    await log.next(/www\.facebook\.com\/tr\/.*ev=PageView/);
    await log.next('firebase.googleapis.com/v1alpha');
    await log.next((request) => request.url.includes('/installations') && request.method === 'POST');
    await log.next(/g\/collect.*tid=G-FIREBASE/);
    expect((await browserStores()).indexedDB).toContain('firebase-installations-database');
    expect(errors).toEqual([]);
  });

  test('loads one Google tag for all of Google', async () => {
    const { ui, log, settled } = await arrive();
    await ui.button('accept-all').click();
    await log.next(/g\/collect.*tid=G-FIREBASE/);
    await settled();
    expect(log.all('googletagmanager.com/gtag/js').map(({ url }) => param(url, 'l'))).toEqual(['dataLayer']);
  });

  test('is remembered: the next page starts the services at once, and loads nothing of Assent but what they need', async () => {
    const { page, ui, log, siteRequests, settled } = await arrive();
    await ui.button('accept-all').click();
    await log.next('www.facebook.com/tr');
    // A receipt that still waits would bring on the next page what sends it.
    const waits = () => Object.keys(localStorage).some((key) => key.startsWith('assent.outbox.'));
    await expect.poll(() => page.evaluate(waits)).toBe(false);
    await settled();
    const mark = log.mark();
    await page.goto('/next');
    await log.next(/g\/collect.*tid=G-XXXXXXX/, mark);
    await log.next('www.facebook.com/tr', mark);
    await settled();
    expect(ofAssent(siteRequests('/assent/', mark))).toEqual([
      'assent.js',
      'parts/control.js',
      'parts/runner.js',
      ...partsOf('firebase-analytics', 'google-analytics', 'meta-pixel'),
      'parts/signals.js',
    ]);
    expect(await ui.banner.count()).toBe(0);
  });
});

describe('analytics alone', () => {
  test('leaves Meta silent and ad_storage denied', async () => {
    const { ui, log, settled, vendorHosts, context } = await arrive();
    await ui.button('preferences').click();
    await ui.switch('analytics').check();
    await ui.button('save').click();

    const { url } = await log.next(/g\/collect.*tid=G-XXXXXXX/);
    expect(param(url, 'gcs')).toBe('G101');
    expect(signals(url)).toMatchObject({
      analytics_storage: 'granted',
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
    });
    await log.next(/g\/collect.*tid=G-FIREBASE/);
    await settled();
    expect(vendorHosts().filter((host) => host.includes('facebook'))).toEqual([]);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('_fbp');
  });
});

describe('reject all', () => {
  test('lets nothing go out: on this page, on the next, and after a reload', async () => {
    const { page, ui, vendorHosts, siteRequests, browserStores, settled, log } = await arrive();
    await ui.button('reject-all').click();
    await ui.banner.waitFor({ state: 'detached' });
    // The last that a decision sends: what was shown, which the endpoint has asked for.
    await log.next('/assent/notices/');
    await settled();
    expect(vendorHosts()).toEqual([]);

    const mark = log.mark();
    await page.goto('/next');
    await settled();
    await page.reload();
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(ofAssent(siteRequests('/assent/', mark))).toEqual([
      'assent.js',
      'assent.js',
      'parts/control.js',
      'parts/control.js',
      'parts/runner.js',
      'parts/runner.js',
    ]);
    expect(await ui.banner.count()).toBe(0);

    const stores = await browserStores();
    expect(stores.cookies.map(({ name }) => name)).toEqual(['__Host-assent']);
    expect(stores.indexedDB).toEqual([]);
  });
});

test("the site's own bundled Firebase waits for its yes, and gets it without a reload", async () => {
  const bundle = await build({
    stdin: {
      contents: `
        import { initializeApp } from 'firebase/app';
        import { getAnalytics } from 'firebase/analytics';
        const assent = await new Promise((resolve) => { (window.assentQueue ||= []).push(resolve); });
        await assent.when('firebase-analytics');
        getAnalytics(initializeApp(${JSON.stringify(FIREBASE)}));`,
      resolveDir: '.',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const config = { services: { 'firebase-analytics': { config: FIREBASE, load: false } } };
  const visit = await openSite({
    pages: {
      '/': html({ head: assentConfig(config) + assentTag(), body: '<script type="module" src="/app.js"></script>' }),
      '/app.js': bundle.outputFiles[0]?.text ?? '',
    },
  });
  const { page, ui, log, vendorHosts, settled, browserStores } = visit;
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect((await browserStores()).indexedDB).toEqual([]);

  await ui.button('accept-all').click();
  await log.next('firebaseinstallations.googleapis.com');
  await log.next(/g\/collect.*tid=G-FIREBASE/);
  expect(log.all('gstatic.com')).toEqual([]);
});
