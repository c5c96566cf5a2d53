import { type Kysely, sql } from 'kysely';
import type { Receipt } from '../../receipts/receipt';
import { genesisOf } from '../log/chain';
import { eventDraft } from '../log/events';
import { fromBase64url, fromNotice, fromUuid } from './bytes';
import { commitBatch, type ReceiptDraft, readTip } from './commit-batch';
import { beginLog, createTables } from './create-tables';
import { DatabaseRefused } from './database-refused';
import { type Db, IN_PLACE, type Writing } from './engine';
import type { Tables } from './tables';
import { createPepper } from './tombstone';

type Migration = (db: Writing) => Promise<void>;

/** Tables of version 1, under the names that they have while their rows move to the log. */
interface FirstTables {
  receipts_1: { sequence: number; received_at: number; body: string };
  erasures_1: { marker: string; erased_at: number };
  notices_1: { hash: string; body: string; kept_at: number };
}

/** Receipts of version 1 in one batch. */
const BATCH = 256;

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

  /** The log: what was there becomes its first batches. From here on nothing of it can be altered unseen. */
  async (db) => {
    for (const name of ['receipts', 'erasures', 'notices']) {
      await db.schema.alterTable(name).renameTo(`${name}_1`).execute();
    }
    await createTables(db, {
      bytes: 'blob',
      whole: 'integer',
      small: 'integer',
      entriesKey: ['sequence'],
      receiptIds: sql`without rowid`,
    });
    const { value } = await db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', 'pepper')
      .executeTakeFirstOrThrow();
    await beginLog(db, value);
    await fillLog(db as unknown as Kysely<FirstTables>, db, genesisOf(value));
    for (const name of ['receipts', 'erasures', 'notices']) await db.schema.dropTable(`${name}_1`).execute();
  },
];

async function fillLog(old: Kysely<FirstTables>, db: Writing, genesis: string): Promise<void> {
  const committing = {
    transaction: db,
    layout: IN_PLACE,
    genesis,
    signer: undefined,
  };
  const commit = async (drafts: Parameters<typeof commitBatch>[0], receivedAt: number) =>
    commitBatch(drafts, await readTip(db), { ...committing, receivedAt });

  for (let after = 0; ; ) {
    const rows = await old
      .selectFrom('receipts_1')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(BATCH)
      .execute();
    const [oldest] = rows;
    if (!oldest) break;
    // A batch has one time.
    const batch = rows.slice(0, rows.findIndex(({ received_at }) => received_at !== oldest.received_at) >>> 0);
    const drafts = batch.map(
      ({ body }): ReceiptDraft => ({ kind: 'receipt', body, receipt: JSON.parse(body) as Receipt }),
    );
    const { first } = await commit(drafts, oldest.received_at);
    const ids = drafts.map(({ receipt }, i) => ({ receipt_id: fromUuid(receipt.receiptId), sequence: first + i }));
    await db.insertInto('receipt_ids').values(ids).execute();
    after = batch.at(-1)?.sequence ?? after;
  }
  for (const { marker, erased_at } of await old.selectFrom('erasures_1').selectAll().execute()) {
    const { first } = await commit([eventDraft('erase', { marker, sequences: [] })], erased_at);
    await db
      .insertInto('erasures')
      .values({ marker: fromBase64url(marker), sequence: first })
      .execute();
  }
  for (const { hash, body, kept_at } of await old.selectFrom('notices_1').selectAll().execute()) {
    const { first } = await commit([eventDraft('notice', { hash })], kept_at);
    await db
      .insertInto('notices')
      .values({ hash: fromNotice(hash), body, sequence: first })
      .execute();
  }
}

/** Throws before anything is written to a database that is newer than this build, or not of Assent. */
export async function refuseForeign(db: Db): Promise<void> {
  // One statement, so that another process that makes the tables just now is seen either before or after.
  const { rows } = await sql<{ version: number; tables: number }>`
    select (select user_version from pragma_user_version) as version, (select count(*) from sqlite_master) as tables
  `.execute(db);
  const { version = 0, tables = 0 } = rows[0] ?? {};
  if (version > MIGRATIONS.length) throw DatabaseRefused.newer(version, MIGRATIONS.length);
  if (version === 0 && tables > 0) throw DatabaseRefused.foreign('name another file');
}

/** Throws where `migrateSqlite` would have something to do. */
export async function refuseOlder(db: Kysely<Tables>): Promise<void> {
  const version = await versionOf(db);
  if (version < MIGRATIONS.length) throw DatabaseRefused.older(version, MIGRATIONS.length);
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
