import type { IdOptions } from '../contract';
import { landing } from '../helpers/landing';
import { list } from '../helpers/stub';
import { readyMade } from '../ready-made';

export interface MatomoOptions extends IdOptions {
  /** Where Matomo is, such as `https://matomo.example/`. */
  readonly url: string;
}

const say = (...command: unknown[]) => list('_paq').push(command);

/**
 * Matomo, with its tracking consent ("Tracking consent", Matomo developer guide): `set`, not `remember`, which would keep a
 * record of its own for decades. Taking it back writes a cookie that says so; the sweep removes it, as Matomo is not loaded
 * again. Nothing is pushed while it is denied: a later yes would send it.
 */
export default readyMade(
  {
    id: 'matomo',
    category: 'analytics',
    name: 'Matomo',
    provider: 'Matomo',
    privacyUrl: 'https://matomo.org/privacy-policy/',
    retention: '13 month',
    forms: { id: /^\d{1,10}$/, url: /^(https?:\/\/|\/)\S+$/ },
    cookies: ['_pk_*', 'mtm_consent*', 'mtm_cookie_consent'],
    run: ({ id, url }: MatomoOptions) => {
      return {
        load(page) {
          // As the script's own: Matomo would go by a <base>.
          const base = new URL(url.replace(/\/?$/, '/'), location.href).href;
          say('requireConsent');
          say('setConsentGiven');
          const entered = landing()?.page_location;
          if (entered) say('setCustomUrl', entered);
          say('trackPageView');
          // Whatever is tracked from now on is of the address that the page has.
          if (entered) say('setCustomUrl', location.href);
          say('enableLinkTracking');
          say('setTrackerUrl', `${base}matomo.php`);
          say('setSiteId', `${id}`);
          return page.loadScript(`${base}matomo.js`);
        },
        enable(on) {
          say(on ? 'setConsentGiven' : 'forgetConsentGiven');
          if (!on) say('deleteCookies');
        },
      };
    },
  },
  {
    // And the host of `url`.
    hosts: ['cdn.matomo.cloud'],
    queue: '_paq',
    tags: ['matomo.cloud'],
    use: { id: 'the site id, digits only', url: 'the address of your Matomo' },
  },
);
