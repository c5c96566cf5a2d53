import { DAY_MS } from '../../consent/validity';
import type { Entry, Verdict } from './store';

/** How many notices that browsers brought are kept, those of the config not counted, and how large they are together. */
export const MOST_NOTICES = 1_000;
export const NOTICES_BYTES = 16 * 1024 * 1024;
/** A notice is kept where a subject names it that names fewer of those that are kept already, and has fewer receipts. */
export const MOST_NOTICES_NAMED = 50;
export const MOST_OF_NAMING = 500;
/** The subjects of so many receipts are looked at, the newest that name the notice: to look at all takes long. */
export const NAMING_LOOKED_AT = 20;

/** How long the tombstone of a subject never seen stands: much longer than a receipt is on its way. */
export const UNSEEN_FOR = 30 * DAY_MS;

/**
 * Whether a tombstone keeps receipts out. In those of subjects never seen the time of the erasure, below 0, stands in the
 * place of an entry's number. One that is as far ahead was written under a wrong clock.
 */
export function isInForce(sequence: number, at: number): boolean {
  return sequence > 0 || Math.abs(sequence + at) <= UNSEEN_FOR;
}

/** What stands there of those whose time is over, and that were made since this time. */
export function unseenOver(at: number, since: number): readonly [least: number, most: number] {
  return [-at + UNSEEN_FOR + 1, Math.min(-since, 0)];
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
export function withinLimit<Lot extends { readonly count: number }>(limit: number, lots: readonly Lot[]): Lot[] {
  let entries = 0;
  const end = lots.findIndex(({ count }, i) => {
    entries += count;
    return i > 0 && entries > limit;
  });
  return end < 0 ? [...lots] : lots.slice(0, end);
}
