import { sql } from 'kysely';
import { createPepper } from '../../log/events';
import { DatabaseRefused } from '../errors';
import { beginLog, createTables, type Db, type Writing } from '../sql/tables';
import { ID_PARTS, keepNoStatistics } from './partitions';

type Migration = (db: Writing) => Promise<void>;

/** Forward only: what was released is never edited, a change is a further entry. */
const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await createTables(db, {
      bytes: 'bytea',
      whole: 'bigint',
      small: 'int2',
      // See partitions.ts.
      entries: sql`partition by range (received_at)`,
      receiptIds: sql`partition by hash (receipt_id)`,
      entriesKey: ['sequence', 'received_at'],
    });
    await keepNoStatistics(db, 'entries');
    await createIdParts(db);
    const pepper = createPepper();
    await db.insertInto('meta').values({ name: 'pepper', value: pepper }).execute();
    await beginLog(db, pepper);
  },
];

async function createIdParts(db: Writing): Promise<void> {
  await keepNoStatistics(db, 'receipt_ids', ['receipt_id']);
  for (let part = 0; part < ID_PARTS; part++) {
    const name = `receipt_ids_${part}`;
    await sql`
      create table ${sql.id(name)} partition of receipt_ids
      for values with (modulus ${sql.lit(ID_PARTS)}, remainder ${sql.lit(part)})
    `.execute(db);
    await keepNoStatistics(db, name, ['receipt_id']);
  }
}

/** Any number; only instances of Assent on this database wait for each other by it. */
const MIGRATION_LOCK = 7_417_301;

/**
 * Brings the database to the newest version. Each step and its number are committed together or not at all; instances that
 * start at once take their turns.
 */
export async function migratePostgres(db: Db): Promise<void> {
  await refuseUnable(db);
  await refuseForeign(db);
  for (const [i, migrate] of MIGRATIONS.entries()) {
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      // One that freezes here would keep all others from starting.
      await sql`set local idle_in_transaction_session_timeout = 5000`.execute(transaction);
      await transaction.schema
        .createTable('meta')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      if ((await versionOf(transaction)) > i) return;
      await migrate(transaction);
      await setVersion(transaction, i + 1);
    });
  }
}

/** For reading alone: a database in which nothing has to be migrated. */
export async function checkPostgres(db: Db): Promise<void> {
  await refuseUnable(db);
  await refuseForeign(db);
  const version = (await hasTables(db)) ? await versionOf(db) : 0;
  if (version < MIGRATIONS.length) throw DatabaseRefused.older(version, MIGRATIONS.length);
}

/** SQLSTATEs of what there is not: features, and columns, settings, functions and tables of these names. */
const UNKNOWN = /^(0A000|42703|42704|42883|42P01)$/;

/**
 * Others speak the protocol of PostgreSQL, and some say that they are it. What counts is what a server does: erasure rests on
 * rows in files that vacuum clears, commits on these settings.
 */
async function refuseUnable(db: Db): Promise<void> {
  const needed = sql`
    select ctid, xmin, pg_relation_filepath(oid), current_setting('full_page_writes'), current_setting('synchronous_commit'),
      current_setting('idle_in_transaction_session_timeout'), current_setting('tcp_user_timeout')
    from pg_class limit 1
  `;
  await needed.execute(db).catch((error) => {
    throw UNKNOWN.test(error.code) ? DatabaseRefused.unable(error.code) : error;
  });
}

/** Throws before anything is written. */
async function refuseForeign(db: Db): Promise<void> {
  const names = await tableNames(db);
  if (names.length === 0) return;
  const version = (await hasTables(db)) ? await versionOf(db) : 0;
  if (version === 0) {
    throw DatabaseRefused.foreign('name another database, or a schema of its own (?options=-csearch_path%3Dassent)');
  }
  if (version > MIGRATIONS.length) throw DatabaseRefused.newer(version, MIGRATIONS.length);
}

async function hasTables(db: Db): Promise<boolean> {
  const names = await tableNames(db);
  return names.includes('meta') && names.includes('tip');
}

async function tableNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()
  `.execute(db);
  return rows.map(({ name }) => name);
}

async function versionOf(db: Db): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', 'version').executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function setVersion(db: Writing, version: number): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name: 'version', value: String(version) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(version) }))
    .execute();
}
