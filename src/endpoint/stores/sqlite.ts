import { Kysely } from 'kysely';
import { type Handle, LibsqlDialect } from './libsql-dialect';
import { sqlStore } from './sql-store';
import { migrateSqlite, refuseForeign } from './sqlite-migrations';
import type { Store } from './store';
import type { Tables } from './tables';

/**
 * SQLite waits for a lock without giving the event loop back. At the start, when several processes may open a new
 * database at once, that holds up nobody; later the dialect does the waiting.
 */
const START_TIMEOUT = 5_000; // ms
const BUSY_TIMEOUT = 20; // ms

/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 * - temp_store: no personal data in temporary files.
 */
const SETTINGS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/**
 * Opens, or makes, an SQLite database of receipts. Rejects, and leaves the file as it is, when the database is newer
 * than this build or is not one of receipts.
 *
 * @param path the file; `-wal` and `-shm` files stand beside it while it is open
 */
export async function sqliteStore(path: string): Promise<Store> {
  // Imported here, since it is native code: the endpoint itself also runs where there is none.
  const { default: Database } = await import('libsql');
  const handle: Handle = new Database(path);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  try {
    handle.exec(`pragma busy_timeout = ${START_TIMEOUT}`);
    // Before the settings: setting the journal mode writes to the file.
    await refuseForeign(db);
    handle.exec(SETTINGS);
    await migrateSqlite(db);
    handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
    return await sqlStore({ db, wipe: async () => wipe(handle), close: () => close(db) });
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** The log still holds the pages as they were before: move it into the database and cut it to nothing. */
function wipe(handle: Handle): void {
  handle.pragma('wal_checkpoint(truncate)');
}

/** Waits for its turn first: a handle must not be closed under a transaction. */
async function close(db: Kysely<Tables>): Promise<void> {
  await db.connection().execute(async () => {});
  await db.destroy();
}
