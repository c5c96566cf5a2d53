import { type Driver, Kysely, type SqliteDatabase, SqliteDialect, SqliteDriver, type SqliteStatement } from 'kysely';
import type Database from 'libsql';
import { type ReasonsByCode, StoreUnavailable } from '../errors';
import type { Tables, Writing } from '../sql/tables';

export type Handle = Database.Database;

/** How long to try for a lock that another process holds; a longer one, a backup's say, is the sender's to wait for. */
const GIVE_UP_AFTER = 1_000; // ms
const TRY_AGAIN_AFTER = 20; // ms

/** libsql under Kysely, with transactions that take the write lock at once. */
export class LibsqlDialect extends SqliteDialect {
  constructor(private readonly handle: Handle) {
    super({ database: withStatementCache(handle) });
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.handle);
  }
}

/** A transaction that sees one state of the database, on a connection of its own, which no write has to wait for. */
export async function snapshotOf<T>(handle: Handle, work: (transaction: Writing) => Promise<T>): Promise<T> {
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withStatementCache(handle) }) });
  try {
    return await reader.transaction().execute(work);
  } finally {
    await reader.destroy();
  }
}

class ImmediateDriver extends SqliteDriver {
  /** The time in which the lock could not be had. Those in the queue do not each wait their own time for one lock. */
  #locked = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

  constructor(private readonly handle: Handle) {
    super({ database: withStatementCache(handle) });
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
        this.handle.exec('begin immediate');
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
    this.handle.exec('commit');
  }

  /** SQLite itself rolls back on some errors, and a second rollback would hide the first error. */
  override async rollbackTransaction(): Promise<void> {
    // Asking a closed handle ends the process.
    if (this.handle.open && this.handle.inTransaction) this.handle.exec('rollback');
  }
}

/** Statements kept. The same few come again and again, but for those with lists of some length. */
const MOST_STATEMENTS = 200;

/** A libsql database as Kysely takes one, whose statements are prepared once, and whose blobs are bytes. */
function withStatementCache(handle: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close() {
      statements.clear();
      handle.close();
    },
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      const made = statementOf(handle.prepare(text), () => statements.delete(text));
      statements.set(text, made);
      return made;
    },
  };
}

/** @param forget is called when it failed: until such a one is collected, it may keep a transaction from its end */
function statementOf(statement: Database.Statement, forget: () => void): SqliteStatement {
  const { reader } = statement;
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    reader,
    all: (parameters) => guarded(() => statement.all(parameters).map(withBytes)),
    run: (parameters) => guarded(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters) as IterableIterator<unknown>,
  };
}

function withBytes(row: unknown): unknown {
  const values = row as Record<string, unknown>;
  for (const name in values) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value);
  }
  return values;
}

/** No personal data in temporary files, and no functions of a schema that somebody may have tampered with. */
export const READING = `
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - wal_autocheckpoint: ids are random, so the same pages are written again and again; the longer they stay in the log (here
 *   16 MB), the fewer times they are written to the database as well.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 */
export const sqliteSettings = (durability: 'full' | 'off') => `
  pragma journal_mode = wal;
  pragma synchronous = ${durability};
  pragma wal_autocheckpoint = 4000;
  pragma secure_delete = on;
  ${READING}
`;

/**
 * Cuts SQLite's log (`-wal`) to nothing, in which pages still stand as they were before rows were emptied or deleted.
 *
 * @returns whether it is still to be done: whoever reads the database as it was then, a backup for example, is in the way
 */
export function cutLog(handle: Handle): boolean {
  const [{ busy }] = handle.pragma('wal_checkpoint(truncate)') as [{ readonly busy: 0 | 1 }];
  return busy === 1;
}

const REASONS: ReasonsByCode = {
  full: /^SQLITE_FULL/,
  'read-only': /^SQLITE_(READONLY|CANTOPEN)/,
  locked: /^SQLITE_(BUSY|LOCKED)/,
  corrupt: /^SQLITE_(CORRUPT|NOTADB)/,
  'i/o': /^SQLITE_IOERR/,
};

/** Throws what SQLite said, as a reason that an operator can act on where it is one. */
export function explainSqlite(error: unknown): never {
  throw StoreUnavailable.of(error as { code?: string }, REASONS) ?? error;
}
