import { describe, expect, test } from 'vitest';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';
import { script } from './harness/vendors';

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-endpoint': '/assent' };
const FIX = /: .+; .+/;

const open = (services: object, own = '', options = {}) =>
  openSite({
    pages: { '*': html({ head: `<script>${own}</script>${assentConfig({ services })}${assentTag(TAG)}` }) },
    ...options,
  });

describe('what the page has set for a vendor is completed, and never replaced', () => {
  test.each(['chromium', 'firefox'] as const)('Intercom, in %s: also at a second yes', async (browser) => {
    const own = `window.intercomSettings = { api_base: 'https://api-iam.eu.intercom.io', user_id: 'u-1', user_hash: 'h', hide_default_launcher: true };`;
    const { page, ui, log, settled, errors } = await open({ intercom: { id: 'abcd1234' } }, own, { browser });
    const expected = {
      ...{ api_base: 'https://api-iam.eu.intercom.io', user_id: 'u-1', user_hash: 'h', hide_default_launcher: true },
      app_id: 'abcd1234',
    };
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next('widget.intercom.io/widget/abcd1234');
    await settled();
    expect(await page.evaluate('intercomSettings')).toEqual(expected);
    await page.evaluate(() => window.assent?.rejectAll());
    // They may say more of the visitor meanwhile.
    await page.evaluate("intercomSettings.name = 'Ada'");
    await page.evaluate(() => window.assent?.acceptAll());
    await settled();
    expect(await page.evaluate('intercomSettings')).toEqual({ ...expected, name: 'Ada' });
    expect(await page.evaluate('[...Intercom.q.at(-1)]')).toEqual(['boot', { ...expected, name: 'Ada' }]);
    expect(errors).toEqual([]);
  });

  test.each([
    [
      'hotjar',
      { id: '1234567' },
      'window._hjSettings = { hjdebug: true, hjsv: 5 };',
      '_hjSettings',
      { hjdebug: true, hjsv: 5, hjid: 1234567 },
    ],
    [
      'hubspot',
      { id: '1234567' },
      "window._hsq = [['setPath', '/own']]; window.disableHubSpotCookieBanner = false;",
      '[_hsq, disableHubSpotCookieBanner]',
      [[['setPath', '/own']], false],
    ],
    [
      'linkedin-insight',
      { id: '1234567' },
      "window._linkedin_partner_id = '42'; window._linkedin_data_partner_ids = ['42'];",
      '[_linkedin_partner_id, _linkedin_data_partner_ids]',
      ['42', ['42', '1234567']],
    ],
    [
      'microsoft-clarity',
      { id: 'xin9eohwfp' },
      "window.clarity = function () { (clarity.q = clarity.q || []).push([...arguments]); }; clarity.own = true; clarity('set', 'plan', 'x');",
      '[clarity.own, clarity.q[0]]',
      [true, ['set', 'plan', 'x']],
    ],
    [
      'tiktok-pixel',
      { id: 'D6F227BC77UAM1VL5M6G' },
      "window.ttq = [['identify', { external_id: 'x' }]]; ttq._o = { D6F227BC77UAM1VL5M6G: { partner: 'x' } };",
      '[ttq[0], ttq._o, ttq.map(([name]) => name)]',
      [
        ['identify', { external_id: 'x' }],
        { D6F227BC77UAM1VL5M6G: { partner: 'x' } },
        ['identify', 'holdConsent', 'grantConsent', 'page'],
      ],
    ],
    [
      'posthog',
      { id: 'phc_a1B2c3d4' },
      "window.posthog = [['register', { plan: 'x' }]];",
      '[posthog[0], posthog._i.length]',
      [['register', { plan: 'x' }], 1],
    ],
    [
      'google-analytics',
      { id: 'G-TEST12345' },
      "window.dataLayer = []; function gtag() { dataLayer.push(arguments); } gtag('js', new Date()); gtag('config', 'G-TEST12345', { user_id: 'u-1' });",
      "dataLayer.filter((it) => it[0] === 'config').map((it) => it[2])",
      [{ user_id: 'u-1' }],
    ],
  ] as const)('%s', async (id, options, own, found, expected) => {
    const { page, ui, settled, errors } = await open({ [id]: options }, own, {
      vendors: { 'www.googletagmanager.com/gtag/js': () => script('') },
    });
    await page.goto('/');
    await ui.button('accept-all').click();
    await page.waitForFunction(() => window.assent?.consent.status === 'decided');
    await settled();
    expect(await page.evaluate(found)).toEqual(expected);
    expect(errors).toEqual([]);
  });
});

