import { spawnSync } from 'node:child_process';
import { canInstall, installDebians } from './debian.mjs';

/** PHP's command: that of `PHP_PATH`, or the first on the path. `undefined` where there is none that runs. */
export function findPhp() {
  return [process.env.PHP_PATH, 'php'].find(
    (path) => path && spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0,
  );
}

/** Why the tests of the WordPress plugin are not run, and what to do about it; `undefined` where they are. */
export function missingPhp() {
  if (findPhp()) return undefined;
  return 'No PHP on this machine. Fix: on Debian or Ubuntu as root "apt-get install php-cli", or set PHP_PATH to one.';
}

/** Installs PHP where it is missing and this machine allows it. */
export function ensurePhp() {
  if (missingPhp() && canInstall()) installDebians('PHP', ['php-cli']);
  console.log(`PHP: ${missingPhp() ?? findPhp()}`);
}
