import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPhp } from '../setup/php.mjs';
import { blocks, sectionOf } from '../unit/documents/documents';
import { EMPTY_STORES } from './harness/browser-stores';
import { wordpress } from './harness/doubles/wordpress';
import { assentConfig, html } from './harness/html';
import { openSite } from './harness/open-site';

/*
 * docs/platforms.md. WordPress, the WP Consent API and Shopify are doubles here, made by their documents: no real one was tried.
 */

const CONFIG = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {}, tiktok: {} },
};
const YOUTUBE =
  '<iframe width="560" height="315" src="https://www.youtube.com/embed/aqz-KE-bpKQ?feature=oembed"></iframe>';
const TIKTOK =
  '<blockquote class="tiktok-embed" data-video-id="1"><a href="https://www.tiktok.com/@a/video/1">A</a></blockquote> <script async src="https://www.tiktok.com/embed.js"></script>';

/** A post as WordPress has it with the plugin, and with what another plugin prints. */
function post(config: object = {}, more = ''): string {
  const { head, embeds } = wordpress({
    option: { config: JSON.stringify({ ...CONFIG, ...config }), autoblock: more !== '' },
    embeds: [YOUTUBE, TIKTOK],
  });
  const api = '<script src="/wp-content/plugins/wp-consent-api/wp-consent-api.js"></script>';
  return html({ head: head + more, body: `<h1>Post</h1>${embeds.join('')}${api}` });
}
const API = {
  '/wp-content/plugins/wp-consent-api/wp-consent-api.js': readFileSync(
    'test/browser/harness/doubles/wp-consent-api.js',
    'utf8',
  ),
};

interface Wp {
  wp_has_consent(category: string): boolean;
  wp_consent_type_calls: string[];
}
const has = () =>
  ['functional', 'preferences', 'statistics', 'statistics-anonymous', 'marketing'].filter((name) =>
    (window as unknown as Wp).wp_has_consent(name),
  );
const calls = () => (window as unknown as Wp).wp_consent_type_calls;

const missing = missingPhp();

test.skipIf(missing)(
  'a post of WordPress asks nobody before a yes, and the WP Consent API goes with it (skipped without PHP)',
  async () => {
    const visit = await openSite({ pages: { '*': post(), ...API } });
    const { page, ui, log, vendorHosts, browserStores, settled, errors, said } = visit;
    await page.goto('/');
    await ui.banner.waitFor();
    await settled();
    expect(vendorHosts()).toEqual([]);
    expect(await browserStores()).toEqual(EMPTY_STORES);
    expect(await page.evaluate(has)).toEqual([]);
    expect(await page.evaluate(calls)).toEqual([]);
    expect(await ui.embed.count()).toBe(2);

    await ui.button('accept-all').click();
    await log.next('www.youtube-nocookie.com/embed/aqz-KE-bpKQ');
    await log.next('www.tiktok.com/embed.js');
    await expect
      .poll(() => page.evaluate(has))
      .toEqual(['functional', 'statistics', 'statistics-anonymous', 'marketing']);

    // On the next page it is as it was, and nothing is told twice.
    const next = log.mark();
    await page.goto('/next');
    await log.next('gtag/js', next);
    await settled();
    expect(await page.evaluate(calls)).toEqual([]);
    expect(await page.evaluate(has)).toContain('marketing');

    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => void window.assent?.rejectAll());
    await reloaded;
    await settled();
    expect(await page.evaluate(has)).toEqual(['functional']);
    expect(errors).toEqual([]);
    expect(said).toEqual([]);
  },
);

test.skipIf(missing)(
  'where the law asks nobody, the WP Consent API is told so, and no yes is stored (skipped without PHP)',
  async () => {
    const { page, settled, browserStores } = await openSite({ pages: { '*': post({ region: 'US-VA' }), ...API } });
    await page.goto('/');
    await expect.poll(() => page.evaluate(has)).toContain('marketing');
    await settled();
    // What Assent has nothing of it does not ask about, which is no yes.
    expect(await page.evaluate(calls)).toEqual(['preferences deny']);
    expect((await browserStores()).localStorage).toEqual(EMPTY_STORES.localStorage);
    await page.evaluate(() => window.assent?.set({ marketing: false }));
    await settled();
    await expect.poll(() => page.evaluate(has)).not.toContain('marketing');
  },
);

