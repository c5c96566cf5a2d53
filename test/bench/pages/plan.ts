import { measureBytes } from './measure/bytes';
import { measureAccept, measureDialog, measureExternal, measureReject } from './measure/clicks';
import { measureBanner } from './measure/first-visit';
import { measureGrowthAccept, measureGrowthStart, measureServices } from './measure/growth';
import { measureMainThread, measureReturningMainThread } from './measure/main-thread';
import type { Measure } from './measure/measure';
import { measureReturning } from './measure/returning';
import { NONE } from './subjects/index';

/** How many gated scripts the pages of the growth have. */
export const GROWTH = [10, 1_000, 5_000] as const;
/** How many services of the site's own. */
export const SERVICES = [1, 10, 100] as const;

export interface Step {
  readonly name: string;
  readonly measure: Measure;
  readonly rounds: number;
  /** Subjects that it is for; without, all. */
  readonly only?: readonly string[];
}

export interface Sizes {
  readonly rounds: number;
  /** Where the network is slow, nearly all of the time is the network's, which does not vary. */
  readonly slow: number;
  readonly growth: number;
}

export const FULL: Sizes = { rounds: 7, slow: 5, growth: 3 };
export const QUICK: Sizes = { rounds: 2, slow: 2, growth: 1 };

/** What one round consists of, in its order. */
export function planOf({ rounds, slow, growth }: Sizes): readonly Step[] {
  return [
    { name: 'bytes', measure: measureBytes, rounds: 1 },
    { name: 'banner, no network', measure: measureBanner('none'), rounds },
    { name: 'banner, fast', measure: measureBanner('fast'), rounds },
    { name: 'banner, slow', measure: measureBanner('slow'), rounds: slow },
    { name: 'main thread', measure: measureMainThread, rounds },
    { name: 'accept', measure: measureAccept, rounds },
    { name: 'reject', measure: measureReject, rounds },
    { name: 'preferences', measure: measureDialog, rounds },
    { name: 'ten external scripts', measure: measureExternal, rounds: slow },
    { name: 'returning, fast', measure: measureReturning('fast'), rounds },
    { name: 'returning, slow', measure: measureReturning('slow'), rounds: slow },
    { name: 'returning, main thread', measure: measureReturningMainThread, rounds },
    ...GROWTH.flatMap((count) => [
      { name: `start with ${count} scripts`, measure: measureGrowthStart(count), rounds: growth },
      { name: `accept with ${count} scripts`, measure: measureGrowthAccept(count), rounds: growth },
    ]),
    ...SERVICES.map((count) => ({
      name: `${count} services`,
      measure: measureServices(count),
      rounds: growth,
      only: [NONE, 'assent-site'],
    })),
  ];
}
