import { DAY_MS } from '../../consent/validity';
import type { Entry, Verdict } from './store';

/** How long the tombstone of a subject never seen stands: much longer than a receipt is on its way. */
const UNSEEN_FOR = 30 * DAY_MS;

/**
 * What stands in force in the place of an entry's number in the tombstones of subjects never seen: the time of the erasure,
 * below 0. One that is as far ahead was written under a wrong clock.
 */
export function unseenInForce(at: number): readonly [least: number, most: number] {
  return [-at - UNSEEN_FOR, -at + UNSEEN_FOR];
}

/** Whether a tombstone keeps receipts out. */
export function isInForce(sequence: number, at: number): boolean {
  const [least, most] = unseenInForce(at);
  return sequence > 0 || (sequence >= least && sequence <= most);
}

interface Findings {
  readonly isErased: (subjectId: string) => boolean;
  /** Ids that were new. */
  readonly inserted: ReadonlySet<string>;
  /** What is in the store now. */
  readonly bodyOf: (receiptId: string) => string | undefined;
}

/** What became of each entry, by what the store found. */
export function verdictsOf(entries: readonly Entry[], { isErased, inserted, bodyOf }: Findings): Verdict[] {
  const fresh = new Set(inserted);
  return entries.map(({ receipt: { receiptId, subjectId }, body }) => {
    if (isErased(subjectId)) return 'erased';
    // One lot may hold the same id twice: the first is the new one.
    if (fresh.delete(receiptId)) return 'stored';
    const there = bodyOf(receiptId);
    if (there === undefined) return 'excess';
    return there === body ? 'known' : 'altered';
  });
}

/**
 * Those of these new receipts that are stored, in their order: none that is beyond `most` of its subject's last 24 hours.
 *
 * @param recent how many of a subject are there already from that time
 */
export function withinDay(fresh: readonly Entry[], most: number, recent: ReadonlyMap<string, number>): Entry[] {
  const counts = new Map(recent);
  return fresh.filter(({ receipt: { subjectId } }) => {
    const count = counts.get(subjectId) ?? 0;
    if (count >= most) return false;
    counts.set(subjectId, count + 1);
    return true;
  });
}

/** The first of these that have `limit` entries together: one at least, or one that is larger would stay for ever. */
export function withinLimit<Due extends { readonly count: number }>(limit: number, due: readonly Due[]): Due[] {
  let entries = 0;
  const end = due.findIndex(({ count }, i) => {
    entries += count;
    return i > 0 && entries > limit;
  });
  return end < 0 ? [...due] : due.slice(0, end);
}
