import { Kysely } from 'kysely';
import type { Engine } from './engine';
import { type Handle, LibsqlDialect } from './libsql-dialect';
import { sqlStore } from './sql-store';
import { migrateSqlite, refuseForeign, refuseOlder } from './sqlite-migrations';
import type { Store, StoreOptions } from './store';
import { type Reason, StoreUnavailable } from './store-unavailable';
import type { Tables } from './tables';

/**
 * SQLite waits for a lock without giving the event loop back. At the start, when several processes may open a new
 * database at once, that holds up nobody; later the dialect does the waiting.
 */
const START_TIMEOUT = 5_000; // ms
const BUSY_TIMEOUT = 20; // ms

/** No personal data in temporary files, and no functions of a schema that somebody may have tampered with. */
const READING = `
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/**
 * - WAL and FULL: a commit returns once it is on disk, power cut included; NORMAL would lose the last ones.
 * - secure_delete: an erased receipt is overwritten with zeros, not only unlinked (GDPR 17).
 */
const settings = (synchronous: 'full' | 'off') => `
  pragma journal_mode = wal;
  pragma synchronous = ${synchronous};
  pragma secure_delete = on;
  ${READING}
`;

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
      handle.exec(settings(durability));
      await migrateSqlite(db);
    }
    handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  } catch (error) {
    handle.close();
    throw error;
  }

  return {
    db,
    write: (work) => db.transaction().execute(work).catch(explain),
    async snapshot(work) {
      // On a connection of its own, which no write has to wait for.
      const reader = new Kysely<Tables>({ dialect: new LibsqlDialect(new Database(file), 'deferred') });
      try {
        return await reader.transaction().execute(work);
      } finally {
        await reader.destroy();
      }
    },
    makeRoom: async () => {},
    stain: async () => {},
    wipe: async () => wipe(handle),
    scrub: async () => {},
    close: () => close(db),
  };
}

/** Only an address can say it. Whatever means something in an address is escaped in it. */
async function readOnlyAddress(path: string): Promise<string> {
  const { pathToFileURL } = await import('node:url');
  return `${pathToFileURL(path)}?mode=ro`;
}

/** What SQLite's codes begin with. */
const REASONS: readonly (readonly [code: string, reason: Reason])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'i/o'],
];

function explain(error: unknown): never {
  const { code } = error as { code?: string };
  const [, reason] = REASONS.find(([start]) => code?.startsWith(start)) ?? [];
  throw reason ? new StoreUnavailable(reason, code) : error;
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
