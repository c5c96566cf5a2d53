import { readyMade } from './ready-made';
import type { IdOptions } from './service';
import { stub } from './stub';

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
    forms: { id: /^[a-z0-9]{4,20}$/i },
    cookies: ['intercom-id-*', 'intercom-session-*', 'intercom-device-id-*'],
    storage: ['intercom.*', 'intercom-state-*'],
    run: ({ id }: IdOptions) => {
      const settings = { app_id: id };
      return {
        load(page) {
          Object.assign(window, { intercomSettings: settings });
          stub('Intercom', 'q');
          return page.loadScript(`https://widget.intercom.io/widget/${id}`);
        },
        enable: (on) => (on ? stub('Intercom', 'q')('boot', settings) : stub('Intercom', 'q')('shutdown')),
      };
    },
  },
  {
    hosts: ['*.intercom.io', '*.intercomcdn.com', '*.intercom-messenger.com'],
    tags: ['intercom.io', 'intercomcdn.com'],
    use: { id: 'the app id, letters and digits' },
  },
);
