// @vitest-environment node
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import resolvePackages from '@rollup/plugin-node-resolve';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READY_MADE } from '../src/services/find';

/*
 * The package as those who install it meet it: by its package.json, from a folder of their own.
 */

const run = promisify(execFile);

/** The files that a built one reads before it runs, itself among them, and the packages that it needs beside it. */
function readAtStart(file: string, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(file)) return { files, packages };
  files.add(file);
  const text = readFileSync(join('dist/server', file), 'utf8');
  for (const [, source = ''] of text.matchAll(/^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'/gm)) {
    if (source.startsWith('./')) readAtStart(source.slice(2), files, packages);
    else if (!source.startsWith('node:')) packages.add(source);
  }
  return { files, packages };
}

/*
 * A process without descriptors for more files ends its threads while they start, and what those were reading stays open: a thread
 * of 200 files took the last ones for good.
 */
test('a thread of the database reads few files, and one library beside them', () => {
  const { files, packages } = readAtStart('sqlite-worker.js');
  expect([...packages]).toEqual(['libsql']);
  expect(files.size).toBeLessThan(20);
});

/** What is only said where a service is itself. */
const MARKS = READY_MADE.map(({ definition: { id, privacyUrl } }) => ({ id, marks: [privacyUrl, `id: "${id}"`] }));

interface Chunk {
  readonly code: string;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
}
type Bundle = ReadonlyMap<string, Chunk>;

let site = '';
beforeAll(() => {
  if (!existsSync('dist/npm/index.js')) throw new Error('dist is not built: run npm run build');
  site = mkdtempSync(join(tmpdir(), 'assent-site-'));
  mkdirSync(join(site, 'node_modules'));
  symlinkSync(resolve('.'), join(site, 'node_modules/assent'), 'dir');
});
afterAll(() => rmSync(site, { recursive: true, force: true }));

