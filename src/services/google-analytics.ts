import type { ReadyMadeFacts } from './facts';
import { ANALYTICS_COOKIES, disableAnalytics, googleConsent, googleDefaults, gtag, loadGoogleTag } from './google';
import type { ReadyMade } from './service';

export interface GoogleAnalyticsOptions {
  /** Measurement id, `G-XXXXXXX`. */
  readonly id: string;
}

export const facts: ReadyMadeFacts = {
  id: 'google-analytics',
  category: 'analytics',
  name: 'Google Analytics',
  provider: 'Google',
  privacyUrl: 'https://policies.google.com/privacy',
  options: { id: { form: /^G-[A-Z0-9]+$/, use: 'the measurement id, such as G-XXXXXXX' } },
  hosts: ['www.googletagmanager.com', '*.google-analytics.com', '*.analytics.google.com'],
  cookies: ANALYTICS_COOKIES,
};

/** Google Analytics 4 by the Google tag, in basic consent mode ("Set up consent mode on websites", Google). */
export const run: ReadyMade = [
  'analytics',
  ({ id }: GoogleAnalyticsOptions) =>
    /^G-\w/.test(id) && {
      prepare: googleDefaults,
      consent: googleConsent,
      load(page) {
        gtag('js', new Date());
        gtag('config', id);
        return loadGoogleTag(page, id);
      },
      enable: (on) => disableAnalytics(id, !on),
    },
];
