import type { Batch, LogEntry, LoggedBatch } from './batch';
import type { Tip } from './seal';

/** How many rows are in the store's tables, to find what was put there beside the log. */
export interface Totals {
  /** Of the end of the log: one. */
  readonly tips: number;
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
  /** Where the store itself says that the log ends. */
  tip(): Promise<Tip & { readonly head: string }>;
  /** Counts all rows, which takes its time. */
  totals(): Promise<Totals>;
  /**
   * The next batches after this number, in order, with the entries that are still there: one batch at least, and then as
   * many as have no more than `limit` entries together.
   */
  batches(after: number, limit: number): Promise<LoggedBatch[]>;
  /** The batch of this number alone, without its entries. */
  batch(number: number): Promise<Batch | undefined>;
  /** The next events (entries that are not receipts) after this sequence, in order. */
  events(after: number, limit: number): Promise<Pick<LogEntry, 'sequence' | 'kind' | 'body'>[]>;
  /** The batch that this entry is in. */
  batchOf(sequence: number): Promise<LoggedBatch | undefined>;
}
