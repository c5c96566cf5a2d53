import 'https://cdn.jsdelivr.net/gh/orestbida/cookieconsent@3.1.0/dist/cookieconsent.umd.js';

const days = 182;

CookieConsent.run({
  revision: 2,
  cookie: { name: 'cc_cookie', domain: location.hostname, path: '/', expiresAfterDays: days },
  guiOptions: { consentModal: { layout: 'cloud inline', position: 'bottom center' } },
  onConsent: ({ cookie }) => console.log(cookie),
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: {
      autoClear: { cookies: [{ name: /^_ga/ }, { name: '_gid' }] },
      services: {
        ga: { label: 'Google Analytics', onAccept: () => {}, onReject: () => {} },
        counter: { label: 'Counter', cookies: [{ name: /^ct_/ }] },
      },
    },
    ads: {},
    social: {},
  },
  language: { default: 'en', translations: { en: '/en.json' } },
});
