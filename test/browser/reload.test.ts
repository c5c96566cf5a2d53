import { expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';
import { script } from './harness/vendors';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02' };
const withServices = (services: object, tag: Record<string, string> = TAG) =>
  assentConfig({ services }) + assentTag(tag);

test('where the answer would not outlive it there is no reload, and so no end of reloads', async () => {
  // Hotjar has no off switch, California starts with a yes, and the page objects on every load.
  const head = withServices({ hotjar: { id: '123' } }, { ...TAG, 'data-region': 'US-CA' });
  const body = `<script>
    (window.assentQueue ||= []).push((assent) => assent.on('ready', () => assent.rejectAll().then(() => { window.isDone = true; })));
  </script>`;
  const { page, context, siteRequests, log, settled } = await openSite({ pages: { '/page': html({ head, body }) } });
  await context.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true });
  });
  await page.goto('/page');
  await log.next('static.hotjar.com');
  await page.waitForFunction('window.isDone');
  await settled();
  expect(siteRequests('/page')).toHaveLength(1);
});

test('a withdrawal reloads once where a service has no off switch, and not at all where each has one', async () => {
  const stuck = withServices({ hotjar: { id: '123' } });
  const stoppable = withServices({ 'meta-pixel': { id: '1234567890' } });
  const { page, ui, log, siteRequests, settled } = await openSite({
    pages: { '/stuck': html({ head: stuck }), '/stoppable': html({ head: stoppable }) },
  });
  await page.goto('/stoppable');
  await ui.button('accept-all').click();
  await log.next('facebook.com/tr');
  await settled();
  await page.evaluate(() => window.assent?.rejectAll());
  await settled();
  expect(siteRequests('/stoppable')).toHaveLength(1);

  await page.goto('/stuck');
  await page.evaluate(() => window.assent?.acceptAll());
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
  await reloaded;
  await settled();
  expect(siteRequests('/stuck')).toHaveLength(2);
});

test('a marked tag of a service with an off switch is switched off in place', async () => {
  const head = withServices({ 'meta-pixel': { load: false } });
  const body = `<script type="text/plain" data-consent="marketing" data-consent-service="meta-pixel">
    window.fbq ||= Object.assign((...call) => fbq.queue.push(call), { queue: [] });
    fbq('init', '1');
  </script>`;
  const { page, ui, siteRequests, settled } = await openSite({ pages: { '/page': html({ head, body }) } });
  await page.goto('/page');
  await ui.button('accept-all').click();
  await page.waitForFunction('window.fbq');
  await page.evaluate(() => window.assent?.rejectAll());
  await settled();
  expect(await page.evaluate('fbq.queue.map((call) => Array.from(call))')).toEqual([
    ['init', '1'],
    ['consent', 'revoke'],
  ]);
  expect(siteRequests('/page')).toHaveLength(1);
});

test('a service in a category of the site’s choice is asked about there', async () => {
  const head = withServices({ 'google-tag-manager': { id: 'GTM-XXXXXXX', category: 'analytics' } });
  const { page, ui, log } = await openSite({ pages: { '*': html({ head }) } });
  await page.goto('/');
  await ui.banner.waitFor();
  await page.evaluate(() => window.assent?.set({ analytics: true }));
  await log.next('googletagmanager.com/gtm.js?id=GTM-XXXXXXX');
});

test('a script that is still on its way when its yes is taken back never runs', async () => {
  const head = withServices({ 'meta-pixel': { id: '1234567890' } });
  let arrive: (response: Response) => void = () => {};
  const slow = () =>
    new Promise<Response>((resolve) => {
      arrive = resolve;
    });
  const { page, ui, log, siteRequests, settled } = await openSite({
    pages: { '/page': html({ head }) },
    vendors: { 'connect.facebook.net/en_US/fbevents.js': slow },
  });
  await page.goto('/page');
  await ui.button('accept-all').click();
  await log.next('connect.facebook.net');
  const reloaded = page.waitForEvent('load');
  const rejected = page.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
  await page.waitForFunction(() => !window.assent?.has('meta-pixel'));
  arrive(script("new Image().src = 'https://www.facebook.com/tr'"));
  await rejected;
  await reloaded;
  await settled();
  expect(siteRequests('/page')).toHaveLength(2);
  expect(log.all('facebook').map(({ host }) => host)).toEqual(['connect.facebook.net']);
});

test('a tag that the page loads by itself hears of an earlier no before it could run', async () => {
  const head = withServices({ 'google-analytics': { load: false } });
  const { page, ui } = await openSite({ pages: { '*': html({ head }) } });
  await page.goto('/');
  await ui.button('reject-all').click();
  await page.goto('/next');
  await page.waitForFunction(() => {
    const { dataLayer = [] } = window as { dataLayer?: IArguments[] };
    return dataLayer[0]?.[1] === 'default' && dataLayer[0]?.[2].analytics_storage === 'denied';
  });
});

test('where what runs services does not load, they stay closed, the page goes on, and nobody asks for it in a loop', async () => {
  const body =
    '<iframe data-consent="marketing" data-consent-service="youtube" data-src="https://www.youtube.com/embed/a"></iframe>';
  const head = withServices({ 'meta-pixel': { id: '1234567890' } });
  const missing = () => new Response(null, { status: 404 });
  const { page, ui, siteRequests, settled, vendorHosts } = await openSite({
    pages: { '/assent/parts/runner.js': missing, '*': html({ head, body }) },
  });
  await page.goto('/');
  await ui.banner.waitFor();
  await ui.button('accept-all').click();
  await ui.banner.waitFor({ state: 'detached' });
  await page.goto('/next');
  await ui.button('reopen').waitFor();
  await settled();
  expect(siteRequests('/assent/parts/runner.js').length).toBeLessThan(20);
  expect(vendorHosts().filter((host) => host.includes('facebook'))).toEqual([]);
});
