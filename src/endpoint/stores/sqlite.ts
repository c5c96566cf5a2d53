import { Kysely } from 'kysely';
import { type Engine, IN_PLACE } from './engine';
import { type Handle, LibsqlDialect } from './libsql-dialect';
import { oneAtATime } from './one-at-a-time';
import { sqlStore } from './sql-store';
import { explainSqlite } from './sqlite-errors';
import { migrateSqlite, refuseForeign, refuseOlder } from './sqlite-migrations';
import { READING, sqliteSettings } from './sqlite-settings';
import type { Store, StoreOptions } from './store';
import type { Tables } from './tables';

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
export async function sqliteEngine(path: string, options: SqliteOptions = {}): Promise<Engine> {
  const { durability = 'full', readOnly = false } = options;
  // Imported here, since it is native code: the endpoint itself also runs where there is none.
  const { default: Database } = await import('libsql');
  const file = readOnly ? await readOnlyAddress(path) : path;
  const handle: Handle = new Database(file);
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

  // Receipts are committed on a thread, all else here. They take turns, so that neither finds the other's lock.
  const inTurn = oneAtATime();
  const { startThread } = await import('./sqlite-thread');
  const thread = startThread({ path, durability, signingKey: options.signingKey });

  return {
    db,
    layout: IN_PLACE,
    append: (bodies, receivedAt) => inTurn(() => thread.append(bodies, receivedAt)),
    write: (work) => inTurn(() => db.transaction().execute(work).catch(explainSqlite)),
    async snapshot(work) {
      // On a connection of its own, which no write has to wait for.
      const reader = new Kysely<Tables>({ dialect: new LibsqlDialect(new Database(file), 'deferred') });
      try {
        return await reader.transaction().execute(work);
      } finally {
        await reader.destroy();
      }
    },
    wipe: () => inTurn(async () => wipe(handle)),
    // Where a wipe did not come to its end: the process was killed, or somebody was still reading.
    scrub: () => inTurn(async () => wipe(handle)),
    async close() {
      await inTurn(() => thread.close());
      await db.destroy();
    },
  };
}

/** Only an address can say it. Whatever means something in an address is escaped in it. */
async function readOnlyAddress(path: string): Promise<string> {
  const { pathToFileURL } = await import('node:url');
  return `${pathToFileURL(path)}?mode=ro`;
}

/** The log still holds the pages as they were before: move it into the database and cut it to nothing. */
function wipe(handle: Handle): void {
  handle.pragma('wal_checkpoint(truncate)');
}
