import { type GoogleTagOptions, googleActs } from '../helpers/google';
import { GOOGLE_FORMS, GOOGLE_USE } from '../helpers/google-options';
import { readyMade } from '../ready-made';

/**
 * Google Tag Manager: whatever tags it holds, so by default it is as strict as the strictest. What it has started cannot be
 * stopped, so a withdrawal reloads. Its `noscript` frame is left out: it would run without JavaScript, and so without an
 * answer.
 */
export default readyMade(
  {
    id: 'google-tag-manager',
    category: 'marketing',
    name: 'Google Tag Manager',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    forms: { ...GOOGLE_FORMS, id: /^GTM-[A-Z0-9]+$/ },
    saleOrShare: true,
    run: ({ id, ...options }: GoogleTagOptions) =>
      googleActs(options, {
        load(page) {
          (window as { dataLayer?: unknown[] }).dataLayer?.push({ 'gtm.start': Date.now(), event: 'gtm.js' });
          return page.loadScript(`https://www.googletagmanager.com/gtm.js?id=${id}&l=dataLayer`);
        },
        reloads: true,
      }),
  },
  {
    hosts: ['www.googletagmanager.com'],
    queue: 'dataLayer',
    // A Google tag by another id than those of Analytics and Ads may be anything.
    tags: ['googletagmanager.com/gtm.js', 'googletagmanager.com/ns.html', 'googletagmanager.com/gtag/js'],
    use: { ...GOOGLE_USE, id: 'the container id, such as GTM-XXXXXXX' },
  },
);
