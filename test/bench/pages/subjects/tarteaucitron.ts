import { peerFile } from './peer-files';
import type { Subject } from './subject';

const NAME = 'tarteaucitronjs';

/** What is on by default and loads or asks for more is off. */
const SETTINGS = {
  privacyUrl: '/privacy',
  hashtag: '#tarteaucitron',
  cookieName: 'tarteaucitron',
  orientation: 'bottom',
  showIcon: true,
  googleConsentMode: false,
  bingConsentMode: false,
  pianoConsentMode: false,
};

/**
 * It knows services and no script tags: each category is a service of the site's own, which starts what is marked with it.
 * Its own have names such as `analytics`.
 */
const SERVICES = `for (const [name, type] of [['analytics', 'analytic'], ['marketing', 'ads']]) {
  const key = 'site' + name;
  tarteaucitron.services[key] = { key, type, name, needConsent: true, cookies: [], uri: '/privacy', js() {
    for (const old of document.querySelectorAll('script[type="text/plain"][data-category="' + name + '"]')) {
      const script = document.createElement('script');
      if (old.dataset.src) script.src = old.dataset.src;
      else script.text = old.text;
      script.async = false;
      script.nonce = old.nonce;
      old.replaceWith(script);
    }
  } };
  (tarteaucitron.job = tarteaucitron.job || []).push(key);
}`;

export const tarteaucitron: Subject = {
  name: 'tarteaucitron',
  version: NAME,
  cookie: SETTINGS.cookieName,
  text:
    'The minified files, deferred, with the settings inline. It does not gate script tags: a custom service for each ' +
    'category starts what is marked, so its figures for many scripts are partly those of that loop.',
  controls: {
    banner: '#tarteaucitronAlertBig',
    accept: '#tarteaucitronPersonalize2',
    reject: '#tarteaucitronAllDenied2',
    open: '#tarteaucitronCloseAlert',
    dialog: '#tarteaucitron',
    save: '#tarteaucitronSaveButton',
  },
  make: ({ gated }) => ({
    head:
      '<script defer src="/tarteaucitron/tarteaucitron.min.js"></script>\n' +
      `<script type="module">tarteaucitron.init(${JSON.stringify(SETTINGS)});\n${SERVICES}</script>`,
    body: '',
    gated: gated
      .map(({ category, code, src }) => {
        const tag = `script type="text/plain" data-category="${category}"`;
        return src ? `<${tag} data-src="${src}"></script>` : `<${tag}>${code}</script>`;
      })
      .join('\n'),
    files: new Map(
      [
        'tarteaucitron.min.js',
        'tarteaucitron.services.min.js',
        'lang/tarteaucitron.en.min.js',
        'css/tarteaucitron.min.css',
      ].map((file) => [`/tarteaucitron/${file}`, peerFile(`${NAME}/${file}`)]),
    ),
  }),
};
