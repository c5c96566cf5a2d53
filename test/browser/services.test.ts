import { expect, test } from 'vitest';
import type * as readyMade from '../../src/services/catalogue/index';
import { READY_MADE } from '../../src/services/find';
import { EMPTY_STORES } from './harness/browser-stores';
import { serviceDouble } from './harness/doubles/service';
import { assentConfig, assentTag, html } from './harness/html';
import { openSite } from './harness/open-site';
import type { Vendors } from './harness/vendors';

type Id = (typeof readyMade)[keyof typeof readyMade]['definition']['id'];

interface Expected {
  readonly options?: object;
  /** What is asked for first after a yes. */
  readonly script: string;
  /** Calls in the service's own queue, in order, once it has loaded. */
  readonly calls?: readonly unknown[];
  /** Calls that a withdrawal adds. */
  readonly told?: readonly unknown[];
  /** It has no off switch. */
  readonly reloads?: true;
  /** Where the queue is, as JavaScript. */
  readonly queue?: string;
}

const denied = (marketing = 'denied', analytics = 'denied', preferences = 'denied') => ({
  ad_storage: marketing,
  ad_user_data: marketing,
  ad_personalization: marketing,
  analytics_storage: analytics,
  functionality_storage: preferences,
  personalization_storage: preferences,
  security_storage: 'granted',
});
/** Only the category of the service is on the page, and so only that is granted. */
const google = (marketing: string, analytics: string, ...rest: unknown[]) => ({
  queue: "dataLayer.filter((entry) => !entry.event || entry.event === 'gtm.js')",
  calls: [['consent', 'default', denied()], ['consent', 'update', denied(marketing, analytics)], ...rest],
  told: [['consent', 'update', denied()]],
});
const FIREBASE = {
  config: { apiKey: 'key', projectId: 'klouttrack', appId: '1:1:web:1', measurementId: 'G-FIREBASE' },
};

