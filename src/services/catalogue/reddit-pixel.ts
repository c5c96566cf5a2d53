import type { IdOptions } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/**
 * Reddit Pixel. It has no consent call: it can be told to keep no cookies of its own, and it goes on sending. So a
 * withdrawal says that, and reloads.
 */
export default readyMade(
  {
    id: 'reddit-pixel',
    category: 'marketing',
    name: 'Reddit Pixel',
    provider: 'Reddit',
    privacyUrl: 'https://www.reddit.com/policies/privacy-policy',
    retention: '90 day',
    forms: { id: /^(t2|a2)_[a-z0-9]+$/i },
    cookies: ['_rdt_*'],
    thirdParty: ['reddit.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        const rdt = stub('rdt', 'callQueue', 'sendEvent');
        rdt('init', id);
        rdt('track', 'PageVisit');
        return page.loadScript('https://www.redditstatic.com/ads/pixel.js');
      },
      enable: (on) => on || stub('rdt', 'callQueue', 'sendEvent')('disableFirstPartyCookies'),
      reloads: true,
    }),
  },
  {
    hosts: [
      'www.redditstatic.com',
      'alb.reddit.com',
      'pixel-config.reddit.com',
      'conversions-config.reddit.com',
      'events.reddit.com',
    ],
    queue: 'rdt.callQueue',
    tags: ['redditstatic.com/ads', 'alb.reddit.com', 'pixel-config.reddit.com', 'events.reddit.com'],
    use: { id: 'the pixel id, such as a2_abcdef' },
  },
);
