import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Imports nothing but Node: this runs on a fresh clone, before there are any packages.

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const lockFile = join(root, 'package-lock.json');
const npmRecord = join(root, 'node_modules/.package-lock.json');
const stamp = join(root, 'node_modules/.assent-lock');

/** Installs the packages that package-lock.json names, unless exactly those are installed already. */
export function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    console.log('Packages: installed already.');
    return;
  }
  if (installedByHand()) {
    console.log('Packages: installed already (by npm).');
  } else {
    console.log('Packages: installing what package-lock.json names ...');
    npmInstall();
  }
  writeFileSync(stamp, wanted);
}

/** npm writes its own record after the lock file: when it is the newer one, `npm install` was the last to touch both. */
function installedByHand() {
  return existsSync(npmRecord) && statSync(npmRecord).mtimeMs >= statSync(lockFile).mtimeMs;
}

/**
 * Not `npm ci`, which refuses a lock file that does not name the optional packages of every other platform, even one that
 * npm has just written (https://github.com/npm/cli/issues/9846). This installs the same locked versions and leaves the file
 * as it is. Development packages come even where NODE_ENV says production.
 */
function npmInstall() {
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const [command, ...args] = [
    ...npm,
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: command.endsWith('.cmd') });
  if (status !== 0) {
    throw new Error(
      `npm install failed${error ? `: ${error.message}` : ', see above'}. Is the npm registry within reach?`,
    );
  }
}
