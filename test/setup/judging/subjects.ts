import { join } from 'node:path';
import { build } from 'esbuild';
import { assents } from '../../bench/pages/subjects/assent';
import { c15t } from '../../bench/pages/subjects/c15t';
import { PEERS, peerFile } from '../../bench/pages/subjects/peer-files';
import type { Controls, Files } from '../../bench/pages/subjects/subject';
import { vanilla } from '../../bench/pages/subjects/vanilla';
import { SERVICES, SITE, WORDS } from './texts';

/** One manager as its documents set it up, with the words of all. */
export interface Judged {
  readonly name: string;
  readonly head: string;
  readonly body?: string;
  readonly files: Files;
  readonly controls: Controls;
  /** What the page does where the visitor's browser is dark, if the manager does not see it by itself. */
  readonly dark?: string;
}

/** @param layout ours: vanilla-cookieconsent and c15t are cards in a corner by default */
export async function judged(layout: string): Promise<readonly Judged[]> {
  return [ours(layout), vanillas(), await c15ts()];
}

function ours(layout: string): Judged {
  const [assent] = assents;
  if (!assent?.controls) throw new Error('There is no Assent among the subjects of the bench.');
  const { files } = assent.make({ name: 'judged', gated: [] }, '') as { files: Files };
  const ids = 'data-google-analytics="G-XXXXXXX" data-meta-pixel="1234567890"';
  const policy = 'data-policy-url="/privacy" data-policy-version="2025-02"';
  const rest = `data-site="${SITE}" data-region="DE" data-ui-layout="${layout}"`;
  return {
    name: 'assent',
    head: `<script async src="/assent/assent.js" ${policy} ${rest} ${ids}></script>`,
    files,
    controls: assent.controls,
  };
}

function vanillas(): Judged {
  const service = ({ id, name }: { id: string; name: string }) => ({ services: { [id]: { label: name } } });
  const section = (name: 'necessary' | 'analytics' | 'marketing') => {
    const { title, text } = WORDS.categories[name];
    return { title, description: text, linkedCategory: name };
  };
  const en = {
    consentModal: {
      title: WORDS.title,
      description: WORDS.body,
      acceptAllBtn: WORDS.acceptAll,
      acceptNecessaryBtn: WORDS.rejectAll,
      showPreferencesBtn: WORDS.settings,
      footer: `<a href="/privacy">${WORDS.policy}</a>`,
    },
    preferencesModal: {
      title: WORDS.preferencesTitle,
      acceptAllBtn: WORDS.acceptAll,
      acceptNecessaryBtn: WORDS.rejectAll,
      savePreferencesBtn: WORDS.save,
      closeIconLabel: WORDS.close,
      serviceCounterLabel: 'Service|Services',
      sections: [
        { description: WORDS.preferencesBody },
        ...(['necessary', 'analytics', 'marketing'] as const).map(section),
      ],
    },
  };
  const config = {
    hideFromBots: false,
    categories: {
      necessary: { enabled: true, readOnly: true },
      analytics: service(SERVICES.analytics),
      marketing: service(SERVICES.marketing),
    },
    language: { default: 'en', translations: { en } },
  };
  return {
    name: 'vanilla-cookieconsent',
    head:
      '<link rel="stylesheet" href="/vanilla/cookieconsent.css"><script defer src="/vanilla/cookieconsent.umd.js"></script>' +
      `<script type="module">CookieConsent.run(${JSON.stringify(config)})</script>`,
    files: new Map(
      ['cookieconsent.css', 'cookieconsent.umd.js'].map((file) => [
        `/vanilla/${file}`,
        peerFile(`vanilla-cookieconsent/dist/${file}`),
      ]),
    ),
    controls: vanilla.controls as Controls,
    dark: 'cc--darkmode',
  };
}

async function c15ts(): Promise<Judged> {
  const { necessary, analytics, marketing } = WORDS.categories;
  const category = ({ title, text }: { title: string; text: string }) => ({ title, description: text });
  const en = {
    common: {
      acceptAll: WORDS.acceptAll,
      rejectAll: WORDS.rejectAll,
      customize: WORDS.settings,
      save: WORDS.save,
      close: WORDS.close,
    },
    cookieBanner: { title: WORDS.title, description: WORDS.body },
    consentManagerDialog: { title: WORDS.preferencesTitle, description: WORDS.preferencesBody },
    consentTypes: {
      necessary: category(necessary),
      measurement: category(analytics),
      marketing: category(marketing),
    },
    legalLinks: { privacyPolicy: WORDS.policy },
  };
  const options = {
    mode: 'offline',
    consentCategories: ['necessary', 'measurement', 'marketing'],
    overrides: { country: 'DE', language: 'en' },
    colorScheme: 'system',
    legalLinks: { privacyPolicy: { href: '/privacy' } },
    i18n: { locale: 'en', detectBrowserLanguage: false, messages: { en } },
  };
  // Its name is on its cards unless it is told otherwise, and the judgement is to be blind.
  const app = `
    import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
    import '@c15t/react/styles.css';
    import { createRoot } from 'react-dom/client';
    createRoot(document.getElementById('c15t')).render(
      <ConsentManagerProvider options={${JSON.stringify(options)}}>
        <ConsentBanner hideBranding legalLinks={['privacyPolicy']} />
        <ConsentDialog hideBranding legalLinks={['privacyPolicy']} />
      </ConsentManagerProvider>,
    );`;
  const { outputFiles } = await build({
    stdin: { contents: app, loader: 'jsx', resolveDir: join(PEERS) },
    ...{ bundle: true, minify: true, format: 'esm', write: false, outdir: '/', entryNames: 'app' },
    ...{ jsx: 'automatic', jsxImportSource: 'react', tsconfigRaw: '{}', logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const names = ['app.css', 'app.js'];
  return {
    name: 'c15t',
    head: '<link rel="stylesheet" href="/c15t/app.css"><script type="module" src="/c15t/app.js"></script>',
    body: '<div id="c15t"></div>',
    files: new Map(
      outputFiles.map(({ path, text }) => [
        `/c15t/${names.find((name) => path.endsWith(name.slice(3))) ?? path}`,
        text,
      ]),
    ),
    controls: c15t.controls as Controls,
  };
}
