import { type Driver, SqliteDialect, SqliteDriver } from 'kysely';
import type Database from 'libsql';
import { withStatementCache } from './statement-cache';

export type Handle = Database.Database;

/** How long to try for a lock that another process holds; a longer one, a backup's say, is the sender's to wait for. */
const GIVE_UP_AFTER = 1_000; // ms
const TRY_AGAIN_AFTER = 20; // ms

/** libsql under Kysely, with transactions that take the write lock at once, or `deferred` ones, which only read. */
export class LibsqlDialect extends SqliteDialect {
  readonly #handle: Handle;
  readonly #mode: 'immediate' | 'deferred';

  constructor(handle: Handle, mode: 'immediate' | 'deferred' = 'immediate') {
    super({ database: withStatementCache(handle) });
    this.#handle = handle;
    this.#mode = mode;
  }

  override createDriver(): Driver {
    return this.#mode === 'immediate'
      ? new ImmediateDriver(this.#handle)
      : new SqliteDriver({ database: withStatementCache(this.#handle) });
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #handle: Handle;
  /** The time in which the lock could not be had. Those in the queue do not each wait their own time for one lock. */
  #locked = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

  constructor(handle: Handle) {
    super({ database: withStatementCache(handle) });
    this.#handle = handle;
  }

  /**
   * A transaction that starts by reading and writes later fails when another process wrote in between; one that starts
   * with the lock waits for its turn. It waits here, since SQLite's own waiting would hold up the event loop.
   */
  override async beginTransaction(): Promise<void> {
    // Left open by a rollback that failed, on a disk that was full, say. Otherwise nothing would ever be written again.
    await this.rollbackTransaction();
    for (;;) {
      try {
        this.#handle.exec('begin immediate');
        return;
      } catch (error) {
        const now = performance.now();
        const isSameLock = now - this.#locked.to < GIVE_UP_AFTER;
        this.#locked = { from: isSameLock ? this.#locked.from : now, to: now };
        const isLocked = (error as { code?: string }).code === 'SQLITE_BUSY';
        if (!isLocked || now - this.#locked.from > GIVE_UP_AFTER) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
    }
  }

  /**
   * By `exec`, like the other two: a prepared statement that found the database locked counts as still running until it
   * is collected, and no transaction can be committed meanwhile.
   */
  override async commitTransaction(): Promise<void> {
    this.#handle.exec('commit');
  }

  /** SQLite itself rolls back on some errors, and a second rollback would hide the first error. */
  override async rollbackTransaction(): Promise<void> {
    // Asking a closed handle ends the process.
    if (this.#handle.open && this.#handle.inTransaction) this.#handle.exec('rollback');
  }
}
