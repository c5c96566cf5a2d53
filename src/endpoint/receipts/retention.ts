import { DAY_MS } from '../../consent/validity';
import type { Store } from '../stores/store';

/** Small, so that a post never waits long for a batch. */
const BATCH = 500; // receipts

export interface Retention {
  readonly store: Store;
  /** Receipts are deleted this many days after the endpoint received them. */
  readonly days: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Once aborted, it stops after the batch under way: the next run goes on from there. Default: never. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Deletes what is older than its time (GDPR 5(1)(e)), batch by batch, and rids the store's files of what was deleted or
 * erased since the last time. @returns how many receipts
 */
export async function applyRetention({ store, days, now = Date.now, signal }: Retention): Promise<number> {
  const before = now() - days * DAY_MS;
  let total = 0;
  while (!signal?.aborted) {
    const deleted = await store.purge(before, BATCH, now());
    if (deleted === 0) break;
    total += deleted;
    // Lets waiting requests in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (!signal?.aborted) await store.scrub();
  return total;
}
