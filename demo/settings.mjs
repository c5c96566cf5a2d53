/** What Klouttrack tells Assent, the way any site would: attributes on one tag, and JSON for what is no plain value. */

export const POLICY_VERSION = '2025-02';

/** Regions to try the demo as, one for each row of the law's table. Without one, the page asks the endpoint (`auto`). */
export const REGIONS = [
  ...['OM', 'AE', 'DE', 'GB', 'CH', 'TR', 'US-CA', 'US-CO', 'US-FL', 'CA-QC', 'CA-ON', 'BR'],
  ...['JP', 'KR', 'CN', 'IN', 'ZA', 'NZ'],
];

/** The ids are made up: the vendors' scripts load after a yes, and nobody receives anything. */
export const TAG_SETTINGS = {
  'data-endpoint': '/assent',
  'data-google-analytics': 'G-KLOUT00001',
  'data-meta-pixel': '1234567890',
};

export const JSON_SETTINGS = {
  site: 'Klouttrack',
  services: {
    'firebase-analytics': {
      config: {
        apiKey: 'AIzaSyD-demo-key-of-klouttrack-00000000',
        projectId: 'klouttrack-demo',
        appId: '1:100000000001:web:0123456789abcdef',
        measurementId: 'G-KLOUTFB001',
      },
    },
    youtube: {},
    instagram: {},
    tiktok: {},
    stripe: {},
    paypal: {},
  },
};
