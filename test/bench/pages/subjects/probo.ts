import { peerFile } from './peer-files';
import type { Subject } from './subject';

const ID = 'bench';
const API = '/probo/api/';

/** What Probo's server answers, in the shape that `dist/types.d.ts` of the package has. */
const CONFIG = {
  banner_id: ID,
  version: 1,
  language: 'en',
  default_language: 'en',
  privacy_policy_url: '/privacy',
  cookie_policy_url: '/privacy',
  consent_expiry_days: 182,
  consent_mode: 'OPT_IN',
  regulation: 'GDPR',
  layout: {
    presentation: 'OPT_IN',
    initial_state: 'banner',
    reopen_state: 'panel',
    default_non_necessary_granted: false,
    buttons: { accept_all: true, reject_all: true, customize: true, save: true },
    settings_link: 'default',
  },
  show_branding: false,
  resource_reporting_enabled: false,
  categories: [
    category('Necessary', 'NECESSARY', 'Always on.'),
    category('Analytics', 'NORMAL', 'How visitors use the site.'),
    category('Marketing', 'NORMAL', 'What visitors are interested in.'),
  ],
  texts: {
    banner_title: 'We use cookies',
    banner_description: 'We use cookies for analytics and marketing, if you agree.',
    button_accept_all: 'Accept all',
    button_reject_all: 'Reject all',
    button_customize: 'Customize',
    button_save: 'Save',
    panel_title: 'Preferences',
    panel_description: 'Choose what may run.',
    privacy_policy_link_text: 'Privacy policy',
    cookie_policy_link_text: 'Cookie policy',
    aria_close: 'Close',
  },
};

function category(name: string, kind: string, description: string): object {
  return {
    ...{ name, slug: name.toLowerCase(), description, kind },
    ...{ cookies: [], gcm_consent_types: [], posthog_consent: false },
  };
}

const ROOT = 'probo-cookie-banner >>> ';

export const probo: Subject = {
  name: 'probo',
  version: '@probo/cookie-banner',
  text:
    '`cookie-banner.iife.js`, deferred. It asks its server for a config, which the bench answers with a fixed one, without ' +
    "the server's own delay.",
  controls: {
    banner: `${ROOT}probo-banner .card`,
    accept: `${ROOT}probo-banner probo-accept-button button`,
    reject: `${ROOT}probo-banner probo-reject-button button`,
    open: `${ROOT}probo-banner probo-customize-button button`,
    dialog: `${ROOT}probo-preference-panel .card`,
    save: `${ROOT}probo-preference-panel probo-save-button button`,
  },
  make: ({ gated }, origin) => ({
    head:
      '<script defer src="/probo/cookie-banner.iife.js" ' +
      `data-banner-id="${ID}" data-base-url="${origin}${API}" data-gcm-enabled="false"></script>`,
    body: '<probo-settings-link>Cookie settings</probo-settings-link>',
    gated: gated
      .map(({ category, code, src }) => {
        const tag = `script type="text/plain" data-cookie-consent="${category}"`;
        return src ? `<${tag} data-src="${src}"></script>` : `<${tag}>${code}</script>`;
      })
      .join('\n'),
    files: new Map([
      ['/probo/cookie-banner.iife.js', peerFile('@probo/cookie-banner/dist/cookie-banner.iife.js')],
      [`${API}${ID}/config`, JSON.stringify(CONFIG)],
    ]),
  }),
};
