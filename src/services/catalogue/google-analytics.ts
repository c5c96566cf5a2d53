import { ANALYTICS_COOKIES, disableAnalytics, type GoogleTagOptions, googleActs, startTag } from '../helpers/google';
import { GOOGLE_FORMS, GOOGLE_USE } from '../helpers/google-options';
import { readyMade } from '../ready-made';

/** Google Analytics 4 by the Google tag, in basic consent mode ("Set up consent mode on websites", Google). */
export default readyMade(
  {
    id: 'google-analytics',
    category: 'analytics',
    name: 'Google Analytics',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    retention: '2 year',
    forms: { ...GOOGLE_FORMS, id: /^G-[A-Z0-9]+$/ },
    cookies: ANALYTICS_COOKIES,
    run: ({ id, ...options }: GoogleTagOptions) =>
      googleActs(options, {
        load: (page) => startTag(page, id),
        enable: (on) => disableAnalytics(id, !on),
        // Without its id there is no flag to set.
        reloads: !id,
      }),
  },
  {
    hosts: ['www.googletagmanager.com', '*.google-analytics.com', '*.analytics.google.com'],
    queue: 'dataLayer',
    tags: [
      'googletagmanager.com/gtag/js?id=G-',
      'googletagmanager.com/gtag/js?l=dataLayer&id=G-',
      'google-analytics.com',
      'analytics.google.com',
    ],
    use: { ...GOOGLE_USE, id: 'the measurement id, such as G-XXXXXXX' },
  },
);
