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
  readonly astray: readonly string[];
}

export interface LoggedBatch extends Batch {
  /** How many of its entries retention has still to delete: none of a batch of events, or that was purged. */
  readonly kept: number;
  /** Those that are in the store. None if the batch was purged. */
  readonly entries: readonly LogEntry[];
}
