import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether packages of the distribution may be installed without asking anybody: root, where there is apt. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs packages. @param what they are for, which begins each line that this prints */
export function installDebians(what, packages) {
  console.log(`${what}: apt-get install ${packages.join(' ')} ...`);
  run(what, 'apt-get', ['update', '-qq']);
  run(what, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Runs a command that installs, and says so when it fails: what is then missing is told by whoever needs it. */
export function run(what, command, args) {
  const { status } = spawnSync(command, args, {
    timeout: 600_000,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) {
    console.log(`${what}: ${command} ${args[0]} failed (${status ?? 'timed out'}).`);
  }
}
