import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import { minify as minifySwc } from '@swc/core';
import { build, transform } from 'esbuild';
import type { Plugin, RollupOptions, SourceMapInput } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import { minify as minifyTerser } from 'terser';
import ts from 'typescript';
import { commonJs } from './build/common-js';
import { licenceFiles, noteLicences } from './build/licences';
import { adminFiles } from './src/admin/build.mjs';
import { answerKey } from './src/consent/decision';
import { partsIn } from './src/site/build.mjs';

/** Drivers of databases, which a server installs beside Assent. All else is in what is built. */
const DRIVERS = ['libsql', 'pg'];

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
    const small = text
      .trim()
      .replaceAll(', ', ',')
      // `@property` of a page holds in shadow roots too, so what is ours alone has a name that no page gives to anything of its own.
      .replace(/--(?!assent-)([a-z][\w-]*)(: )?/g, (_, name, colon) => `--a_${name}${colon ? ':' : ''}`);
    return { code: `export default ${JSON.stringify(small)}`, map: null };
  },
});

/**
 * Maps of what is minified, for a release: beside the files, and named by none of them, since that would be bytes of every page.
 * They change nothing of the files themselves.
 */
const HAS_MAPS = process.env.ASSENT_MAPS === '1';
const sourcemap = HAS_MAPS && 'hidden';

/** ASCII only, so that a page in a legacy charset reads it as it is. */
const minify = (module: boolean): Plugin => ({
  name: 'minify',
  async renderChunk(code) {
    const { code: small, map: first } = await minifySwc(code, {
      module,
      sourceMap: HAS_MAPS,
      compress: {
        ...{ passes: 3, ecma: 2022, pure_getters: true, keep_fargs: false },
        // In the one large file: functions that are used once stay functions, since what is alike compresses better.
        ...(!module && { passes: 10, inline: 0, reduce_funcs: false }),
      },
      mangle: true,
      format: { asciiOnly: true, ecma: 2022, comments: false },
    });
    // A second one makes what comes out smaller still, by one per cent.
    const { code: smaller = small, map } = await minifyTerser(small, {
      ...(first && { sourceMap: { content: first, asObject: true } }),
      ...{ module, ecma: 2022, format: { ascii_only: true } },
      compress: { passes: 3, pure_getters: true, keep_fargs: false },
    });
    return { code: smaller, map: (map as SourceMapInput) ?? null };
  },
});

const services = readdirSync('src/services/catalogue')
  .map((file) => file.replace('.ts', ''))
  .filter((name) => readFileSync('src/services/catalogue/index.ts', 'utf8').includes(`'./${name}'`));

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

/** The tables made of all services, and of the law, are in what is built as values, without what they are made of. */
const tables = (): Plugin => ({
  name: 'tables',
  async load(id) {
    if (!/src\/(services\/(tables|tags|known)|config\/attributes|consent\/(law|age)-codes)\.ts$/.test(id)) return null;
    const values = Object.entries(await evaluate(id));
    return values.map(([name, value]) => `export const ${name} = ${literal(value)};`).join('\n');
  },
});

/** Where the package has its services for those who name them by id, from `src/services` and from `dist/npm`. */
const BY_ID = './by-id/';

/** An import for each service in the list. */
const loaders = (): Plugin => ({
  name: 'loaders',
  resolveId: (source) => (source.startsWith(BY_ID) ? { id: source, external: true } : null),
  load(id) {
    if (!id.endsWith('src/services/load.ts')) return null;
    const imports = services.map((name) => `${JSON.stringify(name)}: () => import('${BY_ID}${name}.js'),`);
    return `const services = {\n${imports.join('\n')}\n};\nexport const loadService = (id) => services[id]();`;
  },
});

/** In a part a service is its bare definition. */
const bare = (): Plugin => ({
  name: 'bare',
  load: (id) =>
    id.endsWith('src/services/ready-made.ts') ? 'export const readyMade = (definition) => ({ definition });' : null,
});

/** Nor does it say what whoever loads it knows of it: see `tables`. */
const known = (): Plugin => ({
  name: 'known',
  transform: (code, id) =>
    id.includes('/services/catalogue/') ? code.replace(/^ {4}(id|category): '[\w-]+',\n/gm, '') : null,
});

