import type { IdOptions, ServicePage } from '../contract';
import { list } from '../helpers/stub';
import { readyMade } from '../ready-made';

interface Uet {
  uetq?: { push(...args: unknown[]): unknown };
  UET?: new (options: object) => { push(...args: unknown[]): unknown };
}

/** Flat: three elements of the queue for one call ("Consent mode", Microsoft Advertising Help 60119). */
const say = (...args: unknown[]) => list('uetq').push(...args);

const state = ({ allowed }: ServicePage) => ({ ad_storage: allowed('microsoft-uet') ? 'granted' : 'denied' });

/**
 * Microsoft Advertising UET. A tag without a default takes itself for granted in most countries. Denied it goes on with
 * anonymous data, and there is no other switch, so a withdrawal reloads. Hosts: `bat.bing.net` as measured at the beacons.
 */
export default readyMade(
  {
    id: 'microsoft-uet',
    category: 'marketing',
    name: 'Microsoft Advertising',
    provider: 'Microsoft',
    privacyUrl: 'https://privacy.microsoft.com/privacystatement',
    retention: '13 month',
    forms: { id: /^\d{4,15}$/ },
    cookies: ['_uet*'],
    storage: ['_uet*'],
    thirdParty: ['bing.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      prepare: () => say('consent', 'default', { ad_storage: 'denied' }),
      consent: (of) => say('consent', 'update', state(of)),
      async load({ allowed, loadScript }) {
        const page = window as Uet;
        await loadScript('https://bat.bing.com/bat.js');
        // The visitor may have changed their mind while the script was on its way.
        if (!allowed('microsoft-uet')) return;
        if (page.UET) page.uetq = new page.UET({ ti: id, enableAutoSpaTracking: true, q: page.uetq });
        say('pageLoad');
      },
      reloads: true,
    }),
  },
  {
    hosts: ['bat.bing.com', 'bat.bing.net', 'c.bing.com'],
    queue: 'uetq',
    tags: ['bat.bing.com', 'bat.bing.net'],
    use: { id: 'the tag id, digits only' },
  },
);