describe('a vendor with regions is asked in the one that is said', () => {
  test.each([
    ['hubspot', { id: '1234567', region: 'eu1' }, 'js-eu1.hs-scripts.com/1234567.js'],
    ['hubspot', { id: '1234567', region: 'ap1' }, 'js-ap1.hs-scripts.com/1234567.js'],
    ['hubspot', { id: '1234567', region: 'na2' }, 'js-na2.hs-scripts.com/1234567.js'],
    ['hubspot', { id: '1234567' }, 'js.hs-scripts.com/1234567.js'],
    ['posthog', { id: 'phc_a1B2c3d4', region: 'us' }, 'us-assets.i.posthog.com/static/array.js'],
    ['posthog', { id: 'phc_a1B2c3d4' }, 'eu-assets.i.posthog.com/static/array.js'],
  ])('%s, %j', async (id, options, expected) => {
    const { page, ui, log, settled, vendorHosts, said } = await open({ [id]: options });
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(expected);
    await settled();
    expect(vendorHosts()).toEqual([expected.split('/')[0]]);
    expect(said).toEqual([]);
  });

  test.each([
    ['eu', 'https://api-iam.eu.intercom.io'],
    ['au', 'https://api-iam.au.intercom.io'],
    ['us', 'https://api-iam.intercom.io'],
  ])('intercom, %s: its settings name the host', async (region, host) => {
    const { page, ui, log } = await open({ intercom: { id: 'abcd1234', region } });
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next('widget.intercom.io/widget/abcd1234');
    expect(await page.evaluate('intercomSettings')).toEqual({ app_id: 'abcd1234', api_base: host });
  });
});

describe('an option that there is not is named once, and keeps nothing from working', () => {
  test.each([
    ['hubspot', { id: '1234567', regoin: 'eu1' }, 'regoin', 'did you mean region?'],
    ['intercom', { id: 'abcd1234', regions: 'eu' }, 'regions', 'did you mean region?'],
    ['google-analytics', { id: 'G-TEST12345', urlPassthrough: true }, 'urlPassthrough', 'url_passthrough'],
    ['matomo', { id: '7', url: 'https://stats.vendor.test/', region: 'eu' }, 'region', 'use id, url'],
    ['meta-pixel', { id: '1234567890', calls: 'dropped' }, 'calls', 'use queue or drop'],
  ])('%s, %j', async (id, options, name, fix) => {
    const { page, ui, log, said, settled } = await open({ [id]: options });
    await page.goto('/');
    await ui.button('accept-all').click();
    await log.next(({ host }) => host !== 'klouttrack.test');
    await settled();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`services.${id}.${name}: `);
    expect(said[0]).toContain(fix);
    expect(said[0]).toMatch(FIX);
  });

  test('a region that there is not keeps it closed: nobody knows where to ask', async () => {
    const { page, said, settled, vendorHosts } = await open({ hubspot: { id: '1234567', region: 'eu' } });
    await page.goto('/');
    await page.waitForFunction(() => window.assent);
    await page.evaluate(() => window.assent?.acceptAll());
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining('services.hubspot.region: "eu" is wrong; use na1, na2, na3, eu1 or ap1'),
    ]);
  });
});

describe('a yes on the page the visitor landed on counts for the landing', () => {
  const LANDED = '/landing?utm_source=news&gclid=abc';
  const services = { 'google-analytics': { id: 'G-TEST12345' } };
  const config = "dataLayer.filter((it) => it[0] === 'config').map((it) => it[2] ?? null)";

  test.each([
    ['chromium', 'a script that cleans the address', "history.replaceState(null, '', location.pathname);"],
    ['firefox', 'a script that cleans the address', "history.replaceState(null, '', location.pathname);"],
    [
      'chromium',
      'a router',
      "history.pushState(null, '', '/pricing'); history.pushState(null, '', '/pricing?plan=2#top');",
    ],
    ['firefox', 'a router', "history.pushState(null, '', '/pricing');"],
  ] as const)('in %s, after %s', async (browser, _, change) => {
    const { page, ui, log, browserStores } = await open(services, change, { browser });
    await page.goto(LANDED, { referer: 'https://news.example/letter' });
    await ui.banner.waitFor();
    expect(JSON.stringify(await browserStores())).not.toContain('utm_source');
    await ui.button('accept-all').click();
    await log.next('en=page_view');
    // Firefox's driver sends the referrer, and the page does not get to know it.
    const referrer = browser === 'chromium' && { page_referrer: 'https://news.example/letter' };
    expect(await page.evaluate(config)).toEqual([{ page_location: `https://klouttrack.test${LANDED}`, ...referrer }]);
  });

  test.each([
    ['stays', ''],
    ['is another part of the page', "location.hash = 'part';"],
  ])('an address that %s is left to the tag', async (_, change) => {
    const { page, ui, log } = await open(services, change);
    await page.goto(LANDED);
    await ui.button('accept-all').click();
    await log.next('en=page_view');
    expect(await page.evaluate(config)).toEqual([null]);
  });

  test('a later page of the same visit is its own landing', async () => {
    const { page, ui, log } = await open(services);
    await page.goto(LANDED);
    await ui.banner.waitFor();
    await page.goto('/pricing');
    await ui.button('accept-all').click();
    await log.next('en=page_view');
    expect(await page.evaluate(config)).toEqual([null]);
  });

  test('Matomo tracks the landing, and then the address that the page has', async () => {
    const change = "history.replaceState(null, '', location.pathname);";
    const { page, ui, log } = await open({ matomo: { id: '7', url: 'https://stats.vendor.test/' } }, change);
    await page.goto(LANDED);
    await ui.button('accept-all').click();
    await log.next('stats.vendor.test/matomo.js');
    const calls = (await page.evaluate('_paq')) as unknown[][];
    expect(calls.filter(([name]) => /CustomUrl|PageView/.test(`${name}`))).toEqual([
      ['setCustomUrl', `https://klouttrack.test${LANDED}`],
      ['trackPageView'],
      ['setCustomUrl', 'https://klouttrack.test/landing'],
    ]);
  });
});
