import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { type OpenSiteOptions, openSite, type Visit } from './harness/open-site';
import { INLINE, STATIC, TAG_MANAGER } from './harness/snippets';

const TAG = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-endpoint': '/assent',
  'data-autoblock': 'true',
};
/** Blocking, and in front of everything else. */
const head = assentTag(TAG, '');
const script = (code: string) => `<script>${code}</script>`;

function page(body: string, more: OpenSiteOptions = {}): Promise<Visit> {
  return openSite({ pages: { '*': html({ head, body }) }, ...more });
}

const serviceAt = (address: string) => [...INLINE, ...STATIC].find((it) => address.startsWith(it.request))?.service;
/** Services of the snippets that were asked for, in the order that the requests came. */
const order = (log: Visit['log']) => log.entries.flatMap(({ host, path }) => serviceAt(host + path) ?? []);
const servicesOf = (urls: readonly string[]) => urls.flatMap((url) => serviceAt(url.replace('https://', '')) ?? []);

/** The addresses of scripts that stand in the document, in the order that they got them. */
function noteSources(): void {
  const sources: string[] = [];
  Object.assign(window, { sources });
  new MutationObserver((records) => {
    for (const { target, type, addedNodes } of records) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (node instanceof HTMLScriptElement && node.src) sources.push(node.src);
      }
    }
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
}

describe('20 untagged snippets, as their vendors publish them', () => {
  const body = INLINE.map(({ code }) => script(code)).join('\n') + script(TAG_MANAGER);
  /** Intercom inserts its script when the page has loaded, so after the tag manager's. */
  const expected = [...INLINE.slice(0, -1), ...STATIC, ...INLINE.slice(-1)].map(({ service }) => service);

  test.each(['chromium', 'firefox'] as const)(
    'ask nobody before the answer, and all of them after a yes, in their order, in %s',
    async (browser) => {
      const insert = script(`insertTags(${JSON.stringify(STATIC)})`);
      const { page: it, ui, log, vendorHosts, browserStores, settled, errors } = await page(body + insert, { browser });
      await it.goto('/');
      await ui.banner.waitFor();
      await settled();
      expect(vendorHosts()).toEqual([]);
      expect((await browserStores()).cookies).toEqual([]);
      // What is on the page is asked about.
      expect(await it.evaluate(() => Object.keys(window.assent?.consent.services ?? {}).length)).toBe(20);

      const requested: string[] = [];
      it.on('request', (request) => requested.push(request.url()));
      await it.evaluate(noteSources);
      await ui.button('accept-all').click();
      await expect.poll(() => order(log).length).toBe(20);
      expect(order(log).sort()).toEqual([...expected].sort());
      // Asked for in the order that they were inserted; what comes first over the network runs first, as ever. No clock
      // says so, but the order in which the page's scripts got their addresses back, each of which is a request.
      const sources = await it.evaluate<string[]>('sources');
      expect(servicesOf(sources)).toEqual(expected);
      // Firefox tells of requests from another process than the one that makes them, and not in their order.
      if (browser === 'chromium') await expect.poll(() => servicesOf(requested)).toEqual(expected);
      // What was asked for last may still be on its way.
      await expect.poll(() => it.evaluate(() => (window as { uetLoaded?: number }).uetLoaded)).toBe(1);
      expect(errors).toEqual([]);
    },
  );

  test('stay silent after a no, also when they are inserted later', async () => {
    const { page: it, ui, vendorHosts, settled } = await page(body);
    await it.goto('/');
    await ui.button('reject-all').click();
    await it.evaluate(`insertTags(${JSON.stringify(STATIC)})`);
    await settled();
    await it.reload();
    await settled();
    expect(vendorHosts()).toEqual([]);
  });

  test('go by their category: a yes to analytics lets analytics go, and nothing else', async () => {
    const { page: it, ui, log, settled } = await page(body + script(`insertTags(${JSON.stringify(STATIC)})`));
    await it.goto('/');
    await ui.banner.waitFor();
    await it.evaluate(() => window.assent?.set({ analytics: true }));
    await expect.poll(() => order(log).length).toBe(7);
    await settled();
    expect(order(log).sort()).toEqual(
      ['microsoft-clarity', 'hotjar', 'matomo', 'posthog', 'google-analytics', 'plausible', 'umami'].sort(),
    );
  });
});

