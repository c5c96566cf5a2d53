import type { IdOptions } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/** The queue of Meta's base code ("Meta Pixel: Get started"). */
function fbq(...command: unknown[]): void {
  const page = window as { _fbq?: unknown };
  const queue = stub('fbq', 'queue', 'callMethod', { loaded: true, version: '2.0' });
  queue.push ??= queue;
  page._fbq ??= queue;
  queue(...command);
}

/**
 * Meta Pixel, with its consent call ("Meta Pixel: GDPR"). localStorage keys as found in browsers by independent scans.
 */
export default readyMade(
  {
    id: 'meta-pixel',
    category: 'marketing',
    name: 'Meta Pixel',
    provider: 'Meta',
    privacyUrl: 'https://www.facebook.com/privacy/policy/',
    retention: '90 day',
    forms: { id: /^\d{5,20}$/ },
    cookies: ['_fbp', '_fbc'],
    storage: ['lastExternalReferrer*', 'multiFbc'],
    thirdParty: ['facebook.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        fbq('consent', 'grant');
        fbq('init', id);
        fbq('track', 'PageView');
        return page.loadScript('https://connect.facebook.net/en_US/fbevents.js');
      },
      enable: (on) => fbq('consent', on ? 'grant' : 'revoke'),
    }),
  },
  {
    hosts: ['connect.facebook.net', 'www.facebook.com'],
    queue: 'fbq.queue',
    tags: ['connect.facebook.net', 'facebook.com/tr'],
    use: { id: 'the pixel id, digits only' },
  },
);
