import { sql } from 'kysely';
import { DatabaseRefused } from '../errors';
import { createTables, type Db, readMeta, type Writing, writeMeta } from '../sql/tables';
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
  },
  async (db) => {
    // A new database has it from the beginning.
    await sql`alter table entries add column if not exists region_source text`.execute(db);
  },
  async (db) => {
    await sql`
      alter table entries add column if not exists record_purpose text,
        add column if not exists record_granted int2, add column if not exists record_text bytea,
        add column if not exists adopted_from text, add column if not exists adopted_at text
    `.execute(db);
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
  await versionOf(db);
  for (const [i, migrate] of MIGRATIONS.entries()) {
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      // One that freezes here would keep all others from starting.
      await sql`set local idle_in_transaction_session_timeout = 5000`.execute(transaction);
      if ((await versionOf(transaction)) > i) return;
      await migrate(transaction);
      await writeMeta(transaction, 'version', String(i + 1));
    });
  }
}

/** For reading alone: a database in which nothing has to be migrated. */
export async function checkPostgres(db: Db): Promise<void> {
  const version = await versionOf(db);
  if (version < MIGRATIONS.length) throw DatabaseRefused.older(version, MIGRATIONS.length);
}

/** 0 for an empty database. Throws, before anything is written, for one that this build does not know, and of a server that cannot do it. */
async function versionOf(db: Db): Promise<number> {
  await refuseUnable(db);
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()
  `.execute(db);
  if (rows.length === 0) return 0;
  const isLog = ['meta', 'tip'].every((table) => rows.some(({ name }) => name === table));
  const version = isLog ? Number((await readMeta(db, 'version')) ?? 0) : 0;
  if (version === 0) {
    throw DatabaseRefused.foreign('name another database, or a schema of its own (?options=-csearch_path%3Dassent)');
  }
  if (version > MIGRATIONS.length) throw DatabaseRefused.newer(version, MIGRATIONS.length);
  return version;
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
