// @vitest-environment node
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../../package.json';
import { DRIVERS } from '../../../src/endpoint/stores/drivers';
import { SDK } from '../../../src/version';
import { type Packed, type Project, pack, packagesIn } from './packed';

/*
 * The package as npm packs it, in projects that have what they asked for and nothing else, as pnpm lays them out.
 */

const CLI = 'node_modules/assent/dist/server/cli.js';
const SERVE = [CLI, 'serve', '--port', '0', '--origin', 'https://klouttrack.com'];

let packed: Packed;
let bare: Project;
beforeAll(async () => {
  packed = await pack();
  bare = await packed.project();
}, 60_000);
afterAll(() => packed.remove());

test('a front end installs one package, which has no dependencies', async () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('optionalDependencies');
  const required = Object.keys(manifest.peerDependencies).filter(
    (name) => !(manifest.peerDependenciesMeta as Record<string, { optional?: boolean }>)[name]?.optional,
  );
  expect(required).toEqual([]);
  expect(packagesIn(join(bare.folder, 'node_modules'))).toEqual(['assent']);
  const code = `
    const { createAssent, metaPixel } = await import('assent');
    const { createSnippets } = await import('assent/server');
    const { createHeaderGate } = await import('assent/header-gate');
    const { createEndpoint, memoryStore } = await import('assent/endpoint');
    const endpoint = createEndpoint({ store: memoryStore(), origins: ['https://klouttrack.com'] });
    const { status } = await endpoint(new Request('https://klouttrack.com/assent/health'));
    console.log(typeof createAssent, metaPixel({ id: '1234567' }).name, typeof createSnippets, typeof createHeaderGate, status);`;
  const { out, err } = await bare.node(['--input-type=module', '--eval', code]);
  expect(err).toBe('');
  expect(out.trim()).toBe('function Meta Pixel function function 200');
});

test('the commands run without anything else, and say their version', async () => {
  expect(await bare.node([CLI, '--version'])).toEqual({ code: 0, out: `${SDK}\n`, err: '' });
  const config = { site: 'Klouttrack', policy: { url: '/privacy', version: '1' }, services: { hotjar: { id: '1' } } };
  writeFileSync(join(bare.folder, 'assent.json'), JSON.stringify(config));
  const { code, out } = await bare.node([CLI, 'config', 'assent.json']);
  expect(code).toBe(0);
  expect(out).toContain('assent.json is right');
});

describe('without the driver of its database', () => {
  test.each([
    ['receipts.db', 'libsql'],
    ['postgres://localhost/receipts', 'pg'],
  ] as const)('serve with %s names %s and the command that installs it', async (db, driver) => {
    const { code, out, err } = await bare.node([...SERVE, '--db', db]);
    expect([code, out]).toEqual([2, '']);
    const command = `npm install ${driver}@${DRIVERS[driver]}`;
    expect(err.trim().split('\n')).toEqual([
      `error: --db: ${db}: needs the package ${driver}, which is not installed; install it: ${command}`,
    ]);
    expect(manifest.peerDependencies[driver]).toMatch(new RegExp(`^\\^${DRIVERS[driver].replace('.', '\\.')}\\.`));
  });

  test('a store of assent/endpoint rejects with the same', async () => {
    const code = `
      import { DatabaseRefused, sqliteStore } from 'assent/endpoint';
      await sqliteStore('receipts.db').catch((error) => console.log(error instanceof DatabaseRefused, error.message));`;
    const { out } = await bare.node(['--input-type=module', '--eval', code]);
    expect(out).toMatch(/^true needs the package libsql, .* npm install libsql@0\.5\n$/);
  });

  test('where it is there but its part for this system is not, that is named', async () => {
    const broken = await packed.project();
    const folder = join(broken.folder, 'node_modules/.store/node_modules/libsql');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.js'), "require('@libsql/linux-x64-gnu');");
    writeFileSync(join(folder, 'package.json'), '{ "name": "libsql", "main": "index.js" }');
    const { code, err } = await broken.node(SERVE);
    expect(code).toBe(2);
    expect(err).toContain('needs @libsql/linux-x64-gnu, the part of libsql for this system');
    expect(err).toContain('npm install libsql@0.5 --include=optional');
  });
});

test('with the driver alone beside it, it keeps receipts in SQLite', async () => {
  const server = await packed.project(['libsql']);
  // A file, since a thread is one too.
  writeFileSync(
    join(server.folder, 'keep.js'),
    `import { sqliteStore, verifyLog } from 'assent/endpoint';
    const store = await sqliteStore('receipts.db');
    console.log(JSON.stringify(await verifyLog(store)));
    await store.close();`,
  );
  const { out, err } = await server.node(['keep.js']);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({ ok: true, receipts: 0 });
  const { code, out: verified } = await server.node([CLI, 'verify', '--db', 'receipts.db']);
  expect([code, verified]).toEqual([0, expect.stringContaining('0 receipts')]);
});

test('publint has nothing to say of it', async () => {
  const bytes = readFileSync(packed.tarball);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('its types are found by every way in which TypeScript looks for them', async () => {
  // A module of CommonJS imports it by import(), as Node 20 has it: there is one format, and so one instance.
  const flags = ['--format', 'json', '--ignore-rules', 'cjs-resolves-to-esm'];
  const attw = join(process.cwd(), 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const { out, code } = await bare.node([attw, packed.tarball, ...flags]);
  const { analysis, problems } = JSON.parse(out);
  expect(Object.keys(problems).filter((kind) => kind !== 'CJSResolvesToESM')).toEqual([]);
  expect(code).toBe(0);
  expect(Object.keys(analysis.entrypoints).sort()).toEqual(Object.keys(manifest.exports).sort());
}, 60_000);
