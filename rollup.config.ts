import { readdirSync, readFileSync, rmSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import { minify as minifySwc } from '@swc/core';
import { transform } from 'esbuild';
import type { Plugin, RollupOptions } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

/** `import css from './x.css'` is the minified text: styles are adopted by script, since a strict policy allows no others. */
const css = (): Plugin => ({
  name: 'css',
  async transform(code, id) {
    if (!id.endsWith('.css')) return null;
    const { code: text } = await transform(code, {
      loader: 'css',
      minify: true,
      charset: 'ascii',
      target: 'chrome111',
    });
    return { code: `export default ${JSON.stringify(text.trim())}`, map: null };
  },
});

/** ASCII only, so that a page in a legacy charset reads it as it is. */
const minify = (module: boolean): Plugin => ({
  name: 'minify',
  async renderChunk(code) {
    const { code: small } = await minifySwc(code, {
      module,
      sourceMap: false,
      compress: { passes: 3, ecma: 2022, pure_getters: true, keep_fargs: false },
      mangle: true,
      format: { asciiOnly: true, ecma: 2022, comments: false },
    });
    return { code: small, map: null };
  },
});

const compile = () => [
  resolve({ extensions: ['.ts', '.tsx', '.mjs', '.js'] }),
  css(),
  esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' }),
];

const fresh = (folder: string): Plugin => ({
  name: 'fresh',
  buildStart: () => rmSync(folder, { recursive: true, force: true }),
});

const locales = readdirSync('src/locales')
  .map((file) => file.replace('.ts', ''))
  .filter((name) => /^[a-z]{2}(-\w+)?$/.test(name));

/** `dist/assent.schema.json`, from the tables that the reader uses. */
const schema: RollupOptions = {
  input: 'src/config/schema.ts',
  output: { file: 'dist/assent.schema.json', format: 'es' },
  plugins: [
    ...compile(),
    {
      name: 'schema',
      async renderChunk(code) {
        const { configSchema } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
        return { code: `${JSON.stringify(configSchema(), null, 2)}\n`, map: null };
      },
    },
  ],
};

/** What every page loads. */
const script: RollupOptions = {
  input: 'src/script.ts',
  output: { file: 'dist/assent.js', format: 'iife', plugins: [minify(false)] },
  plugins: compile(),
};

/** What it loads on demand, from the folder beside it. */
const parts: RollupOptions = {
  preserveEntrySignatures: 'allow-extension',
  input: {
    embeds: 'src/desk/placeholders.ts',
    office: 'src/office/office.ts',
    desk: 'src/desk/desk.ts',
    check: 'src/config/check.ts',
    sweep: 'src/gate/sweep.ts',
  },
  output: {
    dir: 'dist/parts',
    format: 'es',
    chunkFileNames: '[name].js',
    // Whoever is asked needs all of it, so it travels as one.
    manualChunks: { desk: ['src/desk/desk.ts', 'preact', 'preact/jsx-runtime'] },
    minifyInternalExports: true,
    plugins: [minify(true)],
  },
  plugins: [fresh('dist/parts'), ...compile()],
};

/** One part of a language: what the banner says is loaded apart from what is only said after a click. */
const language = (code: string, name: 'locale' | 'texts'): RollupOptions => ({
  input: 'entry',
  output: { file: `dist/parts/${name}-${code}.js`, format: 'es', plugins: [minify(true)] },
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === 'entry' ? '\0entry' : null),
      load: (id) => (id === '\0entry' ? `export { ${name} } from '${process.cwd()}/src/locales/${code}';` : null),
    },
    ...compile(),
  ],
});

/** For bundlers: readable, split where a bundler should split. */
const npm: RollupOptions = {
  input: 'src/index.ts',
  output: { dir: 'dist/npm', format: 'es', chunkFileNames: '[name].js' },
  plugins: [fresh('dist/npm'), ...compile()],
};

const types = (input: string, file: string): RollupOptions => ({
  input,
  output: { file, format: 'es' },
  plugins: [dts({ tsconfig: 'tsconfig.json' })],
  external: [/\.css$/, ...Object.keys(dependencies)],
});

/** The endpoint and the command line, on Node, with their libraries beside them. */
const server: RollupOptions = {
  input: { endpoint: 'src/endpoint/index.ts', cli: 'src/cli/index.ts' },
  output: { dir: 'dist/server', format: 'es', chunkFileNames: '[name].js' },
  external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  plugins: [fresh('dist/server'), ...compile()],
};

const demo: RollupOptions = {
  input: { panel: 'demo/client/panel.tsx', 'your-data': 'demo/client/your-data.tsx' },
  output: { dir: 'dist/demo', format: 'es', chunkFileNames: '[name].js', plugins: [minify(true)] },
  plugins: [fresh('dist/demo'), ...compile()],
};

export default [
  script,
  schema,
  parts,
  ...locales.flatMap((code) => [language(code, 'locale'), language(code, 'texts')]),
  npm,
  server,
  demo,
  types('src/index.ts', 'dist/npm/index.d.ts'),
  types('src/endpoint/index.ts', 'dist/server/endpoint.d.ts'),
];
