import { type Kysely, sql } from 'kysely';
import { DatabaseRefused } from '../errors';
import { createTables, type Db, type Tables, type Writing } from '../sql/tables';

type Migration = (db: Writing) => Promise<void>;

/** What the first of these makes: an earlier version was never released. */
const FIRST_VERSION = 2;

/** Forward only: what was released is never edited, a change is a further entry. */
const MIGRATIONS: readonly Migration[] = [
  (db) =>
    createTables(db, {
      bytes: 'blob',
      whole: 'integer',
      small: 'integer',
      entries: sql``,
      entriesKey: ['sequence'],
      receiptIds: sql`without rowid`,
    }),
  async (db) => {
    const { rows } = await sql`select name from pragma_table_info('entries') where name = 'region_source'`.execute(db);
    // A new database has it from the beginning.
    if (!rows.length) await db.schema.alterTable('entries').addColumn('region_source', 'text').execute();
  },
  async (db) => {
    const { rows } = await sql`select name from pragma_table_info('entries') where name = 'record_purpose'`.execute(db);
    if (rows.length) return;
    const columns = {
      record_purpose: 'text',
      record_granted: 'integer',
      record_text: 'blob',
      adopted_from: 'text',
      adopted_at: 'text',
    } as const;
    for (const [name, type] of Object.entries(columns)) {
      await db.schema.alterTable('entries').addColumn(name, type).execute();
    }
  },
];

const NEWEST_VERSION = FIRST_VERSION + MIGRATIONS.length - 1;

/** Throws before anything is written to a database that is newer than this build, or not of Assent. */
export async function refuseForeign(db: Db): Promise<void> {
  // One statement, so that another process that makes the tables just now is seen either before or after.
  const { rows } = await sql<{ version: number; tables: number }>`
    select (select user_version from pragma_user_version) as version, (select count(*) from sqlite_master) as tables
  `.execute(db);
  const { version = 0, tables = 0 } = rows[0] ?? {};
  if (version > NEWEST_VERSION) throw DatabaseRefused.newer(version, NEWEST_VERSION);
  if (version < FIRST_VERSION && tables > 0) throw DatabaseRefused.foreign('name another file');
}

/** Throws where `migrateSqlite` would have something to do. */
export async function refuseOlder(db: Kysely<Tables>): Promise<void> {
  const version = await versionOf(db);
  if (version < NEWEST_VERSION) throw DatabaseRefused.older(version, NEWEST_VERSION);
}

/** Brings the database to the newest version. Each step and its number are committed together or not at all. */
export async function migrateSqlite(db: Kysely<Tables>): Promise<void> {
  for (const [i, migrate] of MIGRATIONS.entries()) {
    const version = FIRST_VERSION + i;
    await db.transaction().execute(async (transaction) => {
      // Read again inside: another process may have been first.
      if ((await versionOf(transaction)) >= version) return;
      await migrate(transaction);
      await sql`pragma user_version = ${sql.lit(version)}`.execute(transaction);
    });
  }
}

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}