test('what is held starts in the order that it was inserted', async () => {
  const tags = ['a', 'b', 'c'].map((name) => ({ code: `https://connect.facebook.net/${name}.js` }));
  const unordered = TAG_MANAGER.replace('tag.async = true', 'tag.async = false');
  const { page: it, ui } = await page(script(unordered) + script(`insertTags(${JSON.stringify(tags)})`));
  await it.goto('/');
  await ui.button('accept-all').click();
  await expect.poll(() => it.evaluate('(window.ran || []).map((url) => url.slice(-4, -3))')).toEqual(['a', 'b', 'c']);
});

test('images, beacons and frames are held and released too', async () => {
  const code = `
    new Image().src = 'https://www.facebook.com/tr?id=1&ev=PageView';
    const image = document.createElement('img');
    image.setAttribute('src', 'https://px.ads.linkedin.com/collect?v=2');
    navigator.sendBeacon('https://bat.bing.com/action/0', 'x');
    const frame = document.createElement('iframe');
    frame.src = 'https://www.youtube.com/embed/abc';
    frame.width = 560; frame.height = 315;
    document.body.append(image, frame);`;
  const { page: it, ui, log, vendorHosts, settled } = await page(script(code));
  await it.goto('/');
  await ui.embed.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  expect(await ui.embed.locator('b').textContent()).toBe('YouTube');
  await ui.button('accept-all').click();
  await log.next('www.facebook.com/tr?id=1&ev=PageView');
  await log.next('px.ads.linkedin.com/collect?v=2');
  expect((await log.next('bat.bing.com/action/0')).body).toBe('x');
  await log.next('www.youtube-nocookie.com/embed/abc');
});

test('what it does not know it does not touch', async () => {
  const code = `
    const tag = document.createElement('script');
    tag.src = 'https://cdn.example/app.js';
    window.srcNow = tag.src;
    document.head.append(tag);
    new Image().src = 'https://images.example/a.gif';
    navigator.sendBeacon('https://beacons.example/', 'own');
    const near = document.createElement('script');
    near.src = 'https://evil.example/connect.facebook.net/x.js';
    document.head.append(near);
    const other = document.createElement('script');
    other.src = 'https://notfacebook.com/tr';
    document.head.append(other);`;
  const { page: it, log } = await page(
    `${script(code)}<script src="https://cdn.example/sync.js"></script>${script('window.after = ran.length')}`,
  );
  await it.goto('/');
  for (const url of ['cdn.example/app.js', 'images.example', 'beacons.example', 'evil.example', 'notfacebook.com']) {
    await log.next(url);
  }
  expect(await it.evaluate('srcNow')).toBe('https://cdn.example/app.js');
  expect(await it.evaluate('after')).toBeGreaterThan(0);
});

test('a tag that stands in the HTML does not run before its yes, though browsers fetch it ahead of any script', async () => {
  const body = STATIC.map(
    ({ code, attributes = {} }) =>
      `<script async src="${code}" ${Object.entries(attributes)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ')}></script>`,
  ).join('\n');
  const { page: it, ui, browserStores, settled } = await page(body);
  await it.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(await it.evaluate('window.ran || []')).toEqual([]);
  expect((await browserStores()).cookies).toEqual([]);
  await ui.button('accept-all').click();
  // The doubles of Google's tags take their queue over instead of noting that they ran.
  await expect.poll(() => it.evaluate('(window.ran || []).length')).toBe(STATIC.length - 2);
  await it.waitForFunction(() => '__gtagDoubles' in window);
});

test('a held tag gets its denied default in front of what the page has queued for it', async () => {
  const code = `window.dataLayer = window.dataLayer || [];
    function gtag(){dataLayer.push(arguments);}
    gtag('js', new Date());
    gtag('config', 'G-XXXXXXX');`;
  const services = assentConfig({ services: { 'google-analytics': { load: false } } });
  const {
    page: it,
    ui,
    log,
  } = await openSite({
    pages: {
      '*': html({
        head: services + head,
        body: script(`${code}${TAG_MANAGER}insertTags(${JSON.stringify(STATIC.slice(0, 1))})`),
      }),
    },
  });
  await it.goto('/');
  await ui.banner.waitFor();
  await it.evaluate(() => window.assent?.set({ analytics: true }));
  const { url } = await log.next('g/collect');
  expect(new URL(url).searchParams.get('gcs')).toBe('G101');
});

