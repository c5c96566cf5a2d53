import { join } from 'node:path';
import { build } from 'esbuild';
import { PEERS } from './peer-files';
import type { Files, Subject } from './subject';

let bundled: Promise<Files> | undefined;

export const c15t: Subject = {
  name: 'c15t',
  version: '@c15t/react',
  text:
    'A React 19 application that has nothing in it but the provider, the banner and the dialog, bundled and minified by ' +
    'esbuild, in its offline mode (no requests of its own). It takes gated scripts as a list, and not as tags.',
  controls: {
    banner: '[data-testid=consent-banner-card]',
    accept: '[data-testid=consent-banner-accept-button]',
    reject: '[data-testid=consent-banner-reject-button]',
    open: '[data-testid=consent-banner-customize-button]',
    dialog: '[data-testid=consent-dialog-card]',
    save: '[data-testid=consent-widget-footer-save-button]',
  },
  async make({ gated }) {
    const category = { analytics: 'measurement', marketing: 'marketing' };
    const scripts = gated.map((it) => ({
      id: `script-${it.id}`,
      category: category[it.category],
      ...(it.src ? { src: it.src } : { textContent: it.code }),
    }));
    bundled ??= bundle();
    return {
      head: '<link rel="stylesheet" href="/c15t/app.css">\n<script type="module" src="/c15t/app.js"></script>',
      body: '<div id="c15t"></div>',
      gated: `<script>window.consentScripts = ${JSON.stringify(scripts)}</script>`,
      files: await bundled,
    };
  },
};

async function bundle(): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [join(PEERS, 'c15t-app.jsx')],
    ...{ bundle: true, minify: true, format: 'esm', write: false, outdir: '/', entryNames: 'app' },
    ...{ jsx: 'automatic', jsxImportSource: 'react', tsconfigRaw: '{}', logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(outputFiles.map(({ path, text }) => [`/c15t${path}`, text]));
}
