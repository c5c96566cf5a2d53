import type { Entry, Verdict } from './store';

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
    return bodyOf(receiptId) === body ? 'known' : 'altered';
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
