import type { IdOptions } from '../contract';
import { stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

/** Pinterest Tag. Its consent call takes a boolean; `false` stops it and removes what it stored ("Install the base code"). */
export default readyMade(
  {
    id: 'pinterest-tag',
    category: 'marketing',
    name: 'Pinterest Tag',
    provider: 'Pinterest',
    privacyUrl: 'https://policy.pinterest.com/privacy-policy',
    retention: '1 year',
    forms: { id: /^\d{6,20}$/ },
    cookies: ['_pin_unauth', '_epik', '_derived_epik', '_routing_id', '_pinterest_*'],
    thirdParty: ['pinterest.com'],
    saleOrShare: true,
    run: ({ id }: IdOptions) => ({
      load(page) {
        const pintrk = stub('pintrk', 'queue', '', { version: '3.0' });
        pintrk('setconsent', true);
        pintrk('load', id);
        pintrk('page');
        return page.loadScript('https://s.pinimg.com/ct/core.js');
      },
      enable: (on) => stub('pintrk', 'queue')('setconsent', on),
    }),
  },
  {
    hosts: ['s.pinimg.com', 'ct.pinterest.com'],
    queue: 'pintrk.queue',
    tags: ['s.pinimg.com/ct', 'ct.pinterest.com'],
    use: { id: 'the tag id, digits only' },
  },
);
