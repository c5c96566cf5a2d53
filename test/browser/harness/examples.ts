import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { svelte } from '../../walk/ways/svelte';
import { assentTag } from './html';
import type { Handler } from './proxy';
import { PATHS } from './route-changes';

/** An application of `demo/examples`, built from the files that lie there, on the package as it was built. */
export interface Example {
  readonly name: string;
  readonly pages: () => Promise<Pages>;
}
export type Pages = Readonly<Record<string, string | Handler>>;

/** What the server's half of an app exports. */
interface Rendering {
  renderHeader(): string | Promise<string>;
  renderPages(path: string): string | Promise<string>;
  /** React's alone. */
  streamPages?(path: string, response: Writable): void;
}

const SHARED: BuildOptions = {
  ...{ bundle: true, format: 'esm', target: 'es2022', logLevel: 'error', jsx: 'automatic', tsconfigRaw: '{}' },
  // The examples lie in the package's own folder, which says that no file of it has side effects. An app says no such thing.
  ignoreAnnotations: true,
  // In development frameworks say what does not fit while they take over the server's page.
  define: {
    'process.env.NODE_ENV': '"development"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
};

/** The browser's half: its files, by the address that they get. */
export async function clientOf(entry: string, more: BuildOptions = {}): Promise<Pages> {
  const { outputFiles = [] } = await build({
    ...{ entryPoints: [entry], outdir: '/app', splitting: true, write: false, conditions: ['browser', 'svelte'] },
    ...SHARED,
    ...more,
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path, text]));
}

/** The server's half, as a module of Node with the packages beside it. */
async function serverOf(entry: string, more: BuildOptions = {}): Promise<Rendering> {
  const outfile = resolve(`test/results/examples/${entry.replace(/\W+/g, '-')}.mjs`);
  await build({
    ...{ entryPoints: [entry], outfile, platform: 'node', packages: 'external' },
    ...SHARED,
    ...more,
  });
  return import(/* @vite-ignore */ `${pathToFileURL(outfile)}`);
}

/** A page of an app with two islands, each in an element of its own. */
export const islands = (header: string, pages: string, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Klouttrack</title>${head}
<script type="module" src="/app/client.js"></script></head>
<body><div id="header">${header}</div><div id="pages">${pages}</div></body></html>`;

const answer = (text: string) => new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });

/** An app that is drawn on the server first. */
async function rendered(client: Pages, { renderHeader, renderPages }: Rendering): Promise<Pages> {
  const page = async (path: string) => answer(islands(await renderHeader(), await renderPages(path)));
  return { ...Object.fromEntries(PATHS.map((path) => [path, () => page(path)])), ...client };
}

/** Pages of a server's. */
async function written(stack: string, files: Pages): Promise<Pages> {
  const { pageOf } = (await import(
    /* @vite-ignore */ `${pathToFileURL(resolve(`demo/examples/${stack}/page.mjs`))}`
  )) as {
    pageOf(path: string): string;
  };
  return { ...Object.fromEntries(PATHS.map((path) => [path, pageOf(path)])), ...files };
}

const at = (file: string) => `demo/examples/${file}`;
const textOf = (file: string) => readFile(file, 'utf8');

/** In islands, which are drawn by a framework. */
export const APPS: readonly Example[] = [
  {
    name: 'react',
    pages: async () => rendered(await clientOf(at('react/client.jsx')), await serverOf(at('react/server.jsx'))),
  },
  {
    name: 'vue',
    pages: async () =>
      // Its templates are compiled in the browser here, which a build would do.
      rendered(
        await clientOf(at('vue/client.js'), { alias: { vue: 'vue/dist/vue.esm-bundler.js' } }),
        await serverOf(at('vue/server.js')),
      ),
  },
  {
    name: 'svelte',
    pages: async () =>
      rendered(
        await clientOf(at('svelte/client.js'), { plugins: await svelte('client') }),
        await serverOf(at('svelte/server.js'), { plugins: await svelte('server') }),
      ),
  },
];

/** React's again, where a script tag starts Assent in place of the app, and the server streams its pages. */
export const REACT_BY_TAG: Example = {
  name: 'react, by a tag',
  async pages() {
    const client = await clientOf(at('react/client.jsx'), { plugins: [without('./consent.js')] });
    const { renderHeader, streamPages } = await serverOf(at('react/server.jsx'));
    const page = async (path: string) => {
      const stream = new PassThrough();
      streamPages?.(path, stream);
      return answer(islands(await renderHeader(), await text(stream), assentTag()));
    };
    return { ...Object.fromEntries(PATHS.map((path) => [path, () => page(path)])), ...client };
  },
};

/** Leaves a module out. */
const without = (module: string): Plugin => ({
  name: 'without',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path }) => (path === module ? { path, namespace: 'none' } : undefined));
    onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: '' }));
  },
});

/** Drawn in the browser alone. */
export const SIGNALS: Example = {
  name: 'signals',
  async pages() {
    const page = islands('', '');
    return { ...Object.fromEntries(PATHS.map((path) => [path, page])), ...(await clientOf(at('signals/client.jsx'))) };
  },
};

/** Pages of a server's, and how a visitor gets from one to another. */
export const SITES: readonly Example[] = [
  { name: 'turbo', pages: async () => written('turbo', await clientOf(at('turbo/client.js'))) },
  {
    name: 'htmx',
    pages: async () => written('htmx', { '/htmx.js': await textOf('node_modules/htmx.org/dist/htmx.min.js') }),
  },
];

export const WEB_COMPONENT: Example = {
  name: 'web-component',
  async pages() {
    return written('web-component', { '/app/when-granted.js': await textOf(at('web-component/when-granted.js')) });
  },
};
