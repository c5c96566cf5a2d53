import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/config';
import { createHeaderGate, type HeaderGateOptions } from '../../src/header-gate/index';
import { assentConfig, html } from './harness/html';
import { type OpenSiteOptions, openSite } from './harness/open-site';
import type { Handler } from './harness/proxy';
import type { LoggedRequest } from './harness/request-log';
import { SITE } from './harness/site';
import { at, GATED, OWN_FRAME, OWN_SHEET, UNHELD, WORKER } from './harness/unheld';

/*
 * With the header gate on, browsers refuse by themselves what no script can hold: each way to ask a vendor for something, the whole table
 * of what autoblock does not catch included. What counts is what comes to the vendor's server.
 */

const CONFIG: AssentConfig = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  endpoint: '/assent',
  services: { tags: { category: 'marketing', name: 'Tags' } },
};
/** No policy lets plug-ins go by a service, so this one is refused after the yes too. */
const never = (browser: string) => [
  'object',
  // It remembers of an inline style sheet, by its text, that this was refused.
  ...(browser === 'firefox' ? ['styled.gif'] : []),
];

const gateOf = (options: Partial<HeaderGateOptions> = {}, config = CONFIG) =>
  createHeaderGate(config, { mode: 'enforce', origin: SITE, marked: GATED, ...options });

/** Answers with the policy of whoever asks, and whatever else is given. */
const gated =
  (text: string, gate = gateOf(), more: Record<string, string> = {}): Handler =>
  (_, { headers }) => {
    const visit = { cookie: headers.get('cookie'), gpc: headers.get('sec-gpc') };
    const own = new Headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      ...more,
    });
    for (const [name, value] of gate(visit).headers) own.append(name, value);
    return new Response(text, { headers: own });
  };

const head = (config: object = CONFIG) => `${assentConfig(config)}<script async src="/assent/assent.js"></script>`;

function siteOf(body: string, more: OpenSiteOptions = {}, gate = gateOf(), config: object = CONFIG): OpenSiteOptions {
  return {
    ...more,
    pages: {
      '/worker.js': gated(WORKER, gate, { 'content-type': 'text/javascript' }),
      '/own.css': OWN_SHEET,
      '/frame': gated(OWN_FRAME, gate),
      '*': gated(html({ head: head(config), body }), gate),
      ...more.pages,
    },
  };
}

const pathsOf = (requests: readonly LoggedRequest[]) => [...new Set(requests.map(({ path }) => path.slice(1)))].sort();

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  /** Before the yes, on the first page after it, and on the first page after a no. */
  async function rowsAskedFor(rows: Readonly<Record<string, string>>) {
    const { page, ui, vendorRequests, vendorHosts, settled, log } = await openSite(
      siteOf(Object.values(rows).join('\n'), { browser }),
    );
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    await ui.button('accept-all').click();
    // This page keeps the policy that it came with.
    await settled();
    const before = { connections: vendorHosts(), requests: pathsOf(vendorRequests()) };
    await page.goto('/');
    const expected = Object.keys(rows).filter((row) => !never(browser).includes(row));
    await expect.poll(() => pathsOf(vendorRequests())).toEqual(expected.sort());
    await page.evaluate(() => window.assent?.rejectAll().then(() => {}));
    await settled();
    const mark = log.mark();
    await page.goto('/');
    await settled();
    return { before, after: pathsOf(vendorRequests(mark)) };
  }

  test('nobody is connected to before the yes; each row is asked for on the next page, and not after a no', async () => {
    const { frame: _, ...rows } = UNHELD;
    expect(await rowsAskedFor(rows)).toEqual({ before: { connections: [], requests: [] }, after: [] });
  });

  test('a frame is not asked for either', async () => {
    const { before, after } = await rowsAskedFor({ frame: UNHELD.frame ?? '' });
    expect([before.requests, after]).toEqual([[], []]);
    // Chromium has opened a connection by the time that it looks at the policy.
    expect(before.connections).toEqual(browser === 'chromium' ? ['tags.vendor.test'] : []);
  });

  test('a page that the browser asks for again goes by the policy of the latest answer', async () => {
    const image = `<img alt="" src="${at('image.gif')}">`;
    const gate = gateOf();
    const page304: Handler = async (request, logged) => {
      const response = await gated(html({ head: head(), body: image }), gate, { etag: '"1"' })(request, logged);
      const isKnown = logged.headers.get('if-none-match') === '"1"';
      return isKnown ? new Response(null, { status: 304, headers: response.headers }) : response;
    };
    const { page, ui, log, settled, siteRequests, vendorRequests } = await openSite(
      siteOf('', { browser, pages: { '*': page304 } }),
    );
    await page.goto('/page');
    await ui.button('accept-all').click();
    await settled();
    await page.goto('/page');
    await log.next('image.gif');
    await page.evaluate(() => window.assent?.rejectAll().then(() => {}));
    await settled();
    const mark = log.mark();
    await page.goto('/page');
    await settled();
    expect(siteRequests('/page').map(({ status }) => status)).toEqual([200, 304, 304]);
    expect(vendorRequests(mark)).toEqual([]);
  });

  test('with ui.headerGate reload, a yes brings the page again, once, and what it allows runs', async () => {
    const config = { ...CONFIG, ui: { headerGate: 'reload' }, services: { 'meta-pixel': { id: '1234567890' } } };
    const gate = gateOf({ marked: {} }, config as AssentConfig);
    const { page, ui, log, settled, siteRequests, site, errors } = await openSite(
      siteOf('<input>', { browser }, gate, config),
    );
    await page.goto('/page');
    await ui.button('accept-all').click();
    await log.next('www.facebook.com/tr');
    await settled();
    expect(siteRequests('/page')).toHaveLength(2);
    await expect.poll(async () => (await site.receipts()).map(({ receipt }) => receipt.action)).toEqual(['accept-all']);
    expect(errors).toEqual([]);
  });
});

