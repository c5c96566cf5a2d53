import { peerFile } from './peer-files';
import type { Subject } from './subject';

const NAME = 'vanilla-cookieconsent';

const CONFIG = {
  // Chromium says that it is driven by a program, which is taken for a bot.
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {}, marketing: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'We use cookies',
          description: 'We use cookies for analytics and marketing, if you agree.',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          showPreferencesBtn: 'Manage preferences',
          footer: '<a href="/privacy">Privacy policy</a>',
        },
        preferencesModal: {
          title: 'Manage preferences',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          savePreferencesBtn: 'Save preferences',
          closeIconLabel: 'Close',
          sections: [
            { title: 'Necessary', description: 'Always on.', linkedCategory: 'necessary' },
            { title: 'Analytics', description: 'How visitors use the site.', linkedCategory: 'analytics' },
            { title: 'Marketing', description: 'What visitors are interested in.', linkedCategory: 'marketing' },
          ],
        },
      },
    },
  },
};

export const vanilla: Subject = {
  name: 'vanilla',
  version: NAME,
  cookie: 'cc_cookie',
  text:
    '`cookieconsent.umd.js`, deferred, beside its style sheet, with the config inline: its documented form, a module that ' +
    'imports the library, is one round trip slower.',
  controls: {
    banner: '#cc-main .cm',
    accept: '#cc-main .cm [data-role=all]',
    reject: '#cc-main .cm [data-role=necessary]',
    open: '#cc-main .cm [data-role=show]',
    dialog: '#cc-main .pm',
    save: '#cc-main .pm [data-role=save]',
  },
  make: ({ gated }) => ({
    head:
      '<link rel="stylesheet" href="/vanilla/cookieconsent.css">\n' +
      '<script defer src="/vanilla/cookieconsent.umd.js"></script>\n' +
      `<script type="module">CookieConsent.run(${JSON.stringify(CONFIG)})</script>`,
    body: '',
    gated: gated
      .map(({ category, code, src }) => {
        const tag = `script type="text/plain" data-category="${category}"`;
        return src ? `<${tag} data-src="${src}"></script>` : `<${tag}>${code}</script>`;
      })
      .join('\n'),
    files: new Map(
      ['cookieconsent.css', 'cookieconsent.umd.js'].map((file) => [
        `/vanilla/${file}`,
        peerFile(`${NAME}/dist/${file}`),
      ]),
    ),
  }),
};
