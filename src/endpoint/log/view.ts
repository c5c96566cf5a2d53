import type { LogEntry, LoggedBatch } from './batch';
import type { Tip } from './seal';

/** How much is in the store's tables, to find what was put there beside the log. */
export interface Totals {
  /** Where the store itself says that the log ends. */
  readonly tip: Tip & { readonly head: string };
  readonly batches: number;
  readonly entries: number;
  /** Receipt ids that count as known. */
  readonly receiptIds: number;
  readonly erasures: number;
  readonly notices: number;
}

/** The log of a store as it was at one moment. */
export interface LogView {
  /** The head that the first batch is chained to. */
  readonly genesis: string;
  totals(): Promise<Totals>;
  /** The next batches after this number, in order, at most `limit` of them, with the entries that are still there. */
  batches(after: number, limit: number): Promise<LoggedBatch[]>;
  /** The next events (entries that are not receipts) after this sequence, in order. */
  events(after: number, limit: number): Promise<LogEntry[]>;
  /** The batch that this entry is in. */
  batchOf(sequence: number): Promise<LoggedBatch | undefined>;
}