/** Names of the members that the interfaces of a file declare, but for those of one. */
function membersOf(file: string, but = ''): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === but) return;
    if ((ts.isPropertySignature(node) || ts.isMethodSignature(node)) && ts.isIdentifier(node.name)) {
      found.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** What only the rooms of the page say to each other. */
const CONTRACTS = /^(core\/(contracts|decisions-contract|state-contract)|gate\/|ui\/port|services\/runner)/;
/** What others say too: the page by its settings, its code and its services, the endpoint, what is stored. */
const OUTSIDE =
  /^(types|config\/|consent\/|receipts\/|storage\/|cleanup\/|locales\/|services\/contract|debug\/contract|ui\/inline|site\/contract)/;

/**
 * Short names for the members of contracts between rooms, so that their clear names cost a page nothing. A name that is
 * also the platform's or a vendor's, or is said to anybody outside, stays as it is.
 */
let names: Record<string, string> | undefined;
function shortNames(): Record<string, string> {
  if (names) return names;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const typesIn = (folder: string, which: RegExp, what = /\w+/g) =>
    readdirSync(folder)
      .filter((file) => which.test(file))
      .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').match(what) ?? []);
  // Browsers', and those of elements and components.
  const platform = [
    ...typesIn('node_modules/typescript/lib', /^lib\.(dom|es).*\.d\.ts$/),
    ...typesIn('node_modules/preact/src', /\.d\.ts$/),
    ...typesIn('node_modules/@preact/signals/dist', /\.d\.ts$/),
    ...typesIn('node_modules/@preact/signals-core/dist', /\.d\.ts$/),
  ];
  // Vendors' own, which services call.
  const vendors = ['catalogue', 'helpers'].flatMap((folder) => typesIn(`src/services/${folder}`, /\.ts$/));
  const outside = files.filter((file) => OUTSIDE.test(file)).flatMap((file) => membersOf(`src/${file}`));
  // An export is called by its own name, also where a port describes it.
  const exported = typesIn('src/parts', /\.ts$/, /(?<=export (?:async )?function )\w+|(?<=export \{.*)\w+(?=.*\})/g);
  const inside = files
    .filter((file) => CONTRACTS.test(file))
    .flatMap((file) => membersOf(`src/${file}`, 'PartModules'));
  const kept = new Set([...platform, ...vendors, ...outside, ...exported]);
  const list = [...new Set(inside)].filter((name) => name.length > 3 && !kept.has(name)).sort();
  names = Object.fromEntries(list.map((name, i) => [name, `$${i.toString(36)}`]));
  return names;
}

/** @param names what the result calls members in place of their names in the source */
const compile = (names?: Readonly<Record<string, string>>) => [
  resolve({ extensions: ['.ts', '.tsx', '.mjs', '.js'] }),
  css(),
  tables(),
  esbuild({
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    ...(names && { mangleProps: new RegExp(`^(${Object.keys(names).join('|')})$`), mangleCache: { ...names } }),
  }),
  noteLicences(),
];

/** For all that a page loads from `dist`, which is built together and so calls its members alike. */
const compileForPage = () => compile(shortNames());

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
  output: { file: 'dist/assent.js', format: 'iife', sourcemap, plugins: [minify(false)] },
  plugins: compileForPage(),
};

/** What it loads on demand, from the folder beside it. */
const parts: RollupOptions = {
  preserveEntrySignatures: 'allow-extension',
  input: Object.fromEntries(
    ['first-layer', 'decisions', 'preferences', 'placeholders'].map((name) => [name, `src/parts/${name}.ts`]),
  ),
  output: {
    dir: 'dist/parts',
    format: 'es',
    chunkFileNames: '[name].js',
    // Whoever is asked needs all of it, so it travels as one.
    manualChunks: { 'first-layer': ['src/parts/first-layer.ts'] },
    minifyInternalExports: true,
    sourcemap,
    plugins: [minify(true)],
  },
  plugins: [fresh('dist/parts'), ...compileForPage()],
};

/** What services have in common, and the parts that it is in: they are there already, or on their way. */
const SHARED: Readonly<Record<string, string>> = {
  stub: '../runner.js',
  events: '../runner.js',
  landing: '../runner.js',
  'google-options': '../runner.js',
  google: '../signals.js',
  'embed-script': '../embed.js',
};

/** One service, with all that is its own. */
const service = (name: string): RollupOptions => ({
  input: `src/services/catalogue/${name}.ts`,
  output: {
    file: `dist/parts/services/${answerKey(name)}.js`,
    format: 'es',
    paths: (id) => SHARED[id.split('/').at(-1) ?? ''] ?? id,
    plugins: [minify(true)],
  },
  external: (id) => Object.keys(SHARED).some((name) => id.endsWith(`/${name}`)),
  plugins: [bare(), known(), ...compileForPage()],
});

