import type { IdOptions } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/** Snap Pixel. It has no consent call and no off switch, so a withdrawal reloads. */
export default readyMade(
  {
    id: 'snap-pixel',
    category: 'marketing',
    name: 'Snap Pixel',
    provider: 'Snap',
    privacyUrl: 'https://values.snap.com/privacy/privacy-policy',
    retention: '13 month',
    forms: { id: /^[\da-z-]{8,40}$/i },
    cookies: ['_scid', '_scid_r', '_sctr'],
    thirdParty: ['snapchat.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        const snaptr = stub('snaptr', 'queue', 'handleRequest');
        snaptr('init', id);
        snaptr('track', 'PAGE_VIEW');
        return page.loadScript('https://sc-static.net/scevent.min.js');
      },
      reloads: true,
    }),
  },
  {
    hosts: ['sc-static.net', 'tr.snapchat.com', 'tr6.snapchat.com'],
    queue: 'snaptr.queue',
    tags: ['sc-static.net', 'tr.snapchat.com', 'tr6.snapchat.com'],
    use: { id: 'the pixel id, a UUID' },
  },
);
