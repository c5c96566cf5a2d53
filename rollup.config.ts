import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import { minify as minifySwc } from '@swc/core';
import { build, transform } from 'esbuild';
import type { Plugin, RollupOptions } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import { adminFiles } from './src/admin/build.mjs';
import { answerKey } from './src/consent/decision';

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

const services = readdirSync('src/services')
  .map((file) => file.replace('.ts', ''))
  .filter((name) => readFileSync('src/services/index.ts', 'utf8').includes(`'./${name}'`));

/** A module of the source as it is when it runs: what is known when the build begins need not be found out by a page. */
async function evaluate(file: string): Promise<Record<string, unknown>> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}

/** Values as the text of a program: JSON, and regular expressions. */
function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal)}]`;
  if (typeof value !== 'object' || !value) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${literal(member)}`)}}`;
}

/** The tables made of all services are in what is built as values, without the services. */
const tables = (): Plugin => ({
  name: 'tables',
  async load(id) {
    if (!/src\/services\/(tables|tags)\.ts$/.test(id)) return null;
    const values = Object.entries(await evaluate(id));
    return values.map(([name, value]) => `export const ${name} = ${literal(value)};`).join('\n');
  },
});

/** An import for each service in the list. */
const loaders = (): Plugin => ({
  name: 'loaders',
  load(id) {
    if (!id.endsWith('src/services/load.ts')) return null;
    const imports = services.map((name) => `${JSON.stringify(name)}: () => import('./${name}'),`);
    return `const services = {\n${imports.join('\n')}\n};\nexport const loadService = (id) => services[id]();`;
  },
});

/** In a part a service is its bare definition. */
const bare = (): Plugin => ({
  name: 'bare',
  load: (id) =>
    id.endsWith('src/services/ready-made.ts') ? 'export const readyMade = (definition) => ({ definition });' : null,
});

const compile = () => [
  resolve({ extensions: ['.ts', '.tsx', '.mjs', '.js'] }),
  css(),
  tables(),
  esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' }),
];

const fresh = (folder: string): Plugin => ({
  name: 'fresh',
  buildStart: () => rmSync(folder, { recursive: true, force: true }),
});

/** npm sees to it when it links a command, but not when what it has linked is built again. */
const executable = (file: string): Plugin => ({
  name: 'executable',
  writeBundle: () => chmodSync(file, 0o755),
});

const locales = readdirSync('src/locales')
  .map((file) => file.replace('.ts', ''))
  .filter((name) => /^[a-z]{2}(-\w+)?$/.test(name));

/** A file of JSON: what a function of a module says when it runs. */
const json = (input: string, made: string, file: string): RollupOptions => ({
  input,
  output: { file, format: 'es' },
  plugins: [
    ...compile(),
    {
      name: 'json',
      async renderChunk() {
        const { [made]: make } = (await evaluate(input)) as Record<string, () => unknown>;
        return { code: `${JSON.stringify(make?.(), null, 2)}\n`, map: null };
      },
    },
  ],
});

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

/** What services have in common, and the parts that it is in: they are there already, or on their way. */
const SHARED: Readonly<Record<string, string>> = {
  stub: '../runner.js',
  google: '../signals.js',
  'embed-script': '../embed.js',
};

/** One service, with all that is its own. */
const service = (name: string): RollupOptions => ({
  input: `src/services/${name}.ts`,
  output: {
    file: `dist/parts/services/${answerKey(name)}.js`,
    format: 'es',
    paths: (id) => SHARED[id.split('/').at(-1) ?? ''] ?? id,
    plugins: [minify(true)],
  },
  external: (id) => Object.keys(SHARED).some((name) => id.endsWith(`/${name}`)),
  plugins: [bare(), ...compile()],
});

/** @param name of the part, which says what is in it and not whose it is: ad blockers look at names */
const shared = (file: string, name = file): RollupOptions => ({
  input: `src/services/${file}.ts`,
  output: { file: `dist/parts/${name}.js`, format: 'es', plugins: [minify(true)] },
  plugins: compile(),
});

/** The one part that the parser has to wait for, which it does for no module. */
const blocking: RollupOptions = {
  input: 'src/blocking.ts',
  output: { file: 'dist/parts/autoblock.js', format: 'iife', plugins: [minify(false)] },
  plugins: compile(),
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
  output: {
    dir: 'dist/npm',
    format: 'es',
    chunkFileNames: '[name].js',
    hoistTransitiveImports: false,
    // Each service by itself, so that a bundler takes those that are named.
    manualChunks: (id) => /src\/(services\/[\w-]+)\.ts$/.exec(id)?.[1],
  },
  plugins: [fresh('dist/npm'), loaders(), ...compile()],
};

const types = (input: string, file: string): RollupOptions => ({
  input,
  output: { file, format: 'es' },
  plugins: [dts({ tsconfig: 'tsconfig.json' })],
  external: [/\.css$/, ...Object.keys(dependencies)],
});

/** The endpoint and the command line, on Node, with their libraries beside them. */
const server: RollupOptions = {
  input: {
    endpoint: 'src/endpoint/index.ts',
    cli: 'src/cli/index.ts',
    'sqlite-worker': 'src/endpoint/stores/sqlite-worker.ts',
  },
  output: { dir: 'dist/server', format: 'es', chunkFileNames: '[name].js' },
  external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  plugins: [fresh('dist/server'), adminFiles(), ...compile(), executable('dist/server/cli.js')],
};

const demo: RollupOptions = {
  input: {
    panel: 'demo/client/panel.tsx',
    'your-data': 'demo/client/your-data.tsx',
    service: 'demo/client/service.tsx',
    stage: 'demo/client/stage.ts',
  },
  output: { dir: 'dist/demo', format: 'es', chunkFileNames: '[name].js', plugins: [minify(true)] },
  plugins: [fresh('dist/demo'), ...compile()],
};

/** The demo's vendors: a service worker, which has to be a classic script to run in every browser. */
const double: RollupOptions = {
  input: 'demo/client/double.ts',
  output: { file: 'dist/demo/double.js', format: 'iife', plugins: [minify(false)] },
  plugins: compile(),
};

/** What fills the demo's other database, on Node. */
const sample: RollupOptions = {
  input: 'demo/sample/make.ts',
  output: { file: 'dist/demo/sample.js', format: 'es' },
  external: [/^node:/],
  plugins: compile(),
};

export default [
  script,
  // From the tables that the reader uses.
  json('src/config/schema.ts', 'configSchema', 'dist/assent.schema.json'),
  parts,
  blocking,
  shared('runner'),
  shared('google', 'signals'),
  shared('embed-script', 'embed'),
  ...services.map(service),
  ...locales.flatMap((code) => [language(code, 'locale'), language(code, 'texts')]),
  npm,
  server,
  demo,
  double,
  sample,
  json('demo/services/catalogue.ts', 'catalogue', 'dist/demo/services.json'),
  types('src/index.ts', 'dist/npm/index.d.ts'),
  types('src/endpoint/index.ts', 'dist/server/endpoint.d.ts'),
];