test.skipIf(missing)('with autoblock it holds what another plugin prints (skipped without PHP)', async () => {
  const other = `<script>var s = document.createElement('script'); s.src = 'https://connect.facebook.net/en_US/fbevents.js'; document.head.append(s);</script>`;
  const { page, ui, log, vendorHosts, settled, said } = await openSite({ pages: { '*': post({}, other), ...API } });
  await page.goto('/');
  await ui.banner.waitFor();
  await settled();
  expect(vendorHosts()).toEqual([]);
  await ui.button('accept-all').click();
  await log.next('fbevents.js');
  expect(said).toEqual([]);
});

/** Shopify's side, by "Customer Privacy API": an answer by purpose, as `yes`, `no` or nothing, in a cookie of its own. */
const SHOPIFY = `<script>
  const purposes = ['marketing', 'analytics', 'preferences', 'sale_of_data'];
  const stored = () => JSON.parse(decodeURIComponent(/_tracking_consent=([^;]*)/.exec(document.cookie)?.[1] ?? '{}'));
  window.Shopify = {
    told: [],
    loadFeatures(features, done) {
      const [{ name, version }] = features;
      if (name !== 'consent-tracking-api' || version !== '0.1') return done(new Error('no such feature'));
      setTimeout(() => {
        Shopify.customerPrivacy = {
          currentVisitorConsent: () => Object.fromEntries(purposes.map((name) => [name, stored()[name] ?? ''])),
          setTrackingConsent(answer, done) {
            Shopify.told.push(answer);
            const said = Object.fromEntries(Object.entries(answer).map(([name, may]) => [name, may ? 'yes' : 'no']));
            document.cookie = '_tracking_consent=' + encodeURIComponent(JSON.stringify({ ...stored(), ...said })) + '; path=/';
            done();
          },
        };
        done();
      });
    },
  };
</script>`;

test.each(['DE', 'US-VA'])("Shopify's customerPrivacy is told of answers alone, in %s", async (region) => {
  const section = sectionOf('docs/platforms.md', 'Shopify');
  const [[snippet = ''], [json = '']] = [blocks('html', section), blocks('json', section)];
  const head =
    SHOPIFY + assentConfig({ ...JSON.parse(json), region }) + snippet.replace('https://assent.klouttrack.com', '');
  const { page, ui, settled, errors } = await openSite({ pages: { '*': html({ head }) } });
  const consent = () =>
    page.evaluate(() => {
      const { customerPrivacy } = (window as unknown as { Shopify: { customerPrivacy?: Privacy } }).Shopify;
      return Object.values(customerPrivacy?.currentVisitorConsent() ?? {});
    });
  await page.goto('/');
  await expect.poll(consent).toEqual(['', '', '', '']);
  await settled();
  expect(await consent()).toEqual(['', '', '', '']);

  await page.evaluate(() => window.assent?.acceptAll());
  await expect.poll(consent).toEqual(['yes', 'yes', 'yes', 'yes']);
  await page.goto('/next');
  await expect.poll(consent).toEqual(['yes', 'yes', 'yes', 'yes']);
  await settled();
  expect(await page.evaluate(() => (window as unknown as { Shopify: { told: object[] } }).Shopify.told)).toEqual([]);

  await page.evaluate(() => window.assent?.rejectAll());
  await expect.poll(consent).toEqual(['no', 'no', 'no', 'no']);
  expect(await ui.banner.isVisible()).toBe(false);
  expect(errors).toEqual([]);
});

interface Privacy {
  currentVisitorConsent(): Record<string, string>;
}
