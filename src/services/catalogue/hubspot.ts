import type { IdOptions, ServicePage } from '../contract';
import { list } from '../helpers/stub';
import { readyMade } from '../ready-made';

export interface HubspotOptions extends IdOptions {
  /** Where the account is hosted, as it stands in the address of HubSpot's own pages. Default `na1`. */
  readonly region?: 'na1' | 'na2' | 'na3' | 'eu1' | 'ap1';
}

const say = (queue: '_hsp' | '_hsq', ...command: unknown[]) => list(queue).push(command);

const tell = ({ allowed }: ServicePage) =>
  say('_hsp', 'setHubSpotConsent', {
    analytics: allowed('hubspot') && allowed('analytics'),
    advertisement: allowed('hubspot'),
    functionality: allowed('hubspot') && allowed('preferences'),
  });

/**
 * HubSpot tracking, with its consent call ("Consent banner API", HubSpot), which it does not keep: it is told on every
 * page. Denied it goes on with anonymous page views; `doNotTrack` ends that by a cookie, which a withdrawal removes with
 * the others, so it reloads.
 */
export default readyMade(
  {
    id: 'hubspot',
    category: 'marketing',
    name: 'HubSpot',
    provider: 'HubSpot',
    privacyUrl: 'https://legal.hubspot.com/privacy-policy',
    retention: '6 month',
    forms: { id: /^\d{3,15}$/, 'region?': /^(na[123]|eu1|ap1)$/ },
    cookies: ['__hstc', '__hssc', '__hssrc', 'hubspotutk', 'messagesUtk', '__hs_*', 'hs-messages-*'],
    saleOrShare: true,
    run: ({ id, region = 'na1' }: HubspotOptions) => ({
      consent: tell,
      load({ loadScript }) {
        (window as { disableHubSpotCookieBanner?: boolean }).disableHubSpotCookieBanner ??= true;
        const of = region === 'na1' ? '' : `-${region}`;
        return loadScript(`https://js${of}.hs-scripts.com/${id}.js`, { id: 'hs-script-loader' });
      },
      enable(on) {
        if (!on) say('_hsp', 'revokeCookieConsent');
        say('_hsq', 'doNotTrack', ...(on ? [{ track: true }] : []));
      },
      reloads: true,
    }),
  },
  {
    hosts: [
      '*.hs-scripts.com',
      '*.hs-analytics.net',
      '*.hs-banner.com',
      '*.hscollectedforms.net',
      '*.hsforms.com',
      '*.hubspot.com',
      '*.hubapi.com',
    ],
    regions: {
      na1: ['js.hs-scripts.com'],
      na2: ['js-na2.hs-scripts.com'],
      na3: ['js-na3.hs-scripts.com'],
      eu1: ['js-eu1.hs-scripts.com'],
      ap1: ['js-ap1.hs-scripts.com'],
    },
    queue: '_hsq',
    tags: ['hs-scripts.com', 'hs-analytics.net', 'hs-banner.com', 'hscollectedforms.net', 'track.hubspot.com'],
    use: { id: 'the portal id, digits only', region: 'na1, na2, na3, eu1 or ap1' },
  },
);
