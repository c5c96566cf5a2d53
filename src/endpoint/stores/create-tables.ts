import { type ColumnDataType, sql } from 'kysely';
import { genesisOf } from '../log/chain';
import { fromBase64url } from './bytes';
import type { Writing } from './engine';

/** What engines call the same things. */
export interface Dialect {
  readonly bytes: ColumnDataType;
  /** Of 64 bits. In SQLite a key of exactly this type is the place of the row itself. */
  readonly whole: 'integer' | 'bigint';
  /** What follows the columns of `entries`. */
  readonly entries?: ReturnType<typeof sql>;
  /** What follows the columns of `receipt_ids`. */
  readonly receiptIds?: ReturnType<typeof sql>;
  /** Key of `entries`: where the table is partitioned it has to hold what it is partitioned by. */
  readonly entriesKey: readonly ('sequence' | 'received_at')[];
}

/** The tables of the log, empty, and its beginning. */
export async function createTables(
  db: Writing,
  { bytes, whole, entries, receiptIds, entriesKey }: Dialect,
): Promise<void> {
  await db.schema
    .createTable('tip')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('batch', whole, (column) => column.notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .addColumn('head', bytes, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('batches')
    .addColumn('batch', whole, (column) => column.primaryKey().notNull())
    .addColumn('first', whole, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('root', bytes, (column) => column.notNull())
    .addColumn('head', bytes, (column) => column.notNull())
    .addColumn('signature', bytes)
    .addColumn('kept', 'integer', (column) => column.notNull())
    .execute();
  const withEntries = db.schema
    .createTable('entries')
    .addColumn('sequence', whole, (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('kind', 'integer', (column) => column.notNull())
    .addColumn('leaf', bytes, (column) => column.notNull())
    .addColumn('salt', bytes)
    .addColumn('receipt_id', bytes)
    .addColumn('subject_id', bytes)
    .addColumn('action', 'text')
    .addColumn('region', 'text')
    .addColumn('language', 'text')
    .addColumn('policy', 'text')
    .addColumn('notice', bytes)
    .addColumn('grants', 'integer')
    .addColumn('body', bytes)
    .addPrimaryKeyConstraint('entries_key', [...entriesKey]);
  await (entries ? withEntries.modifyEnd(entries) : withEntries).execute();
  const withIds = db.schema
    .createTable('receipt_ids')
    .addColumn('receipt_id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('sequence', whole, (column) => column.notNull());
  await (receiptIds ? withIds.modifyEnd(receiptIds) : withIds).execute();
  await db.schema
    .createTable('erasures')
    .addColumn('marker', bytes, (column) => column.primaryKey().notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('notices')
    .addColumn('hash', bytes, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .execute();
  await createIndexes(db);
}

async function createIndexes(db: Writing): Promise<void> {
  await db.schema.createIndex('entries_subject').on('entries').column('subject_id').execute();
  await db.schema.createIndex('entries_notice').on('entries').column('notice').execute();
  // Few and small, since most entries are receipts and most batches are not due.
  await db.schema
    .createIndex('entries_event')
    .on('entries')
    .column('sequence')
    .where(sql.ref('kind'), '<>', 0)
    .execute();
  await db.schema
    .createIndex('batches_due')
    .on('batches')
    .column('received_at')
    .where(sql.ref('kept'), '>', 0)
    .execute();
}

/** The row that commits take the lock of. */
export async function beginLog(db: Writing, pepper: string): Promise<void> {
  await db
    .insertInto('tip')
    .values({ id: 1, batch: 0, sequence: 0, head: fromBase64url(genesisOf(pepper)) })
    .execute();
}
