import { readdirSync, readFileSync } from 'node:fs';
import type { OutputOptions, Plugin } from 'rollup';
import { bundledInAdmin } from '../src/admin/build.mjs';
import { bundledFiles } from './common-js';

/** What others may pass on with a notice alone. Another one stops the build, for somebody to read it. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** By folder of `dist`, what it is there for. */
const PLACES: Readonly<Record<string, string>> = {
  'assent.js': 'the script tag',
  parts: 'the script tag',
  npm: 'bundlers',
  bindings: 'bundlers',
  server: 'the server',
  demo: 'the demo',
};

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
  readonly places: Set<string>;
}

const packages = new Map<string, Package>();

/** Notes whose code is in what is built. */
export const noteLicences = (): Plugin => ({
  name: 'note-licences',
  generateBundle(options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        if (renderedLength > 0) for (const file of filesOf(id)) note(file, options);
      }
    }
  },
});

/** The list of them, as text for people and as CycloneDX for scanners. Comes after all else. */
export const licenceFiles = (): Plugin => ({
  name: 'licence-files',
  resolveId: (source) => (source === 'licences' ? source : null),
  load: (id) => (id === 'licences' ? { code: '', moduleSideEffects: 'no-treeshake' } : null),
  generateBundle(_, bundle) {
    for (const name of Object.keys(bundle)) delete bundle[name];
    const sorted = [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: textOf(sorted) });
    this.emitFile({ type: 'asset', fileName: 'bom.json', source: `${JSON.stringify(bomOf(sorted), null, 2)}\n` });
  },
});

function placeOf({ file, dir }: OutputOptions): string {
  const [, folder = ''] = `${file ?? dir}`.split('/');
  const place = PLACES[folder];
  if (!place) throw new Error(`${file ?? dir}: build/licences.ts does not know what it is there for.`);
  return place;
}

/** The files that a module was made of. */
function filesOf(id: string): readonly string[] {
  if (id.endsWith('/src/admin/files.ts')) return [...bundledInAdmin];
  return bundledFiles.get(id) ?? [id];
}

function note(file: string, options: OutputOptions): void {
  const [folder] = /.*node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [];
  if (!folder) return;
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (!ALLOWED.includes(license)) throw new Error(`${name} has the licence ${license}: read it before it is bundled.`);
  const found = packages.get(`${name}@${version}`) ?? {
    name,
    version,
    license,
    text: licenceIn(folder),
    places: new Set(),
  };
  found.places.add(placeOf(options));
  packages.set(`${name}@${version}`, found);
}

/** The text of a package's licence, and its notices, which Apache-2.0 wants passed on. @throws Error where it has no licence file */
export function licenceIn(folder: string): string {
  const files = readdirSync(folder).sort();
  const licence = files.find((it) => /^licen[cs]e/i.test(it));
  if (!licence) throw new Error(`${folder} has no licence file.`);
  const notices = files.filter((it) => /^notices?(\.(txt|md))?$/i.test(it));
  return [licence, ...notices].map((it) => readFileSync(`${folder}/${it}`, 'utf8').trim()).join('\n\n');
}

function textOf(sorted: readonly Package[]): string {
  const entries = sorted.map(
    ({ name, version, license, text, places }) =>
      `${name} ${version}, ${license}, in what is built for ${[...places].sort().join(', ')}\n\n${text}\n`,
  );
  return `Packages of others that are in the files of this folder, and their licences.\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function bomOf(sorted: readonly Package[]): object {
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
    components: sorted.map(({ name, version, license }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: [{ license: { id: license } }] };
    }),
  };
}