async function withEsbuild(entry: string): Promise<Bundle> {
  const { metafile, outputFiles, warnings } = await build({
    entryPoints: [entry],
    absWorkingDir: site,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  expect(warnings.map(({ text }) => text)).toEqual([]);
  const codeOf = (path: string) => outputFiles.find((file) => file.path === join(site, path))?.text ?? '';
  return new Map(
    Object.entries(metafile.outputs).map(([path, { imports }]) => {
      const of = (kind: string) => imports.filter((it) => it.kind === kind).map((it) => it.path);
      const chunk = { code: codeOf(path), imports: of('import-statement'), dynamicImports: of('dynamic-import') };
      return [path.replace('out/entry.js', 'entry.js'), chunk];
    }),
  );
}

/** What Vite builds with, too. */
async function withRollup(entry: string): Promise<Bundle> {
  const bundle = await rollup({ input: { entry }, plugins: [resolvePackages()] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return new Map(output.flatMap((it) => (it.type === 'chunk' ? [[it.fileName, it] as const] : [])));
}

/** A bundle of a page that says this. */
function pageOf(code: string, bundler: (entry: string) => Promise<Bundle>): Promise<Bundle> {
  const entry = join(site, 'entry.js');
  writeFileSync(entry, code);
  return bundler(entry);
}

/** What comes with the start: it, and all that it imports at once. */
function startOf(bundle: Bundle): Chunk[] {
  const names = new Set(['entry.js']);
  for (const name of names) for (const more of bundle.get(name)?.imports ?? []) names.add(more);
  return [...names].flatMap((name) => bundle.get(name) ?? []);
}

const servicesIn = (chunks: readonly Chunk[]) => {
  const text = chunks
    .map(({ code }) => code)
    .join('\n')
    .replaceAll("'", '"');
  return MARKS.filter(({ marks }) => marks.every((mark) => text.includes(mark))).map(({ id }) => id);
};

describe.each([
  ['esbuild, splitting', withEsbuild],
  ['rollup', withRollup],
])('bundled with %s', { timeout: 120_000 }, (_, bundler) => {
  test('services that are named as values come with the start, in a handful of files, and no others', async () => {
    const bundle = await pageOf(
      `import { createAssent, googleAnalytics, metaPixel } from 'assent';
      createAssent({ services: [metaPixel({ id: '1234567' }), googleAnalytics({ id: 'G-1' })] });`,
      bundler,
    );
    const start = startOf(bundle);
    expect(servicesIn(start).sort()).toEqual(['google-analytics', 'meta-pixel']);
    expect(start.length).toBeLessThanOrEqual(6);
  });

  test('services that are named by id are each a chunk of their own, which nothing at the start brings', async () => {
    const bundle = await pageOf(
      `import { createAssent } from 'assent';
      createAssent({ services: { 'meta-pixel': { id: '1234567' } } });`,
      bundler,
    );
    const start = startOf(bundle);
    expect(servicesIn(start)).toEqual([]);
    expect(start.length).toBeLessThanOrEqual(4);
    const onDemand = start.flatMap(({ dynamicImports }) => dynamicImports).map((name) => bundle.get(name) as Chunk);
    const owners = onDemand.map((chunk) => servicesIn([chunk])).filter((ids) => ids.length > 0);
    expect(owners.flat().sort()).toEqual(READY_MADE.map(({ definition: { id } }) => id).sort());
    expect(Math.max(...owners.map((ids) => ids.length))).toBe(1);
  });

  test('a page that uses nothing of it bundles nothing of it', async () => {
    const bundle = await pageOf("import { createAssent } from 'assent'; export const unused = () => 1;", bundler);
    expect(
      startOf(bundle)
        .map(({ code }) => code)
        .join('').length,
    ).toBeLessThan(300);
  });
});

test('what npm packs has the built files, and the recipes for proxies, services, tag managers and platforms', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline']);
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const packed = files.map(({ path }) => path);
  const recipes = ['demo/deploy', 'demo/tag-managers/gtm', 'demo/platforms/wordpress'].flatMap((folder) =>
    readdirSync(folder).map((file) => `${folder}/${file}`),
  );
  expect(packed).toEqual(
    expect.arrayContaining(['dist/server/cli.js', 'dist/assent.schema.json', 'docs/openapi.json', ...recipes]),
  );
});

describe('on a server', () => {
  /** In a Node of its own, with none of what a test environment brings. */
  const inNode = (code: string) => run(process.execPath, ['--input-type=module', '--eval', code], { cwd: site });

  test('the header gate is in assent/server, and by itself needs no file and nothing of Node', async () => {
    const { stdout } = await inNode(`
      import { createHeaderGate } from 'assent/header-gate';
      import { createHeaderGate as same } from 'assent/server';
      const gate = createHeaderGate({ policy: { url: '/privacy', version: '1' } }, { mode: 'enforce' });
      console.log(JSON.stringify([same === createHeaderGate, gate().headers[0][0]]));`);
    expect(JSON.parse(stdout)).toEqual([true, 'Content-Security-Policy']);
    const { outputFiles, metafile, warnings } = await build({
      ...{ entryPoints: ['dist/server/header-gate.js'], bundle: true, write: false, metafile: true },
      ...{ format: 'esm', platform: 'neutral', minify: true, logLevel: 'silent' },
    });
    expect(warnings.map(({ text }) => text)).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
    expect(outputFiles[0]?.text.length).toBeLessThan(100_000);
  });

  test('assent/server puts into a page what its visitor needs, and names what is wrong', async () => {
    const { stdout } = await inNode(`
      import { createSnippets } from 'assent/server';
      const services = { 'google-analytics': { id: 'G-XXXXXXX' } };
      const config = { policy: { url: '/privacy', version: '1' }, site: 'Klouttrack "<script', services };
      const of = await createSnippets(config, { base: '/consent/' });
      const inlines = async (more, page) => (await createSnippets({ ...config, ...more }))({ language: 'en', ...page }).html.includes('attachShadow');
      const told = async (make) => { try { await make(); return ''; } catch (error) { return String(error); } };
      const german = { language: 'en-GB', region: 'DE' };
      console.log(JSON.stringify({
        english: of(german),
        again: of(german).html === of(german).html,
        arabic: of({ ...german, language: 'ar' }).html,
        answered: of({ ...german, cookie: 'a=b; __Host-assent=2.x' }),
        other: of({ ...german, cookie: 'assent_lookalike=1' }).html.includes('attachShadow'),
        american: of({ ...german, region: 'US-CA' }),
        nowhere: of({ language: 'en' }),
        welsh: of({ ...german, language: 'cy' }),
        nonce: of({ ...german, nonce: 'r4nd0m==' }).html,
        none: of({ region: ' de ' }).html,
        nulls: of({ language: null, region: null, cookie: null, nonce: null }).html,
        dollar: (await createSnippets({ ...config, site: "Cash$'n$&Go" }))(german).html,
        inlines: {
          'as the script: the region of the config counts first': [
            await inlines({ region: 'US' }, { region: 'DE' }),
            await inlines({ region: 'DE' }, { region: 'US' }),
          ],
          'nobody is asked': [
            await inlines({ services: {} }, { region: 'DE' }),
            await inlines({ services: { stripe: {} } }, { region: 'DE' }),
            await inlines({ audience: 'minor' }, { region: 'DE' }),
          ],
          'of the config, the language': [await inlines({ ui: { language: 'ar' } }, { region: 'DE', language: 'fr' })],
        },
        blocking: (await createSnippets({ ...config, autoblock: true, base: 'https://cdn.example/"a' }))({}).html,
        wrong: [
          await told(() => createSnippets({ policy: { url: '/privacy' }, site: 'K' })),
          await told(() => createSnippets({ policy: config.policy })),
          await told(() => createSnippets({ policy: config.policy }, { origin: 'klouttrack' })),
          await told(() => createSnippets({ policy: config.policy }, { origin: 'localhost:3000' })),
          await told(() => createSnippets(config, { base: '/a"><script>' })),
          await told(() => createSnippets(undefined)),
          await told(() => of({ ...german, nonce: '">' })),
        ],
      }));`);
    const seen = JSON.parse(stdout);
    const tag = '<script async src="/consent/assent.js"></script>';
    const [, inline = ''] = /^<script>(.*)<\/script>\n(.*)$/.exec(seen.english.html) ?? [];
    expect(seen.english.html).toBe(`<script>${inline}</script>\n${tag}`);
    expect(seen.english.csp).toBe(`'sha256-${createHash('sha256').update(inline).digest('base64')}'`);
    expect(seen.again).toBe(true);
    expect(seen.arabic).toContain('"rtl"');
    expect(seen.answered).toEqual({ html: tag });
    expect(seen.other).toBe(true);
    const preload =
      /^<link rel="modulepreload" href="\/consent\/parts\/\w+\/first-layer\.js">\n.*locale-en\.js">\n<script async /;
    for (const page of [seen.american, seen.nowhere]) {
      expect(page.html).toMatch(preload);
      expect(page.csp).toBeUndefined();
    }
    expect(seen.welsh.html).toMatch(
      /^<link rel="modulepreload" href="\/consent\/parts\/\w+\/first-layer\.js">\n<script async /,
    );
    expect(seen.nonce).toBe(seen.english.html.replace(/^<script/gm, '<script nonce="r4nd0m=="'));
    expect(seen.none).toBe(seen.welsh.html);
    expect(seen.nulls).toBe(seen.none);
    // Who puts it in by `replace` gets all of it.
    expect('<head></head>'.replace('</head>', seen.dollar)).toBe(`<head>${seen.dollar}`);
    expect(Object.values(seen.inlines)).toEqual([[false, true], [false, false, false], [true]]);
    expect(seen.blocking).toMatch(/\n<script src="\/assent\/assent.js"><\/script>$/);
    expect(seen.wrong).toEqual([
      expect.stringContaining('policy.version'),
      expect.stringContaining('[assent] origin: is missing'),
      expect.stringContaining('[assent] origin: "klouttrack" is wrong'),
      expect.stringContaining('[assent] origin: "localhost:3000" is wrong'),
      expect.stringContaining('[assent] base: '),
      expect.stringContaining('[assent] config: '),
      expect.stringContaining('[assent] nonce: '),
    ]);
  });

  test('the package and each of its files can be imported, and leave nothing behind', async () => {
    const files = readdirSync('dist/npm', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => pathToFileURL(resolve('dist/npm', file)).href);
    expect(files.length).toBeGreaterThan(60);
    const { stdout } = await inNode(`
      const before = Object.getOwnPropertyNames(globalThis).join();
      const failed = [];
      for (const file of ['assent', ...${JSON.stringify(files)}]) {
        await import(file).catch((error) => failed.push(file + ': ' + error.message));
      }
      if (Object.getOwnPropertyNames(globalThis).join() !== before) failed.push('globals were added');
      console.log(JSON.stringify(failed));`);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  test('createAssent says that it needs a page', async () => {
    const { stdout } = await inNode(`
      import { createAssent } from 'assent';
      try { createAssent({ policy: { url: '/privacy', version: '1' } }); } catch (error) { console.log(String(error)); }`);
    expect(stdout).toMatch(/^TypeError: \[assent\] createAssent needs a page; call it in the browser/);
  });

  test('a service is a value there too', async () => {
    const { stdout } = await inNode(`
      import { metaPixel } from 'assent';
      console.log(metaPixel({ id: '1234567' }).name);`);
    expect(stdout.trim()).toBe('Meta Pixel');
  });
});
