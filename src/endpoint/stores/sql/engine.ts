import type { RawBuilder } from 'kysely';
import type { Entry, Store, Verdict } from '../store';
import type { Db, Writing } from './tables';

/** What one transaction takes: the receipts and the erasures that came in during the one before. */
export interface Lot {
  readonly entries: readonly Entry[];
  /** How many receipts of one subject may be stored within 24 hours. */
  readonly mostADay: number;
  /** Ids of subjects. */
  readonly erased: readonly string[];
}

/** What became of each of a lot, in the order given. */
export interface Outcome {
  readonly verdicts: readonly Verdict[];
  /** How many entries of each erased subject were emptied. */
  readonly emptied: readonly number[];
}

/** What takes long and only reads. */
export type LongReads = Pick<Required<Store>, 'page' | 'tally' | 'verify' | 'exportPage' | 'stats'>;

/** What differs between the engines. Everything else is one layer of queries. */
export interface Engine {
  /** For single statements that read. */
  readonly db: Db;
  /**
   * A transaction that has the row `tip` to itself from its start, so that commits of all processes come one after the
   * other. Durable once it resolves. Rejects with StoreUnavailable where the engine cannot write just now.
   */
  write<T>(work: (transaction: Writing) => Promise<T>): Promise<T>;
  /** A transaction that sees one state of the database and holds up no writer. */
  snapshot<T>(work: (transaction: Writing) => Promise<T>): Promise<T>;
  readonly layout: Layout;
  /** Where that is done elsewhere than on this thread. */
  readonly reader?: LongReads | undefined;
  /** After rows were emptied or deleted for good, where no byte of them may stay. */
  wipe(): Promise<void>;
  /** The same where it takes long and is done from time to time, see Store. */
  scrub(rewrite: boolean): Promise<number>;
  close(): Promise<void>;
}

/** How the engine lays out the rows of the log. */
export interface Layout {
  /** Before entries of this time are inserted. */
  ensurePartition(transaction: Writing, receivedAt: number): Promise<void>;
  /** Before the entries of which this is true are emptied or deleted. */
  noteDeletion(transaction: Writing, which: RawBuilder<boolean>): Promise<void>;
}

/** In one table, where rows are overwritten in place. */
export const IN_PLACE: Layout = { ensurePartition: async () => {}, noteDeletion: async () => {} };
