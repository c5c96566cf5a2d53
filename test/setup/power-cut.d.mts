export interface Cut {
  /** The number of the synchronisation, from 1, at which the process that makes it is killed. */
  at: number;
  /** How far that one came: nothing of it is on the disk, every other block, or all of it. */
  phase: 'before' | 'torn' | 'after';
}

export interface Disk {
  /** All that is on the disk now is safe. @returns the environment of processes that write on it from now on */
  powerOn(cut?: Cut): Record<string, string>;
  /** Once no process is left that writes on it: leaves of the disk what is there when the power is back. */
  powerOff(): void;
}

export function missingPowerCut(): string | undefined;
export function buildPowerCut(folder: string): string;
export function createDisk(options: {
  /** What `buildPowerCut` has built. */
  library: string;
  disk: string;
  /** A folder on the same file system, which is made. */
  shadow: string;
}): Disk;
