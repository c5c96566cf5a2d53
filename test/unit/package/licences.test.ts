// @vitest-environment node
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { licenceIn } from '../../../build/licences';
import { adminFilesForEsbuild, bundledInAdmin } from '../../../src/admin/build.mjs';
import { DRIVERS } from '../../../src/endpoint/stores/drivers';

/*
 * What the build says of other people's code in `dist`, compared with what another bundler finds in the same sources.
 */

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly [{ readonly license: { readonly id: string } }];
}

const text = readFileSync('dist/licences.txt', 'utf8');
const { components }: { components: Component[] } = JSON.parse(readFileSync('dist/bom.json', 'utf8'));
const listed = [...text.matchAll(/^(\S+) (\S+), (\S+), in what is built for (.*)$/gm)].map(
  ([, name = '', version, license, places = '']) => ({ name, version, license, places: places.split(', ') }),
);

/** Packages whose code is in what these make. */
async function packagesOf(...entryPoints: string[]): Promise<string[]> {
  const { metafile } = await build({
    ...{ entryPoints, bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', outdir: 'out' },
    ...{ external: Object.keys(DRIVERS), loader: { '.css': 'text' }, logLevel: 'silent' },
    plugins: [adminFilesForEsbuild()],
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const files = used.some((file) => file.endsWith('src/admin/files.ts')) ? [...used, ...bundledInAdmin] : used;
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

const namesFor = (place: string) =>
  listed
    .filter(({ places }) => places.includes(place))
    .map(({ name }) => name)
    .sort();

test('it names what is in the package for bundlers and in the server', async () => {
  expect(namesFor('bundlers')).toEqual(await packagesOf('src/index.ts'));
  expect(namesFor('the script tag')).toEqual(namesFor('bundlers'));
  expect(namesFor('the server')).toEqual(
    await packagesOf('src/cli/index.ts', 'src/endpoint/index.ts', 'src/server.ts'),
  );
}, 60_000);

test('each with the version and the licence that is installed, and its text', () => {
  expect(listed.length).toBeGreaterThan(10);
  for (const { name, version, license } of listed) {
    const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
    expect({ name, version, license }).toEqual({ name, version: manifest.version, license: manifest.license });
  }
  const entries = text.split(`\n${'-'.repeat(80)}\n`);
  expect(entries).toHaveLength(listed.length);
  for (const entry of entries) expect(entry).toMatch(/permission|apache license/i);
});

test('a notice of a package comes along with its licence, and a package without one is an error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assent-licences-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(() => licenceIn(folder)).toThrow(`${folder} has no licence file`);
  for (const [name, said] of [
    ['LICENSE', 'Apache License\n'],
    ['NOTICE', 'Copyright 2024 Somebody\n'],
    ['notice.js', 'code'],
  ] as const) {
    writeFileSync(join(folder, name), said);
  }
  expect(licenceIn(folder)).toBe('Apache License\n\nCopyright 2024 Somebody');
});

test('what scanners read says the same', () => {
  const told = components.map(({ name, version, licenses: [{ license }] }) => ({ name, version, license: license.id }));
  expect(told).toEqual(listed.map(({ name, version, license }) => ({ name, version, license })));
  expect(components.map(({ purl }) => purl)).toContain('pkg:npm/%40preact/signals@2.11.4');
});
