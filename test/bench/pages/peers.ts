import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS } from './subjects/peer-files';

/** The other managers, in the versions that the bench's own package names; only what is missing is asked for. */
export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(join(PEERS, 'package.json'), 'utf8'));
  if (Object.keys(dependencies).every((name) => existsSync(join(PEERS, 'node_modules', name)))) return;
  console.error('Peers: installing what test/bench/peers/package.json names ...');
  // Without a lock file, which would name hosts, and without the programs that packages bring for their installation.
  const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags], {
    ...{ cwd: PEERS, stdio: 'inherit', shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new Error(`npm install failed in ${PEERS}. Is the npm registry within reach?`);
}
