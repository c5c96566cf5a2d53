import { sql } from 'kysely';
import { createPepper } from '../../log/events';
import { DatabaseRefused } from '../errors';
import { beginLog, createTables, type Db, type Writing } from '../sql/tables';
import { ID_PARTS, keepNoStatistics } from './partitions';

/** What the server is: those that speak the protocol of PostgreSQL do not all lay out tables as it does. */
type Server = 'postgresql' | 'other';

type Migration = (db: Writing, server: Server) => Promise<void>;

/** Forward only: what was released is never edited, a change is a further entry. */
const MIGRATIONS: readonly Migration[] = [
  async (db, server) => {
    const partitioned = server === 'postgresql';
    await createTables(db, {
      bytes: 'bytea',
      whole: 'bigint',
      small: 'int2',
      // See partitions.ts.
      ...(partitioned && {
        entries: sql`partition by range (received_at)`,
        receiptIds: sql`partition by hash (receipt_id)`,
      }),
      // A server that keeps its keys in ranges on many machines spreads random ids by itself, numbers that grow not.
      entriesKey: partitioned ? ['sequence', 'received_at'] : ['sequence'],
    });
    if (partitioned) {
      await keepNoStatistics(db, 'entries');
      await createIdParts(db);
    }
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
export async function migratePostgres(db: Db): Promise<Server> {
  const server = await serverOf(db);
  await refuseForeign(db);
  for (const [i, migrate] of MIGRATIONS.entries()) {
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      // CockroachDB would else commit what came before each change of a table. PostgreSQL has no such setting.
      await sql`
        select set_config(name, 'off', true) from pg_settings where name = 'autocommit_before_ddl'
      `.execute(transaction);
      await transaction.schema
        .createTable('meta')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      if ((await versionOf(transaction)) > i) return;
      await migrate(transaction, server);
      await setVersion(transaction, i + 1);
    });
  }
  return server;
}

/** For reading alone: a database in which nothing has to be migrated. */
export async function checkPostgres(db: Db): Promise<Server> {
  await refuseForeign(db);
  const version = (await hasTables(db)) ? await versionOf(db) : 0;
  if (version < MIGRATIONS.length) throw DatabaseRefused.older(version, MIGRATIONS.length);
  return serverOf(db);
}

async function serverOf(db: Db): Promise<Server> {
  const { rows } = await sql<{ version: string }>`select version()`.execute(db);
  return /^PostgreSQL/.test(rows[0]?.version ?? '') ? 'postgresql' : 'other';
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
