import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the bench has them, with all that they need. */
const BENCH = 'test/bench/peers';
/** Where they are unpacked otherwise: what a page loads of them needs nothing else. */
const UNPACKED = 'test/results/peers';

/**
 * The folder of another consent manager's package, in the version that the bench names. Fetched from the registry by itself, without
 * what it depends on, where it is not there yet.
 *
 * @returns `undefined` where there is no registry within reach
 */
export function peerFolder(name: string): string | undefined {
  const installed = join(BENCH, 'node_modules', name);
  if (existsSync(join(installed, 'package.json'))) return installed;
  const { dependencies } = JSON.parse(readFileSync(join(BENCH, 'package.json'), 'utf8'));
  const version: string = dependencies[name];
  const unpacked = join(UNPACKED, `${name}-${version}`);
  if (existsSync(join(unpacked, 'package.json'))) return unpacked;
  return fetchInto(unpacked, `${name}@${version}`) ? unpacked : undefined;
}

function fetchInto(folder: string, spec: string): boolean {
  const work = `${folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const shell = process.platform === 'win32';
    const { status } = spawnSync('npm', ['pack', spec, '--silent'], { cwd: work, shell, timeout: 60_000 });
    const [archive] = readdirSync(work);
    if (status !== 0 || !archive) return false;
    if (spawnSync('tar', ['-xzf', archive], { cwd: resolve(work) }).status !== 0) return false;
    if (!existsSync(folder)) renameSync(join(work, 'package'), folder);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