/** What each does, by its vendor's documents. A service without a row does not compile. */
const EXPECTED: Readonly<Record<Exclude<Id, 'firebase-analytics' | 'firebase-performance'>, Expected | undefined>> = {
  'google-analytics': {
    options: { id: 'G-XXXXXXX' },
    script: 'www.googletagmanager.com/gtag/js?id=G-XXXXXXX&l=dataLayer',
    ...google('denied', 'granted', ['js', '(date)'], ['config', 'G-XXXXXXX']),
  },
  'google-ads': {
    options: { id: 'AW-123456789' },
    script: 'www.googletagmanager.com/gtag/js?id=AW-123456789&l=dataLayer',
    ...google('granted', 'denied', ['js', '(date)'], ['config', 'AW-123456789']),
    reloads: true,
  },
  'google-tag-manager': {
    options: { id: 'GTM-XXXXXXX' },
    script: 'www.googletagmanager.com/gtm.js?id=GTM-XXXXXXX&l=dataLayer',
    ...google('granted', 'denied', { 'gtm.start': '(time)', event: 'gtm.js' }),
    reloads: true,
  },
  'meta-pixel': {
    options: { id: '1234567890' },
    script: 'connect.facebook.net/en_US/fbevents.js',
    queue: 'fbq.queue',
    calls: [
      ['consent', 'grant'],
      ['init', '1234567890'],
      ['track', 'PageView'],
    ],
    told: [['consent', 'revoke']],
  },
  'tiktok-pixel': {
    options: { id: 'D6F227BC77UAM1VL5M6G' },
    script: 'analytics.tiktok.com/i18n/pixel/events.js?sdkid=D6F227BC77UAM1VL5M6G&lib=ttq',
    queue: 'ttq',
    calls: [['holdConsent'], ['grantConsent'], ['page']],
    told: [['revokeConsent']],
  },
  'x-pixel': {
    options: { id: 'o1a2b' },
    script: 'static.ads-twitter.com/uwt.js',
    queue: 'twq.queue',
    calls: [['config', 'o1a2b']],
    reloads: true,
  },
  'linkedin-insight': {
    options: { id: '1234567' },
    script: 'snap.licdn.com/li.lms-analytics/insight.min.js',
    queue: '[window._linkedin_partner_id, window._linkedin_data_partner_ids, lintrk.q]',
    calls: ['1234567', ['1234567'], []],
    reloads: true,
  },
  'microsoft-uet': {
    options: { id: '97030081' },
    script: 'bat.bing.com/bat.js',
    queue: 'uetq',
    calls: [
      ...['consent', 'default', { ad_storage: 'denied' }],
      ...['consent', 'update', { ad_storage: 'granted' }],
      'pageLoad',
    ],
    told: ['consent', 'update', { ad_storage: 'denied' }],
    reloads: true,
  },
  'microsoft-clarity': {
    options: { id: 'xin9eohwfp' },
    script: 'www.clarity.ms/tag/xin9eohwfp',
    queue: 'clarity.q',
    calls: [['consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }]],
    told: [['stop'], ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]],
  },
  'pinterest-tag': {
    options: { id: '2613654212508' },
    script: 's.pinimg.com/ct/core.js',
    queue: 'pintrk.queue',
    calls: [['setconsent', true], ['load', '2613654212508'], ['page']],
    told: [['setconsent', false]],
  },
  'snap-pixel': {
    options: { id: '0f2a8f4e-5d7a-4e0d-9f0a-0123456789ab' },
    script: 'sc-static.net/scevent.min.js',
    queue: 'snaptr.queue',
    calls: [
      ['init', '0f2a8f4e-5d7a-4e0d-9f0a-0123456789ab'],
      ['track', 'PAGE_VIEW'],
    ],
    reloads: true,
  },
  'reddit-pixel': {
    options: { id: 'a2_abcdef' },
    script: 'www.redditstatic.com/ads/pixel.js',
    queue: 'rdt.callQueue',
    calls: [
      ['init', 'a2_abcdef'],
      ['track', 'PageVisit'],
    ],
    told: [['disableFirstPartyCookies']],
    reloads: true,
  },
  hotjar: {
    options: { id: '1234567' },
    script: 'static.hotjar.com/c/hotjar-1234567.js?sv=6',
    queue: '[window._hjSettings, ...hj.q]',
    calls: [{ hjid: 1234567, hjsv: 6 }],
    reloads: true,
  },
  matomo: {
    options: { id: '3', url: 'https://cdn.matomo.cloud/k' },
    script: 'cdn.matomo.cloud/k/matomo.js',
    queue: '_paq',
    calls: [
      ...[['requireConsent'], ['setConsentGiven'], ['trackPageView'], ['enableLinkTracking']],
      ['setTrackerUrl', 'https://cdn.matomo.cloud/k/matomo.php'],
      ['setSiteId', '3'],
    ],
    told: [['forgetConsentGiven'], ['deleteCookies']],
  },
  plausible: {
    options: { id: 'klouttrack.com' },
    script: 'plausible.io/js/script.js',
    queue: "[document.querySelector('script[src*=plausible]').dataset.domain]",
    calls: ['klouttrack.com'],
    reloads: true,
  },
  umami: {
    options: { id: '94db1cb1-74f4-4a40-ad6c-962362670409' },
    script: 'cloud.umami.is/script.js',
    queue: "[{ ...document.querySelector('script[src*=umami]').dataset }]",
    calls: [{ websiteId: '94db1cb1-74f4-4a40-ad6c-962362670409', identityStitching: 'false' }],
    reloads: true,
  },
  posthog: {
    options: { id: 'phc_a1B2c3d4' },
    script: 'eu-assets.i.posthog.com/static/array.js',
    queue: '[...posthog._i, ...posthog]',
    calls: [
      [
        'phc_a1B2c3d4',
        {
          api_host: 'https://eu.i.posthog.com',
          opt_out_capturing_by_default: true,
          opt_out_persistence_by_default: true,
        },
        'posthog',
      ],
      ['opt_in_capturing', { captureEventName: false }],
    ],
    told: [['stopSessionRecording'], ['opt_out_capturing']],
  },
  hubspot: {
    options: { id: '1234567' },
    script: 'js.hs-scripts.com/1234567.js',
    queue: '[window.disableHubSpotCookieBanner, ..._hsp, ...(window._hsq || [])]',
    calls: [true, ['setHubSpotConsent', { analytics: false, advertisement: true, functionality: false }]],
    told: [
      ['revokeCookieConsent'],
      ['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }],
      ['doNotTrack'],
    ],
    reloads: true,
  },
  intercom: {
    options: { id: 'abcd1234' },
    script: 'widget.intercom.io/widget/abcd1234',
    queue: '[window.intercomSettings, ...Intercom.q]',
    calls: [{ app_id: 'abcd1234' }],
    told: [['shutdown']],
  },
  recaptcha: {
    options: { id: '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ' },
    script: 'www.google.com/recaptcha/api.js?render=6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ',
    reloads: true,
  },
  youtube: { options: { api: true }, script: 'www.youtube.com/iframe_api' },
  instagram: { script: 'www.instagram.com/embed.js', reloads: true },
  tiktok: { script: 'www.tiktok.com/embed.js', reloads: true },
  x: { script: 'platform.twitter.com/widgets.js', reloads: true },
  // Frames of the page alone: see the tests of embeds.
  vimeo: undefined,
  'google-maps': undefined,
  spotify: undefined,
  // Necessary: the page loads them where it is paid.
  stripe: undefined,
  paypal: undefined,
};

const OPTIONS = Object.fromEntries(Object.entries(EXPECTED).map(([id, it]) => [id, it?.options ?? {}]));
const ALL = { ...OPTIONS, 'firebase-analytics': FIREBASE, 'firebase-performance': FIREBASE };

/** Markup that vendors' own embed code works on. */
const EMBEDS = `
  <blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/C1/"></blockquote>
  <blockquote class="tiktok-embed" data-video-id="1"></blockquote>
  <blockquote class="twitter-tweet"></blockquote>`;

/** Keeps the calls of a withdrawal over the reload that it may bring. */
const keepTold = (queue: string) => `<script>
  const plain = (it) => JSON.parse(JSON.stringify(it, (_, value) =>
    Object.prototype.toString.call(value) === '[object Arguments]' ? Array.from(value) : value));
  const calls = () => plain(Array.from(${queue}));
  document.addEventListener('assent:withdraw', () => sessionStorage.setItem('told', JSON.stringify(calls())));
</script>`;

test.each(['chromium', 'firefox'] as const)(
  'all services together: nothing before the answer, and nothing after a no, on this page and the next, in %s',
  async (browser) => {
    const head = assentConfig({ services: ALL, site: 'Klouttrack' }) + assentTag(TAG);
    const visit = await openSite({ browser, pages: { '*': html({ head, body: EMBEDS }) } });
    const { page, ui, vendorHosts, browserStores, settled, errors } = visit;
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(await browserStores()).toEqual(EMPTY_STORES);
    await ui.button('reject-all').click();
    await settled();
    await page.goto('/next');
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect((await browserStores()).cookies.map(({ name }) => name)).toEqual(['__Host-assent']);
    expect(errors).toEqual([]);
  },
);

const TAG = { 'data-policy-url': '/privacy', 'data-policy-version': '2025-02', 'data-endpoint': '/assent' };

/** All vendors at once, each under its own address, of which the query is a part. */
const vendors: Vendors = Object.fromEntries(
  READY_MADE.flatMap(({ definition, about }) => {
    const script = EXPECTED[definition.id as keyof typeof EXPECTED]?.script;
    const report = `https://${about.hosts[0]?.replace('*', 'www')}/reported`;
    return script ? [[script, serviceDouble(definition, report)] as const] : [];
  }),
);

/** A page with this service alone. */
const pageOf = (id: string): string => {
  const { options = {}, queue = '[]' } = EXPECTED[id as keyof typeof EXPECTED] ?? {};
  return html({ head: keepTold(queue) + assentConfig({ services: { [id]: options } }) + assentTag(TAG), body: EMBEDS });
};

/** What is another one each time, by its kind. */
const plain = (calls: unknown[]) =>
  calls.map((call) => {
    if (Array.isArray(call) && call[0] === 'js') return ['js', '(date)'];
    if (Object(call)['gtm.start']) return { ...(call as object), 'gtm.start': '(time)' };
    return call;
  });

const TESTED = READY_MADE.flatMap(({ definition: { id }, about }) => {
  const expected = EXPECTED[id as keyof typeof EXPECTED];
  return expected ? [{ id, about, ...expected }] : [];
});

// Each with a visitor of its own: a late answer of the endpoint gives the one before back the cookie.
test.each(TESTED)(
  '$id asks its own hosts alone, is called as its vendor documents, and leaves nothing when it is withdrawn',
  async ({ id, about, script, calls = [], told = [], reloads }) => {
    const { page, ui, log, browserStores, errors } = await openSite({ pages: { '/cart': pageOf(id) }, vendors });
    const isOwn = (host: string) =>
      about.hosts.some((own) => (own.startsWith('*.') ? host.endsWith(own.slice(1)) : host === own));
    await page.goto('/cart');
    await ui.button('accept-all').click();
    await log.next('/reported');
    expect(log.all(`https://${script}`), 'it is asked for').toHaveLength(1);
    const others = log.all(({ host }) => !isOwn(host) && host !== 'klouttrack.test');
    expect(
      others.map(({ url }) => url),
      'nobody else is asked',
    ).toEqual([]);
    const made = plain((await page.evaluate('calls()')) as unknown[]);
    expect(made, 'its calls').toEqual(calls);

    const mark = log.mark();
    const isLeft = reloads ? page.waitForEvent('load') : undefined;
    const left = await page
      .evaluate(() => window.assent?.rejectAll().then((outcome) => outcome.left))
      // The page was left before it could answer.
      .catch(() => []);
    await isLeft;
    await page.waitForFunction(() => sessionStorage.getItem('told'));
    const after = plain(JSON.parse(await page.evaluate(() => sessionStorage.getItem('told') ?? '')));
    expect(added(made, after), 'what it is told').toEqual(told);
    expect(left, 'it leaves nothing').toEqual([]);
    const stores = await browserStores();
    expect(
      stores.cookies.map(({ name }) => name),
      'its cookies',
    ).toEqual(['__Host-assent']);
    const keys = [...Object.keys(stores.localStorage), ...Object.keys(stores.sessionStorage)];
    expect(
      keys.filter((key) => !/^(assent\.|told$)/.test(key)),
      'its storage',
    ).toEqual([]);
    expect(
      log.all(({ host }) => isOwn(host), mark).map(({ url }) => url),
      'it is silent',
    ).toEqual([]);
    expect(errors).toEqual([]);
  },
);

/** What came to the calls that were there. */
function added(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const rest = before.map((call) => JSON.stringify(call));
  return after.filter((call) => {
    const at = rest.indexOf(JSON.stringify(call));
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  });
}
