import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const TARGET = ['es2022', 'chrome123', 'firefox120', 'safari17.5'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = 'src/admin/page.tsx';
/** The tokens of the interface, and what the page makes of them. */
const STYLES = ['styles/tokens.css', 'styles/admin.css'];

/**
 * Puts the admin's page, built, into the module that the endpoint reads it from: as text, since the endpoint has no file
 * system everywhere. For rollup and for vitest.
 */
export const adminFiles = () => ({
  name: 'admin-files',
  async load(id) {
    if (!id.endsWith('/src/admin/files.ts')) return null;
    return { code: await module(), map: null };
  },
});

/** The same for esbuild, which some tests bundle the endpoint with. */
export const adminFilesForEsbuild = () => ({
  name: 'admin-files',
  setup(it) {
    it.onLoad({ filter: /[\\/]src[\\/]admin[\\/]files\.ts$/ }, async () => ({
      contents: await module(),
      loader: 'js',
    }));
  },
});

/** Files that are in the script of the page, once it is made. */
export const bundledInAdmin = new Set();

let made;

/** Built once for all that ask. */
function module() {
  made ??= make();
  return made;
}

async function make() {
  const [script, styles] = await Promise.all([buildScript(), buildStyles()]);
  return `export const script = ${literal(script)};\nexport const styles = ${literal(styles)};\n`;
}

function literal(text) {
  return JSON.stringify({ text, digest: createHash('sha256').update(text).digest('base64url') });
}

/** ASCII only, as all that pages load. */
async function buildScript() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'ascii',
    legalComments: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [{ name: 'css', setup: (it) => it.onLoad({ filter: /\.css$/ }, loadCss) }],
  });
  for (const file of Object.keys(metafile.inputs)) bundledInAdmin.add(file);
  return outputFiles[0]?.text ?? '';
}

async function loadCss({ path }) {
  return { contents: await smaller(await readFile(path, 'utf8')), loader: 'text' };
}

async function buildStyles() {
  const parts = await Promise.all(STYLES.map((file) => readFile(join(ROOT, file), 'utf8')));
  return smaller(parts.join('\n'));
}

async function smaller(css) {
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'ascii', target: TARGET });
  return code.trim();
}
