import { Kysely } from 'kysely';
import { loadLibsql } from '../drivers';
import type { Committer } from '../sql/commits';
import { type Engine, IN_PLACE } from '../sql/engine';
import { sqlStore } from '../sql/sql-store';
import type { Tables } from '../sql/tables';
import type { Store, StoreOptions } from '../store';
import { driverOptions, refuseOtherKey } from './cipher';
import { cutLog, explainSqlite, type Handle, LibsqlDialect, READING, snapshotOf, sqliteSettings } from './connection';
import { migrateSqlite, refuseForeign, refuseOlder } from './migrations';

/**
 * SQLite waits for a lock without giving the event loop back. At the start, when several processes may open a new
 * database at once, that holds up nobody; later the dialect does the waiting.
 */
const START_TIMEOUT = 5_000; // ms
const BUSY_TIMEOUT = 20; // ms

export interface SqliteOptions extends StoreOptions {
  /**
   * Opens a database that is there and writes nothing to it, no migration either: rejects where one is due. For
   * verification and exports, also of a copy that has to stay as it is. Default `false`.
   */
  readonly readOnly?: boolean;
  /**
   * Encrypts the file and its `-wal` (AES-256), where both are new, and opens what was encrypted with it. Rejects with a
   * `KeyRefused` where the file is not encrypted or has another key. Default: the file is not encrypted.
   */
  readonly encryptionKey?: string | undefined;
}

/**
 * Opens, or makes, an SQLite database of receipts. Rejects, and leaves the file as it is, when the database is newer
 * than this build or is not one of receipts.
 *
 * @param path the file; `-wal` and `-shm` files stand beside it while it is open
 */
export async function sqliteStore(path: string, options: SqliteOptions = {}): Promise<Store> {
  return sqlStore(await sqliteEngine(path, options), options);
}

/** The migrated database of `sqliteStore`. */
export async function sqliteEngine(path: string, options: SqliteOptions = {}): Promise<Engine & Committer> {
  const { durability = 'full', readOnly = false, encryptionKey } = options;
  const { file, open } = await openerOf(path, options);
  const handle = open();
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  try {
    handle.exec(`pragma busy_timeout = ${START_TIMEOUT}`);
    // Before the settings: setting the journal mode writes to the file.
    await refuseForeign(db);
    if (readOnly) {
      handle.exec(READING);
      await refuseOlder(db);
    } else {
      handle.exec(sqliteSettings(durability));
      await migrateSqlite(db);
    }
    handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  } catch (error) {
    handle.close();
    throw error;
  }

  // What is committed while it serves is so on a thread, all else here. They take turns, so that neither finds the other's lock.
  const inTurn = oneAtATime();
  const { startCommitter } = await import('./committer');
  const commits = { durability, signingKey: options.signingKey };
  const committer = startCommitter({ file, encryptionKey, commits });
  const { startReader } = await import('./reader');
  const { begin, retryIfDue, isDue } = createWipe(committer.cutLog);
  // What reads on another connection keeps a wipe from being done.
  const afterRead = () => inTurn(retryIfDue);
  const reader = startReader({ file, encryptionKey }, afterRead);
  const wipe = async () => {
    if (!readOnly) await inTurn(begin);
  };

  return {
    db,
    layout: IN_PLACE,
    commit: (...asked) => inTurn(() => committer.commit(...asked).finally(retryIfDue)),
    write: (work) => inTurn(() => db.transaction().execute(work).catch(explainSqlite).finally(retryIfDue)),
    snapshot: async (work) => snapshotOf(open(), work).finally(afterRead),
    reader: reader.reads,
    wipe,
    // Also what a process has left that ended, or waited for a reader, before its own wipe.
    scrub: () => wipe().then(() => Number(isDue())),
    async close() {
      await reader.close();
      await inTurn(() => committer.close());
      // SQLite would do so by itself, but for statements that live until they are collected: a copy of the file is whole.
      if (!readOnly) cutLogAtEnd(handle);
      await db.destroy();
    },
  };
}

/**
 * Opens one connection after the other, once it is known that this key, or none, opens the file. Other threads open `file`, a
 * path or an address.
 */
export async function openerOf(path: string, { readOnly, encryptionKey }: SqliteOptions) {
  // Only now, since it is native code: the endpoint itself also runs where there is none.
  const { default: Database } = await loadLibsql();
  await refuseOtherKey(path, encryptionKey);
  if (!readOnly) await makePrivate(path);
  const { pathToFileURL } = await import('node:url');
  // Only an address can say it. Whatever means something in an address is escaped in it.
  const file = readOnly ? `${pathToFileURL(path)}?mode=ro` : path;
  return { file, open: (): Handle => new Database(file, driverOptions(encryptionKey)) };
}

/**
 * A file that is not there yet is made for its owner alone, as SQLite then makes `-wal` and `-shm`: receipts are personal data.
 * One that is there is not opened: to close it would drop the locks that SQLite has on it in this process. What keeps it from
 * being made, SQLite says in its own words.
 */
async function makePrivate(path: string): Promise<void> {
  const { closeSync, openSync } = await import('node:fs');
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch {
    // It is there, or cannot be.
  }
}

/** Runs works one after the other, in the order in which they were asked for. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

/** A disk that fails now leaves the log where it is, and whoever opens the database next does this. */
function cutLogAtEnd(handle: Handle): void {
  try {
    cutLog(handle);
  } catch {}
}

/**
 * What is in the way of a wipe keeps it due.
 *
 * @param cut see cutLog; it waits so many milliseconds for those who are in the way
 */
function createWipe(cut: (patience: number) => Promise<boolean>) {
  let isDue = false;
  const attempt = async (patience: number) => {
    isDue = true;
    isDue = await cut(patience);
  };
  return {
    /** Does it now, or makes it due. */
    begin: () => attempt(BUSY_TIMEOUT),
    isDue: () => isDue,
    /**
     * Does what is due, if it can be done now. Never rejects, since it comes after works that have succeeded: a disk that fails is
     * told by the next commit. Nor does it wait for a reader, which would hold up all posts.
     */
    async retryIfDue(): Promise<void> {
      if (isDue) await attempt(0).catch(() => {});
    },
  };
}
