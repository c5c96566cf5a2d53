import type { Claim } from './claims';
import type { Leftover } from './leftover';

/** What came of a sweep so far. */
export interface Findings {
  /** What was seen and could not be removed, and why. */
  readonly left: Leftover[];
  /** Of which services something was removed, by kind: those are looked at again. */
  readonly removed: Readonly<Record<Leftover['kind'], Set<Claim>>>;
}

export const newFindings = (): Findings => ({
  left: [],
  removed: { cookie: new Set(), localStorage: new Set(), sessionStorage: new Set(), indexedDB: new Set() },
});
