import { readyMade } from './ready-made';
import type { IdOptions, ServicePage } from './service';

interface HubSpot {
  _hsp?: { push(command: unknown[]): unknown };
  _hsq?: { push(command: unknown[]): unknown };
}

function say(queue: '_hsp' | '_hsq', ...command: unknown[]): void {
  const page = window as HubSpot;
  page[queue] ??= [];
  page[queue].push(command);
}

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
    forms: { id: /^\d{3,15}$/ },
    cookies: ['__hstc', '__hssc', '__hssrc', 'hubspotutk', 'messagesUtk', '__hs_*', 'hs-messages-*'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      consent: tell,
      load({ loadScript }) {
        Object.assign(window, { disableHubSpotCookieBanner: true });
        return loadScript(`https://js.hs-scripts.com/${id}.js`, { id: 'hs-script-loader' });
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
    tags: ['hs-scripts.com', 'hs-analytics.net', 'hs-banner.com', 'hscollectedforms.net', 'track.hubspot.com'],
    use: { id: 'the portal id, digits only' },
  },
);
