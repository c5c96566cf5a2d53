import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Tables } from './tables';

export type Db = Kysely<Tables>;
export type Writing = Transaction<Tables>;

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
  /** Before entries of this time are inserted. */
  makeRoom(transaction: Writing, receivedAt: number): Promise<void>;
  /** Before the entries of which this is true are emptied or deleted. */
  stain(transaction: Writing, which: RawBuilder<boolean>): Promise<void>;
  /** After rows were emptied or deleted for good, where no byte of them may stay. */
  wipe(): Promise<void>;
  /** The same where it takes long and is done from time to time. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
