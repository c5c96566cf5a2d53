import type { Entry, Verdict } from './store';

export interface Findings {
  readonly isErased: (subjectId: string) => boolean;
  /** Ids that were new. */
  readonly inserted: ReadonlySet<string>;
  /** What is in the store now. */
  readonly bodyOf: (receiptId: string) => string | undefined;
}

/** What became of each entry, by what the store found. */
export function judge(entries: readonly Entry[], { isErased, inserted, bodyOf }: Findings): Verdict[] {
  const fresh = new Set(inserted);
  return entries.map(({ receipt: { receiptId, subjectId }, body }) => {
    if (isErased(subjectId)) return 'erased';
    // One lot may hold the same id twice: the first is the new one.
    if (fresh.delete(receiptId)) return 'stored';
    return bodyOf(receiptId) === body ? 'known' : 'altered';
  });
}
