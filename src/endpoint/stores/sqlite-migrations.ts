import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables';
import { createPepper } from './tombstone';

type Migration = (db: Transaction<Tables>) => Promise<void>;

/** Forward only: what was released is never edited, a change is a further entry. */
const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await db.schema
      .createTable('meta')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('receipts')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('receipt_id', 'text', (column) => column.notNull().unique())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('notice_hash', 'text', (column) => column.notNull())
      .addColumn('received_at', 'integer', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('receipts_subject').on('receipts').column('subject_id').execute();
    await db.schema.createIndex('receipts_notice').on('receipts').column('notice_hash').execute();
    await db.schema.createIndex('receipts_received').on('receipts').column('received_at').execute();
    await db.schema
      .createTable('erasures')
      .addColumn('marker', 'text', (column) => column.primaryKey())
      .addColumn('erased_at', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('notices')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('kept_at', 'integer', (column) => column.notNull())
      .execute();
    await db.insertInto('meta').values({ name: 'pepper', value: createPepper() }).execute();
  },
];

/** The database cannot be used as it is. The message names the fix. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** Throws before anything is written to a database that is newer than this build, or not of Assent. */
export async function refuseForeign(db: Kysely<Tables>): Promise<void> {
  // One statement, so that another process that makes the tables just now is seen either before or after.
  const { rows } = await sql<{ version: number; tables: number }>`
    select (select user_version from pragma_user_version) as version, (select count(*) from sqlite_master) as tables
  `.execute(db);
  const { version = 0, tables = 0 } = rows[0] ?? {};
  if (version > MIGRATIONS.length) {
    throw new DatabaseRefused(
      `the database has version ${version} and this build knows up to ${MIGRATIONS.length}; use a newer Assent`,
    );
  }
  if (version === 0 && tables > 0) {
    throw new DatabaseRefused('the database holds something else than receipts; name another file');
  }
}

/** Brings the database to the newest version. Each step and its number are committed together or not at all. */
export async function migrateSqlite(db: Kysely<Tables>): Promise<void> {
  for (const [i, migrate] of MIGRATIONS.entries()) {
    await db.transaction().execute(async (transaction) => {
      // Read again inside: another process may have been first.
      if ((await versionOf(transaction)) > i) return;
      await migrate(transaction);
      await sql`pragma user_version = ${sql.lit(i + 1)}`.execute(transaction);
    });
  }
}

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}
