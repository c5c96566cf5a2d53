import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { assentConfig, assentTag } from '../browser/harness/html';
import type { Handler } from '../browser/harness/proxy';
import { itemHtml, partHtml, partsOf, ROUTES } from './items';

/** One of the ways in which pages live: what a site answers, with the library in it. */
export interface Way {
  readonly name: string;
  pages(): Promise<Readonly<Record<string, string | Handler>>>;
}

interface Look {
  /** Into `<head>`, behind Assent's tag. */
  readonly head?: string;
  /** How Assent's tag is loaded. */
  readonly loading?: string;
  /** Of the body, from its heading and its items. */
  readonly body?: (path: string, items: readonly string[]) => string;
  /** A class for what is marked. */
  readonly loader?: string;
  /** Code of the page, of a file of `pages/`, and what else it is made of. */
  readonly code: string;
  readonly plugins?: () => Promise<Plugin[]>;
  /** Files of packages, by the address that they get. */
  readonly files?: Readonly<Record<string, string>>;
  /** Rendered by the page itself: the server's pages are empty. */
  readonly isApp?: boolean;
}

const ASSENT = {
  'data-policy-url': '/privacy',
  'data-policy-version': '2025-02',
  'data-region': 'DE',
  'data-google-analytics': 'G-XXXXXXX',
};
const NAVIGATION = Object.keys(ROUTES)
  .map((path) => `<a href="${path}" hx-boost="true">${path}</a>`)
  .join(' ');

/** A way whose pages are written by a server, or by the page's own code where `isApp`. */
export function makeWay(name: string, look: Look): Way {
  let served = 0;
  const page = (path: string) => {
    // Each answer of the server has elements of its own names.
    const serial = ++served;
    const items = (ROUTES[path] ?? []).map((kind, at) => itemHtml(`s${serial}${kind}${at}`, kind, look.loader));
    const body = look.isApp ? '<div id="root"></div>' : (look.body ?? plainBody)(path, items);
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${path}</title>
      ${assentConfig({ services: { youtube: {} } })}${assentTag(ASSENT, look.loading)}${look.head ?? ''}
      <script src="/code.js" defer></script>
      ${look.isApp ? '' : HEAD_SCRIPT}</head><body>${body}</body></html>`;
  };
  return {
    name,
    async pages() {
      const files = Object.entries(look.files ?? {}).map(([address, file]) => [address, fileHandler(file)]);
      return {
        ...Object.fromEntries(Object.keys(ROUTES).map((path) => [path, () => htmlResponse(page(path))])),
        '/item': (request) => {
          const { searchParams } = new URL(request.url);
          const kind = searchParams.get('kind') === 'full' ? 'full' : 'quiet';
          return htmlResponse(itemHtml(searchParams.get('name') ?? '', kind, look.loader));
        },
        '/code.js': await codeOf(look.code, look.plugins),
        ...Object.fromEntries(files),
      };
    },
  };
}

/** A marked script of the head, the same on every page. */
const HEAD_SCRIPT = partHtml(partsOf('head', 'quiet')[0] as ReturnType<typeof partsOf>[number]);

const plainBody = (path: string, items: readonly string[]) =>
  `<nav>${NAVIGATION}</nav><main><h1>${path}</h1>${items.join('')}</main><div id="list"></div>`;

const htmlResponse = (text: string) =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } });

function fileHandler(path: string): Handler {
  const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
  return async () => {
    const { readFile } = await import('node:fs/promises');
    return new Response(await readFile(path), { headers: { 'content-type': `${type}; charset=utf-8` } });
  };
}

const bundled = new Map<string, Promise<string>>();

/** Bundled once for each run. */
function codeOf(file: string, plugins: Look['plugins']): Promise<string> {
  const code = bundled.get(file) ?? bundle(file, plugins);
  bundled.set(file, code);
  return code;
}

async function bundle(file: string, plugins: Look['plugins']): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve('test/walk/pages', file)],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'error' },
    conditions: ['browser', 'svelte'],
    // Strict mode is strict in development alone.
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    plugins: (await plugins?.()) ?? [],
  });
  return outputFiles[0]?.text ?? '';
}
