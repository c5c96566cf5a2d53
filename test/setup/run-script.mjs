import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

/*
 * node test/setup/run-script.mjs FILE.ts …: runs a script of TypeScript, which Node 20 cannot do by itself. From the root
 * of the project, wherever it is called.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const [script] = process.argv.splice(2, 1);
const file = relative(root, resolve(script));
process.chdir(root);
await import(pathToFileURL(await bundle(file, resolve('test/results/scripts'))).href);