test('a withdrawal of what autoblock has let go reloads, sweeps, and holds it again', async () => {
  const { page: it, ui, log, settled, browserStores } = await page(script(INLINE[1]?.code ?? ''));
  await it.goto('/');
  await ui.button('accept-all').click();
  await log.next('www.facebook.com/tr');
  expect((await browserStores()).cookies.map(({ name }) => name)).toContain('_fbp');
  const mark = log.mark();
  const reloaded = it.waitForEvent('load');
  await it.evaluate(() => window.assent?.rejectAll().then(() => {})).catch(() => {});
  await reloaded;
  await settled();
  expect(log.all('facebook', mark)).toEqual([]);
  expect((await browserStores()).cookies.map(({ name }) => name)).toEqual(['__Host-assent']);
});

test('a tag that comes too late to block says so', async () => {
  const { page: it, errors } = await openSite({ pages: { '*': html({ head: assentTag(TAG, 'async') }) } });
  await it.goto('/');
  await expect.poll(() => errors.join()).toContain('autoblock');
});

test('after destroy() the page has its own functions back', async () => {
  const { page: it } = await page('');
  await it.goto('/');
  await it.waitForFunction(() => !/native code/.test(String(Element.prototype.setAttribute)));
  await it.evaluate(() => window.assent?.destroy());
  expect(
    await it.evaluate(() => [String(Element.prototype.setAttribute), String(Navigator.prototype.sendBeacon)].join()),
  ).toMatch(/native code.*native code/s);
});

test('a frame that autoblock holds opens too where Assent’s tag has a nonce', async () => {
  const tag = assentTag({ ...TAG, nonce: 'abc' }, '');
  const code = `<script nonce="abc">
    const frame = document.createElement('iframe');
    frame.src = 'https://www.youtube.com/embed/abc';
    document.body.append(frame);
  </script>`;
  const { page: it, ui, log } = await openSite({ pages: { '*': html({ head: tag, body: code }) } });
  await it.goto('/');
  await ui.embed.waitFor();
  await ui.button('accept-all').click();
  await log.next('www.youtube-nocookie.com/embed/abc');
});

test('what would have been told during a no is not told after it', async () => {
  const { page: it, ui, log, settled } = await page('');
  const hit = (name: string) =>
    it.evaluate((event) => {
      new Image().src = `https://www.facebook.com/tr?ev=${event}`;
    }, name);
  await it.goto('/');
  await hit('before');
  await ui.button('reject-all').click();
  await settled();
  await hit('during');
  await it.evaluate(() => window.assent?.acceptAll());
  await hit('after');
  await log.next('facebook.com/tr?ev=after');
  await settled();
  expect(log.all('facebook.com/tr').map(({ path }) => path)).toEqual(['/tr?ev=after']);
});

test('the site’s own category counts, whoever names the service first', async () => {
  const services = assentConfig({ services: { 'google-analytics': { load: false, category: 'marketing' } } });
  const body = script(`${TAG_MANAGER}insertTags(${JSON.stringify(STATIC.slice(0, 1))})`);
  const { page: it, ui, log, settled } = await openSite({ pages: { '*': html({ head: services + head, body }) } });
  await it.goto('/');
  await ui.banner.waitFor();
  await it.evaluate(() => window.assent?.set({ analytics: true }));
  await settled();
  expect(log.all('googletagmanager')).toEqual([]);
  await it.evaluate(() => window.assent?.set({ marketing: true }));
  await log.next('googletagmanager.com/gtag/js?id=G-XXXXXXX');
});

test('a Google tag by an id of any other kind is as strict as the strictest', async () => {
  const tags = [{ code: 'https://www.googletagmanager.com/gtag/js?id=GT-ABC' }];
  const { page: it, ui, log, settled } = await page(script(`${TAG_MANAGER}insertTags(${JSON.stringify(tags)})`));
  await it.goto('/');
  await ui.banner.waitFor();
  await it.evaluate(() => window.assent?.set({ analytics: true }));
  await settled();
  expect(log.all('googletagmanager')).toEqual([]);
  await it.evaluate(() => window.assent?.set({ marketing: true }));
  await log.next('googletagmanager.com/gtag/js?id=GT-ABC');
});