// Firefox, as it is driven here, reads `noscript` as if scripts ran.
test('a pixel for readers without scripts is refused too', async () => {
  const noscript = `<noscript><img alt="" src="${at('noscript.gif')}"></noscript>`;
  const options = siteOf(noscript, { context: { javaScriptEnabled: false } });
  const { page, vendorHosts } = await openSite(options);
  await page.goto('/', { waitUntil: 'load' });
  expect(vendorHosts()).toEqual([]);
  const { page: open, log } = await openSite({ ...options, pages: { '*': html({ body: noscript }) } });
  await open.goto('/');
  await log.next('noscript.gif');
});

test('a page is not loaded again where a form would lose its input, nor by an answer in another tab', async () => {
  const config = { ...CONFIG, ui: { headerGate: 'reload' } };
  const { page, ui, newPage, settled, siteRequests } = await openSite(
    siteOf('<input id="name">', {}, gateOf(), config),
  );
  await page.goto('/page');
  const other = await newPage();
  await other.goto('/other');
  await page.locator('#name').fill('Amal');
  await ui.button('accept-all').click();
  await settled();
  await settled(other);
  expect(await page.locator('#name').inputValue()).toBe('Amal');
  expect([siteRequests('/page').length, siteRequests('/other').length]).toEqual([1, 1]);
});

test('behind the gate a held frame offers its source in place of loading it once', async () => {
  const frame = `<iframe title="" data-consent="marketing" data-consent-service="youtube" data-consent-src="https://www.youtube.com/embed/abc"></iframe>`;
  const config = { ...CONFIG, ui: { headerGate: 'reload' }, services: { youtube: {} } };
  const gate = gateOf({ marked: {} }, config as AssentConfig);
  const { page, ui, log, vendorHosts, settled } = await openSite(siteOf(frame, {}, gate, config));
  await page.goto('/page');
  await ui.embed.waitFor();
  expect(
    await ui.embed.locator('[data-action]').evaluateAll((all) => all.map((it) => it.getAttribute('data-action'))),
  ).toEqual(['always-allow']);
  expect(await ui.embed.locator('a').getAttribute('href')).toBe('https://www.youtube.com/watch?v=abc');
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.embed.locator('[data-action=always-allow]').click();
  await log.next('www.youtube-nocookie.com/embed/abc');
});

test('what is only reported goes through, and is reported', async () => {
  const gate = gateOf({ mode: 'report', reports: '/reports' });
  const { page, log } = await openSite(
    siteOf(UNHELD['image.gif'] ?? '', { pages: { '/reports': () => new Response(null, { status: 204 }) } }, gate),
  );
  await page.goto('/');
  await log.next('tags.vendor.test/image.gif');
  const { body } = await log.next(({ path }) => path === '/reports');
  expect(JSON.parse(body)['csp-report']).toMatchObject({ 'blocked-uri': at('image.gif'), disposition: 'report' });
});

test('the page keeps its own policy, which is as strict as before', async () => {
  const gate = gateOf({ own: { script: ['own.example'] } });
  const own = { 'content-security-policy': "script-src 'self'" };
  const { page, settled, vendorHosts } = await openSite(
    siteOf(
      '',
      { pages: { '*': gated(html({ body: '<script src="https://own.example/a.js"></script>' }), gate, own) } },
      gate,
    ),
  );
  await page.goto('/');
  await settled();
  expect(vendorHosts()).toEqual([]);
});
