import type { IdOptions } from '../contract';
import { complete, stub } from '../helpers/stub';
import { readyMade } from '../ready-made';

export interface IntercomOptions extends IdOptions {
  /** Where the workspace is hosted. Default: as Intercom has it, which is `us`. */
  readonly region?: 'us' | 'eu' | 'au';
}

/**
 * Intercom's messenger. `shutdown` ends a session ("Shutting down the Messenger"), and leaves the cookies of the visitor and
 * the device, which the sweep removes.
 */
export default readyMade(
  {
    id: 'intercom',
    category: 'preferences',
    name: 'Intercom',
    provider: 'Intercom',
    privacyUrl: 'https://www.intercom.com/legal/privacy',
    retention: '9 month',
    forms: { id: /^[a-z0-9]{4,20}$/i, 'region?': /^(us|eu|au)$/ },
    cookies: ['intercom-id-*', 'intercom-session-*', 'intercom-device-id-*'],
    storage: ['intercom.*', 'intercom-state-*'],
    run: ({ id, region }: IntercomOptions) => {
      const host = `https://api-iam.${region === 'us' ? '' : `${region}.`}intercom.io`;
      // The page says there who is signed in, and may say more at any time.
      const settings = () => complete('intercomSettings', { app_id: id, ...(region && { api_base: host }) });
      const intercom = (...command: unknown[]) => stub('Intercom', 'q')(...command);
      return {
        load(page) {
          settings();
          stub('Intercom', 'q');
          return page.loadScript(`https://widget.intercom.io/widget/${id}`);
        },
        enable: (on) => (on ? intercom('boot', settings()) : intercom('shutdown')),
      };
    },
  },
  {
    hosts: [
      '*.intercom.io',
      '*.intercomcdn.com',
      '*.intercom-messenger.com',
      '*.intercomusercontent.com',
      'static.intercomassets.com',
      'intercom-sheets.com',
    ],
    regions: {
      us: ['api-iam.intercom.io'],
      eu: ['api-iam.eu.intercom.io'],
      au: ['api-iam.au.intercom.io'],
    },
    queue: 'Intercom.q',
    tags: ['intercom.io', 'intercomcdn.com'],
    use: { id: 'the app id, letters and digits', region: 'us, eu or au' },
  },
);
