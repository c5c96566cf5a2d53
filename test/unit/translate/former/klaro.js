// As the annotated configuration of Klaro's documents has it.
var klaroConfig = {
  version: 1,
  elementID: 'klaro',
  styling: { theme: ['light', 'top', 'wide'] },
  storageMethod: 'cookie',
  cookieName: 'klaro_shop',
  cookieExpiresAfterDays: 365,
  cookieDomain: '.klouttrack.com',
  privacyPolicy: { default: '/privacy', de: '/datenschutz' },
  default: false,
  mustConsent: false,
  acceptAll: true,
  hideDeclineAll: false,
  lang: 'de',
  translations: { de: { purposes: { analytics: 'Besucherstatistik' } } },
  services: [
    {
      name: 'matomo',
      default: true,
      title: 'Matomo',
      purposes: ['analytics'],
      cookies: [/^_pk_.*$/, [/^piwik.*$/, '/', 'klouttrack.com']],
    },
    { name: 'videos', title: 'YouTube', purposes: ['marketing'] },
    {
      name: 'mouseflow',
      title: 'Mouseflow',
      purposes: ['analytics'],
      cookies: [/^mf_.*$/, 'mf_user', /(a|b)c/],
      callback: (consent) => {
        track(consent);
      },
    },
    { name: 'intercom-like', title: 'Chat', purposes: ['livechat'] },
    { name: 'cloudflare', title: 'Cloudflare', purposes: ['security'], required: true },
    makeService('late'),
  ],
};
