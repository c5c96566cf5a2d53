import type { IdOptions } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/** X Pixel. It has no consent call and no off switch, so a withdrawal reloads. */
export default readyMade(
  {
    id: 'x-pixel',
    category: 'marketing',
    name: 'X Pixel',
    provider: 'X',
    privacyUrl: 'https://x.com/en/privacy',
    retention: '13 month',
    forms: { id: /^[a-z0-9-]{3,20}$/i },
    cookies: ['_twpid', '_twsid', '_twclid'],
    thirdParty: ['twitter.com', 't.co'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        stub('twq', 'queue', 'exe', { version: '1.1' })('config', id);
        return page.loadScript('https://static.ads-twitter.com/uwt.js');
      },
      reloads: true,
    }),
  },
  {
    hosts: ['static.ads-twitter.com', 't.co', 'analytics.twitter.com'],
    queue: 'twq.queue',
    tags: ['static.ads-twitter.com', 't.co/i/adsct', 't.co/1/i/adsct', 'analytics.twitter.com', 'ads-api.x.com'],
    use: { id: 'the pixel id, such as o1a2b' },
  },
);
