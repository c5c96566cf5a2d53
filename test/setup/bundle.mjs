import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { adminFilesForEsbuild } from '../../src/admin/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Programs that the endpoint starts by itself, and looks for beside its own file. */
const BESIDE = ['src/endpoint/stores/sqlite/sqlite-worker.ts'];

/**
 * The real build has all libraries in it, here it is this one alone. It is 200 files, which each thread that starts would open at once:
 * one that ends meanwhile, for want of descriptors, leaves them open for good, and the next has fewer still.
 */
const kysely = {
  name: 'kysely',
  setup: (build) =>
    build.onResolve({ filter: /^kysely$/ }, () => ({ path: join(root, 'node_modules/kysely/dist/esm/index.js') })),
};

/**
 * Builds a script of TypeScript. But for the one above, the libraries stay where they are.
 *
 * @param script path from the root of the project
 * @param folder where it is put, and made if missing
 * @returns its file
 */
export async function bundle(script, folder) {
  mkdirSync(folder, { recursive: true });
  const all = [script, ...BESIDE.filter((file) => existsSync(join(root, file)))];
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(all.map((file) => [nameOf(file), file])),
    ...{ outdir: folder, bundle: true, platform: 'node', format: 'esm', packages: 'external' },
    loader: { '.css': 'text' },
    plugins: [adminFilesForEsbuild(), kysely],
  });
  // What the build leaves for sites' own scripts.
  const pieces = join(root, 'dist/server/site-pieces.json');
  if (existsSync(pieces)) copyFileSync(pieces, join(folder, 'site-pieces.json'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // Packages are looked for from the file's own folder upwards.
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages);
  return join(folder, `${nameOf(script)}.js`);
}

function nameOf(file) {
  return basename(file).replace(/\.ts$/, '');
}
