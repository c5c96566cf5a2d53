import { type GoogleTagOptions, googleActs, startTag } from '../helpers/google';
import { GOOGLE_FORMS, GOOGLE_USE } from '../helpers/google-options';
import { readyMade } from '../ready-made';

/**
 * Google Ads, Floodlight included, by the Google tag. Its kill flag is documented for Analytics alone, and a denied tag goes
 * on with pings, so a withdrawal reloads. Cookies: "How Google Ads uses cookies"; `_gcl_ls` as found in browsers.
 */
export default readyMade(
  {
    id: 'google-ads',
    category: 'marketing',
    name: 'Google Ads',
    provider: 'Google',
    privacyUrl: 'https://policies.google.com/privacy',
    retention: '13 month',
    forms: { ...GOOGLE_FORMS, id: /^(AW|DC)-[A-Z0-9]+$/ },
    cookies: ['_gcl_*', '_gac_*', 'FPGCL*', '__gads', '__gpi*'],
    storage: ['_gcl_*'],
    thirdParty: ['doubleclick.net', 'google.com'],
    saleOrShare: true,
    run: ({ id, ...options }: GoogleTagOptions) =>
      googleActs(options, { load: (page) => startTag(page, id), reloads: true }),
  },
  {
    hosts: [
      'www.googletagmanager.com',
      'www.googleadservices.com',
      '*.doubleclick.net',
      'pagead2.googlesyndication.com',
      'www.google.com',
      'google.com',
    ],
    queue: 'dataLayer',
    tags: [
      'googletagmanager.com/gtag/js?id=AW-',
      'googletagmanager.com/gtag/js?l=dataLayer&id=AW-',
      'googletagmanager.com/gtag/js?id=DC-',
      'googleadservices.com',
      'doubleclick.net',
      'googlesyndication.com',
      'google.com/pagead',
      'google.com/ads',
    ],
    use: { ...GOOGLE_USE, id: 'the conversion id, such as AW-123456789' },
  },
);
