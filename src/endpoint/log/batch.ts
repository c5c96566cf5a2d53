/*
 * The log: everything that was ever committed, in batches, each chained to the one before it.
 *
 *   entry   ──salt──>  leaf ┐
 *   entry   ──salt──>  leaf ┴─>  root ┐
 *                    head before it ──┼──>  head  ──>  the next batch, and one further on (see linkOf)
 *               number, times, count ─┘
 *
 * An entry that was erased has lost its text and its salt. Its leaf stays, so the chain can still be computed, and nobody
 * can tell from a leaf what it once was, not even who still has the text.
 */

/** What an entry of the log is: a visitor's receipt, or something that the endpoint did itself. */
export type EntryKind = 'receipt' | 'erase' | 'purge' | 'notice' | 'key';

/** One commit. Hashes are base64url of SHA-256. */
export interface Batch {
  /** 1 is the first, and no number is left out. */
  readonly batch: number;
  /** Sequence of its first entry. */
  readonly first: number;
  /** How many entries were committed. They have the numbers from `first` on. */
  readonly count: number;
  /** When the endpoint received them, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Of the Merkle tree over the entries' leaves. */
  readonly root: string;
  /** Names this batch and, through the chain, all before it. */
  readonly head: string;
  /** base64url of Ed25519 over the head, where the endpoint signs. */
  readonly signature: string | null;
}

/** An entry as the store has it: what verification reads. */
export interface LogEntry {
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly leaf: string;
  /** `null` once the entry was erased. */
  readonly salt: string | null;
  /** Canonical JSON of the receipt or the event, `null` once the entry was erased, and text that is none if it is damaged. */
  readonly body: string | null;
  /** What does not agree with the entry in the store's own columns and keys: the names of those columns. */
  readonly mismatches: readonly string[];
}

export interface LoggedBatch extends Batch {
  /** How many of its entries retention has still to delete: none of a batch of events, or that was purged. */
  readonly kept: number;
  /** Those that are in the store. None if the batch was purged. */
  readonly entries: readonly LogEntry[];
}

/** Where the log ends now. */
export interface Tip {
  /** 0 while there is none. */
  readonly batch: number;
  /** Of the newest entry, 0 while there is none. */
  readonly sequence: number;
}

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
