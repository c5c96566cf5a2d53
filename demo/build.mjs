import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What the bundler reads. The pages, texts and styles of the demo are served as they lie. */
const SOURCES = [
  'build',
  'src',
  'styles',
  'demo/client',
  'demo/services',
  'demo/states',
  'demo/sample',
  'rollup.config.ts',
  'package.json',
];
const RESULTS = [
  'dist/assent.js',
  'dist/server/endpoint.js',
  ...[
    ...['panel', 'news', 'your-data', 'proof', 'service', 'stage', 'gpc', 'state', 'states', 'double', 'sample'],
    ...['configure', 'preview'],
  ].map((name) => `dist/demo/${name}.js`),
  ...['services', 'languages'].map((name) => `dist/demo/${name}.json`),
];

/** Builds `dist` where it is missing or older than its sources. */
export function buildIfStale() {
  const reason = staleness();
  if (!reason) {
    console.log('Build: up to date.');
    return;
  }
  console.log(`Build: ${reason}, building (under a minute) ...`);
  const { status, error } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed${error ? `: ${error.message}` : ', see above'}.`);
}

function staleness() {
  const missing = RESULTS.find((file) => !existsSync(join(root, file)));
  if (missing) return `${missing} is missing`;
  const built = Math.min(...RESULTS.map(timeOf));
  const newer = SOURCES.flatMap(filesIn).find((file) => timeOf(file) > built);
  return newer && `${newer} is newer`;
}

const timeOf = (file) => statSync(join(root, file)).mtimeMs;

/** Every file below, folders included: their time changes when a file goes. */
function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return [path, ...readdirSync(full).flatMap((name) => filesIn(`${path}/${name}`))];
}
