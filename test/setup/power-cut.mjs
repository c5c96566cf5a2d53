import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCompiler } from './find-postgres.mjs';

const SOURCE = fileURLToPath(new URL('power-cut.c', import.meta.url));

/** Why no power can be cut here, with the fix; `undefined` where it can. */
export function missingPowerCut() {
  if (process.platform !== 'linux') return 'The power-cut double is a library for Linux.';
  return findCompiler() ? undefined : 'There is no C compiler. Fix: on Debian as root "apt-get install gcc libc6-dev".';
}

/** Builds the double, see power-cut.c. @returns its file */
export function buildPowerCut(folder) {
  const file = join(folder, 'power-cut.so');
  const args = ['-O2', '-shared', '-fPIC', '-o', file, SOURCE, '-ldl'];
  const { status, stderr } = spawnSync(findCompiler(), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`power-cut.c does not compile: ${stderr}`);
  // Whoever runs the server has to be able to read it, and the loader does not insist.
  chmodSync(folder, 0o755);
  return file;
}

/**
 * A disk that can lose its power: a folder, as it is now, and its shadow.
 *
 * @param library what `buildPowerCut` has built
 * @param disk the folder
 * @param shadow a folder on the same file system, which is made
 */
export function createDisk({ library, disk, shadow }) {
  const format = () => {
    rmSync(shadow, { recursive: true, force: true });
    const owner = statSync(disk);
    const make = (path) => {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      chownSync(path, owner.uid, owner.gid);
    };
    for (const part of ['', 'content', 'pins', 'tree']) make(join(shadow, part));
    for (const entry of readdirSync(disk, { recursive: true, withFileTypes: true })) {
      const real = join(entry.parentPath, entry.name);
      const name = join(shadow, 'tree', real.slice(disk.length));
      if (entry.isDirectory()) make(name);
      if (!entry.isFile()) continue;
      make(dirname(name));
      const { ino } = statSync(real);
      const content = join(shadow, 'content', String(ino));
      copyFileSync(real, content);
      chownSync(content, owner.uid, owner.gid);
      linkSync(content, name);
      linkSync(real, join(shadow, 'pins', String(ino)));
    }
  };
  return {
    /** All that is on the disk now is safe. @returns the environment of processes that write on it from now on */
    powerOn({ at, phase } = {}) {
      format();
      return {
        LD_PRELOAD: library,
        POWER_CUT_DISK: disk,
        POWER_CUT_SHADOW: shadow,
        ...(at !== undefined && { POWER_CUT_AT: String(at), POWER_CUT_PHASE: phase }),
      };
    },
    /** Once no process is left that writes on it: leaves of the disk what is there when the power is back. */
    powerOff() {
      for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
      for (const name of readdirSync(join(shadow, 'tree'))) {
        cpSync(join(shadow, 'tree', name), join(disk, name), { recursive: true });
      }
      own(disk, statSync(disk));
    },
  };
}

function own(folder, { uid, gid }) {
  for (const name of readdirSync(folder, { recursive: true })) chownSync(join(folder, name), uid, gid);
}