const moduleOf = (file: string) => ({ file, format: 'es' as const, plugins: [minify(true)] });

/** @param name of the part, which says what is in it and not whose it is: ad blockers look at names */
const shared = (input: string, name: string, external: readonly string[] = []): RollupOptions => ({
  input: `src/${input}.ts`,
  output: {
    file: `dist/parts/${name}.js`,
    format: 'es',
    sourcemap,
    paths: (id) => (SHARED[id.split('/').at(-1) ?? ''] ?? id).replace('../', './'),
    plugins: [minify(true)],
  },
  external: (id) => external.some((name) => id.endsWith(`/${name}`)),
  plugins: compileForPage(),
});

/** The one part that the parser has to wait for, which it does for no module. */
const blocking: RollupOptions = {
  input: 'src/blocking.ts',
  output: { file: 'dist/parts/autoblock.js', format: 'iife', sourcemap, plugins: [minify(false)] },
  plugins: compileForPage(),
};

/** One part of a language: what the banner says is loaded apart from what is only said after a click, or where the age is asked for. */
const language = (code: string, name: 'locale' | 'texts' | 'age'): RollupOptions => ({
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

/**
 * The list of what there is by itself, and each service by itself, so that a bundler takes what is named and nothing that
 * happens to be in one file with it.
 */
function npmChunk(id: string): string | undefined {
  if (id === resolvePath('src/index.ts')) return 'index';
  const [, service] = /src\/services\/(?:catalogue|helpers)\/([\w-]+)\.ts$/.exec(id) ?? [];
  return service && service !== 'index' ? `services/${service}` : undefined;
}

/**
 * What scripts that are made for one site are put together from: what they begin with, and the parts as they were built. Comes
 * after those.
 */
const sitePieces: RollupOptions = {
  input: 'src/site/script.ts',
  output: { file: 'dist/server/site-script.js', format: 'iife', plugins: [minify(false)] },
  plugins: [
    ...compileForPage(),
    {
      name: 'pieces',
      generateBundle(_, bundle) {
        const [[name, chunk] = []] = Object.entries(bundle);
        if (!name || chunk?.type !== 'chunk') throw new Error('There is no script for sites.');
        delete bundle[name];
        const built = readdirSync('dist/parts', { recursive: true, encoding: 'utf8' })
          .flatMap((file) => /^(.*)\.js$/.exec(file.replaceAll('\\', '/'))?.[1] ?? [])
          .filter((file) => file !== 'autoblock');
        const files = Object.fromEntries(built.sort().map((part) => [part, `dist/parts/${part}.js`]));
        // As a module: the parser waits for the script that it is in.
        const parts = partsIn({ ...files, autoblock: 'dist/server/autoblock.js' });
        const inline = readFileSync('dist/server/inline.js', 'utf8').trim();
        for (const piece of ['autoblock', 'inline']) rmSync(`dist/server/${piece}.js`);
        this.emitFile({
          type: 'asset',
          fileName: 'site-pieces.json',
          source: JSON.stringify({ script: chunk.code, inline, parts }),
        });
      },
    },
  ],
};

/** For bundlers: readable, split where a bundler should split. */
const npm: RollupOptions = {
  input: 'src/index.ts',
  output: {
    dir: 'dist/npm',
    format: 'es',
    // Sites may serve the folder as it is, and ad blockers hide such names.
    chunkFileNames: ({ name }) => `${name.replace('cookie-', '')}.js`,
    hoistTransitiveImports: false,
    onlyExplicitManualChunks: true,
    manualChunks: npmChunk,
  },
  plugins: [fresh('dist/npm'), loaders(), ...compile()],
};

/**
 * Services once more, as they are when they are named by id: bare, and files of their own. A bundler that splits (esbuild)
 * gives what is imported both by name and by `import()` to everybody who imports anything from here.
 */
const npmById: RollupOptions = {
  input: Object.fromEntries(services.map((name) => [name, `src/services/catalogue/${name}.ts`])),
  output: { dir: `dist/npm/${BY_ID}`, format: 'es', chunkFileNames: '[name].js', hoistTransitiveImports: false },
  plugins: [bare(), ...compile()],
};

/** One for each framework, and what they share, since they mean one instance. The framework is the app's own. */
const BINDINGS = ['react', 'vue', 'svelte', 'signals'];
const FRAMEWORKS = /^(react|vue|@preact\/signals-core)$/;
const bindings: RollupOptions = {
  input: Object.fromEntries(BINDINGS.map((name) => [name, `src/bindings/${name}.ts`])),
  output: {
    dir: 'dist/bindings',
    format: 'es',
    chunkFileNames: '[name].js',
    // React's are hooks, which a server component may import but not call.
    banner: ({ name }) => (name === 'react' ? "'use client';" : ''),
  },
  external: FRAMEWORKS,
  plugins: [fresh('dist/bindings'), ...compile()],
};

/** Types of a binding. Those of the instance are the package's own. */
const bindingTypes = (name: string): RollupOptions => ({
  ...types(`src/bindings/${name}.ts`, `dist/bindings/${name}.d.ts`),
  output: {
    file: `dist/bindings/${name}.d.ts`,
    format: 'es',
    paths: (id) => (OWN_TYPES.test(id) ? '../npm/index.js' : id),
  },
  external: (id) => OWN_TYPES.test(id) || FRAMEWORKS.test(id),
});
const OWN_TYPES = /(^|\/)(types|consent\/categories)(\.ts)?$/;

const types = (input: string, file: string): RollupOptions => ({
  input,
  output: { file, format: 'es' },
  plugins: [dts({ tsconfig: 'tsconfig.json' })],
  external: [/\.css$/, ...DRIVERS],
});

/** The endpoint and the command line, on Node, with their libraries in them. */
const server: RollupOptions = {
  input: {
    endpoint: 'src/endpoint/index.ts',
    server: 'src/server.ts',
    'header-gate': 'src/header-gate/index.ts',
    cli: 'src/cli/index.ts',
    'sqlite-worker': 'src/endpoint/stores/sqlite/sqlite-worker.ts',
  },
  // Bundlers warn of imports that are there for the order of loading alone.
  output: { dir: 'dist/server', format: 'es', chunkFileNames: '[name].js', hoistTransitiveImports: false },
  external: [/^node:/, ...DRIVERS],
  plugins: [fresh('dist/server'), adminFiles(), commonJs(), ...compile(), executable('dist/server/cli.js')],
};

const demo: RollupOptions = {
  input: {
    panel: 'demo/client/panel.tsx',
    news: 'demo/client/news.ts',
    'your-data': 'demo/client/your-data.tsx',
    proof: 'demo/client/proof.tsx',
    service: 'demo/client/service.tsx',
    stage: 'demo/client/stage.ts',
    gpc: 'demo/client/gpc.ts',
    state: 'demo/client/state.ts',
    states: 'demo/client/states.ts',
    configure: 'demo/client/configure.tsx',
    preview: 'demo/client/preview.ts',
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

/** Of what others made and is in the files of all the above. */
const licences: RollupOptions = {
  input: 'licences',
  output: { dir: 'dist', format: 'es' },
  plugins: [licenceFiles()],
};

export default [
  script,
  // From the tables that the reader uses.
  json('src/config/schema.ts', 'configSchema', 'dist/assent.schema.json'),
  parts,
  blocking,
  // Each by itself: who needs one of these has not asked for the first layer.
  ...[
    'runner',
    'sweep',
    'check',
    'keyboard',
    'marked',
    'written',
    'control',
    'place',
    'declaration',
    'history',
    'age',
    'record',
    'adopt',
    'debug',
    'guard',
  ].map((name) => shared(`parts/${name}`, name)),
  shared('services/helpers/google', 'signals', ['events', 'landing']),
  shared('services/helpers/embed-script', 'embed'),
  ...services.map(service),
  ...locales.flatMap((code) => (['locale', 'texts', 'age'] as const).map((name) => language(code, name))),
  npm,
  npmById,
  bindings,
  server,
  { ...shared('parts/autoblock', 'autoblock'), output: moduleOf('dist/server/autoblock.js') },
  {
    input: 'src/site/inline.ts',
    output: { file: 'dist/server/inline.js', format: 'iife', plugins: [minify(false)] },
    plugins: compileForPage(),
  },
  sitePieces,
  demo,
  double,
  sample,
  json('demo/services/catalogue.ts', 'catalogue', 'dist/demo/services.json'),
  json('demo/states/languages.ts', 'languages', 'dist/demo/languages.json'),
  types('src/index.ts', 'dist/npm/index.d.ts'),
  ...BINDINGS.map(bindingTypes),
  types('src/endpoint/index.ts', 'dist/server/endpoint.d.ts'),
  types('src/server.ts', 'dist/server/server.d.ts'),
  types('src/header-gate/index.ts', 'dist/server/header-gate.d.ts'),
  licences,
];
