import { emptyNotice } from '../../../src/consent/notice';

/** Of a site's own interface, which asks about nothing. */
export const notice = emptyNotice(
  {
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '1' },
    regime: 'opt-in',
    layout: 'bar',
    position: 'bottom',
    names: new Map(),
    asked: [],
    startsOn: () => false,
  },
  'site',
);
