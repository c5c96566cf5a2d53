import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/*
 * node test/setup/run-script.mjs FILE.ts …: runs a script of TypeScript, which Node 20 cannot do by itself. From the root
 * of the project, wherever it is called.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const [script] = process.argv.splice(2, 1);
// Within the project, since packages are looked for from the file's own folder upwards.
const folder = join(root, 'test/results/scripts');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, basename(script).replace(/\.ts$/, '.mjs'));
await build({ entryPoints: [script], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
await import(pathToFileURL(outfile).href);
