import type { EngineName } from '../load/databases';

/** What every scenario is given. Each returns figures, and what it found to be wrong. */
export interface Setting {
  /** The built command line. */
  readonly cli: string;
  readonly engine: EngineName;
  readonly seed: number;
  /** Told how far it has come. */
  readonly progress: (line: string) => void;
}

export interface Outcome {
  readonly figures: Readonly<Record<string, unknown>>;
  /** Empty where all is as promised. */
  readonly findings: readonly string[];
}

/** Random numbers that are the same for the same seed (mulberry32). @returns a function for whole numbers from 0 to below `most` */
export function randomOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}
