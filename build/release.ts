import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SDK } from '../src/version';
import { zipOf } from './zip';

/*
 * npm run release: what a release consists of, in release/, from a clean build. Publishes nothing.
 *
 * The same sources give the same bytes, so that anybody can compare the checksums with those of a build of their own.
 */

const OUT = 'release';
const NAME = `assent-${SDK}`;
/** What a site of script tags serves, and what belongs to it. */
const FOR_TAGS = /^(assent\.js|parts\/.*\.js|assent\.schema\.json|licences\.txt|bom\.json)$/;

function release(): void {
  rmSync(OUT, { recursive: true, force: true });
  rmSync('test/results/release', { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  for (const file of built()) rmSync(join('dist', file));
  step('build', ['npm', 'run', 'build'], { ASSENT_MAPS: '1' });
  const maps = takeMaps();
  step('types', ['npx', 'tsc', '--noEmit']);
  step('lint', ['npx', 'biome', 'check', '--error-on-warnings', '.']);
  step('API report', ['node', 'build/api-report.mjs', '--check']);
  step('package: publint, attw, licences, browsers', ['npx', 'vitest', 'run', '--project=unit', 'test/unit/package']);
  step('tarball', ['npm', 'pack', '--ignore-scripts', '--pack-destination', OUT]);
  const files = new Map(
    built()
      .filter((file) => FOR_TAGS.test(file))
      .map((file) => [file, readFileSync(`dist/${file}`)]),
  );
  const tags = new Map([...files, ['README.md', Buffer.from(readmeOf(files))], ['LICENSE', readFileSync('LICENSE')]]);
  writeFileSync(join(OUT, `${NAME}-script.zip`), zipOf(NAME, tags));
  writeFileSync(join(OUT, `${NAME}-maps.zip`), zipOf(NAME, maps));
  writeFileSync(join(OUT, 'integrity.json'), `${JSON.stringify(integrityOf(files), null, 2)}\n`);
  const made = readdirSync(OUT).sort();
  const sums = made.map(
    (file) =>
      `${createHash('sha256')
        .update(readFileSync(join(OUT, file)))
        .digest('hex')}  ${file}\n`,
  );
  writeFileSync(join(OUT, 'SHA256SUMS'), sums.join(''));
  console.log(sums.join(''));
}

/** All files of `dist`, but for the one that is not built. */
function built(): string[] {
  return readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').replace('dist/', ''))
    .filter((file) => file !== 'README.md')
    .sort();
}

/** Takes them out of `dist`: they are no part of the package. */
function takeMaps(): Map<string, Buffer> {
  const names = built().filter((file) => file.endsWith('.map'));
  const maps = new Map(names.map((file) => [file, readFileSync(`dist/${file}`)]));
  for (const file of names) rmSync(`dist/${file}`);
  return maps;
}

/** For `integrity` attributes, by path. */
function integrityOf(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  const scripts = [...files].filter(([file]) => file.endsWith('.js'));
  return Object.fromEntries(
    scripts.map(([file, bytes]) => [file, `sha384-${createHash('sha384').update(bytes).digest('base64')}`]),
  );
}

function readmeOf(files: ReadonlyMap<string, Buffer>): string {
  return `# Assent ${SDK}, for script tags

Serve assent.js and parts/ from one folder of your site, with \`Cache-Control: no-cache\`, and put this into the <head> of every page:

    <script async src="/assent/assent.js"
      data-policy-url="/privacy" data-policy-version="2025-02"
      data-google-analytics="G-XXXXXXX"></script>

Does it work? Load a page in a private window: the banner asks, and nothing of Google is requested before a yes.

On a host that is not yours, add crossorigin="anonymous" and
integrity="${integrityOf(files)['assent.js']}"

assent.schema.json describes the settings, licences.txt and bom.json what others made of it.
`;
}

function step(name: string, [command = '', ...args]: readonly string[], env: Record<string, string> = {}): void {
  console.log(`== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${name} failed: nothing is released.`);
}

try {
  release();
} catch (error) {
  console.error((error as Error).message);
  rmSync(OUT, { recursive: true, force: true });
  process.exitCode = 1;
}
