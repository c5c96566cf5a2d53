import { peerFile } from './peer-files';
import type { Subject } from './subject';

const CONFIG = {
  version: 1,
  elementID: 'klaro',
  storageMethod: 'cookie',
  cookieName: 'klaro',
  lang: 'en',
  acceptAll: true,
  translations: {
    zz: { privacyPolicyUrl: '/privacy' },
    en: { purposes: { analytics: { title: 'Analytics' }, marketing: { title: 'Marketing' } } },
  },
  services: [
    { name: 'analytics', title: 'Analytics', purposes: ['analytics'] },
    { name: 'marketing', title: 'Marketing', purposes: ['marketing'] },
  ],
};

export const klaro: Subject = {
  name: 'klaro',
  version: 'klaro',
  cookie: CONFIG.cookieName,
  text: '`klaro.js`, deferred, with the config inline. Styles and translations are in the file.',
  controls: {
    banner: '#klaro .cookie-notice',
    accept: '#klaro .cookie-notice .cm-btn-success',
    reject: '#klaro .cookie-notice .cn-decline',
    open: '#klaro .cookie-notice .cn-learn-more',
    dialog: '#klaro .cookie-modal .cm-modal',
    save: '#klaro .cookie-modal .cm-btn-accept',
  },
  make: ({ gated }) => ({
    head: `<script>var klaroConfig = ${JSON.stringify(CONFIG)}</script>\n<script defer src="/klaro/klaro.js"></script>`,
    body: '',
    gated: gated
      .map(({ category, code, src }) => {
        const tag = `script type="text/plain" data-type="application/javascript" data-name="${category}"`;
        return src ? `<${tag} data-src="${src}"></script>` : `<${tag}>${code}</script>`;
      })
      .join('\n'),
    files: new Map([['/klaro/klaro.js', peerFile('klaro/dist/klaro.js')]]),
  }),
};
