import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { build, transform } from 'esbuild';

const TARGET = ['es2022', 'chrome123', 'firefox120', 'safari17.5'];
const ENTRY = 'src/admin/page.tsx';
/** The tokens of the interface, and what the page makes of them. */
const STYLES = ['styles/tokens.css', 'styles/admin.css'];

/**
 * Puts the admin's page, built, into the module that the endpoint reads it from: as text, since the endpoint has no file
 * system everywhere. For rollup, and for the tests.
 */
export const adminFiles = () => ({
  name: 'admin-files',
  async load(id: string) {
    if (!id.endsWith('/src/admin/files.ts')) return null;
    made ??= make();
    return { code: await made, map: null };
  },
});

let made: Promise<string> | undefined;

async function make(): Promise<string> {
  const [script, styles] = await Promise.all([buildScript(), buildStyles()]);
  return `export const script = ${literal(script)};\nexport const styles = ${literal(styles)};\n`;
}

function literal(text: string): string {
  return JSON.stringify({ text, digest: createHash('sha256').update(text).digest('base64url') });
}

/** ASCII only, as all that pages load. */
async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'ascii',
    legalComments: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [{ name: 'css', setup: (it) => it.onLoad({ filter: /\.css$/ }, loadCss) }],
  });
  return outputFiles[0]?.text ?? '';
}

async function loadCss({ path }: { path: string }) {
  return { contents: await smaller(await readFile(path, 'utf8')), loader: 'text' as const };
}

async function buildStyles(): Promise<string> {
  const parts = await Promise.all(STYLES.map((file) => readFile(file, 'utf8')));
  return smaller(parts.join('\n'));
}

async function smaller(css: string): Promise<string> {
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'ascii', target: TARGET });
  return code.trim();
}
