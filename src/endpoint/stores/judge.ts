import type { Entry, Verdict } from './store';

export interface Findings {
  readonly isErased: (subjectId: string) => boolean;
  /** Ids that were new, in lower case. */
  readonly inserted: ReadonlySet<string>;
  /** What is in the store now, by the id in lower case. */
  readonly bodyOf: (receiptId: string) => string | undefined;
}

/** What became of each entry, by what the store found. */
export function judge(entries: readonly Entry[], { isErased, inserted, bodyOf }: Findings): Verdict[] {
  const fresh = new Set(inserted);
  return entries.map(({ receipt: { receiptId, subjectId }, body }) => {
    const id = receiptId.toLowerCase();
    if (isErased(subjectId)) return 'erased';
    // One lot may hold the same id twice: the first is the new one.
    if (fresh.delete(id)) return 'stored';
    return bodyOf(id) === body ? 'known' : 'altered';
  });
}
