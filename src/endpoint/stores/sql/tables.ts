import { type ColumnDataType, type ColumnType, type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { genesisOf } from '../../log/chain';
import { COLUMNS, fromBase64url, type ReceiptColumns } from './columns';

/** Bytes: 32 of a hash or of a subject's id, 16 of a receipt's id or of a salt. Half the size of their texts. */
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
type BytesOrNull = ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;

type ReceiptOrNull = { [Name in keyof ReceiptColumns]: ReceiptColumns[Name] | null };

/** The tables as they are after the last migration, in every engine. Times are milliseconds since 1970. */
export interface Tables {
  /** Facts about this database, by name. */
  meta: { name: string; value: string };
  /** One row: where the log ends. Whoever commits holds its lock, so that there is one chain. */
  tip: { id: number; batch: number; sequence: number; head: Bytes };
  batches: {
    batch: number;
    /** Sequence of its first entry. */
    first: number;
    count: number;
    received_at: number;
    root: Bytes;
    head: Bytes;
    signature: BytesOrNull;
    /** How many of its entries retention has still to delete. Those of events are never deleted. */
    kept: number;
  };
  /** The log: receipts and events. Only `leaf` is left of an entry that was erased. */
  entries: {
    sequence: number;
    received_at: number;
    /** Index in ENTRY_KINDS. */
    kind: number;
    leaf: Bytes;
    salt: BytesOrNull;
    /** Canonical JSON of an event; of a receipt the columns below. */
    event: string | null;
  } & ReceiptOrNull;
  /** Decides which receipt is new, for all time and all instances at once. */
  receipt_ids: { receipt_id: Bytes; sequence: number };
  /** Tombstones: `marker` is a peppered hash, see log/events.ts. `sequence` is that of the event in the log, see isInForce. */
  erasures: { marker: Bytes; sequence: number };
  /** What receipts name. `sequence` is that of the event in the log; of a config's own notices it is below 0, see Store. */
  notices: { hash: Bytes; body: string; sequence: number };
}

/** What `entries.kind` stands for. Only ever added to. */
export const ENTRY_KINDS = ['receipt', 'erase', 'purge', 'notice', 'key'] as const;

export type EntryRow = Selectable<Tables['entries']>;

export type Db = Kysely<Tables>;
export type Writing = Transaction<Tables>;

/** What engines call the same things. */
interface Dialect {
  readonly bytes: ColumnDataType;
  /** Of 64 bits. In SQLite a key of exactly this type is the place of the row itself. */
  readonly whole: 'integer' | 'bigint';
  readonly small: 'integer' | 'int2';
  /** What follows the columns of `entries`. */
  readonly entries?: ReturnType<typeof sql>;
  /** What follows the columns of `receipt_ids`. */
  readonly receiptIds?: ReturnType<typeof sql>;
  /** Key of `entries`: where the table is partitioned it has to hold what it is partitioned by. */
  readonly entriesKey: readonly ('sequence' | 'received_at')[];
}

/** The tables of the log, empty, and its beginning. */
export async function createTables(db: Writing, dialect: Dialect): Promise<void> {
  const { bytes, whole } = dialect;
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
  await createEntries(db, dialect);
  const withIds = db.schema
    .createTable('receipt_ids')
    .addColumn('receipt_id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('sequence', whole, (column) => column.notNull());
  await (dialect.receiptIds ? withIds.modifyEnd(dialect.receiptIds) : withIds).execute();
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

async function createEntries(db: Writing, { bytes, whole, small, entries, entriesKey }: Dialect): Promise<void> {
  const ofEntry = db.schema
    .createTable('entries')
    .addColumn('sequence', whole, (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('kind', small, (column) => column.notNull())
    .addColumn('leaf', bytes, (column) => column.notNull())
    .addColumn('salt', bytes)
    .addColumn('event', 'text');
  const types = { bytes, small, text: 'text' } as const;
  const ofReceipt = COLUMNS.reduce((table, { name, type }) => table.addColumn(name, types[type]), ofEntry);
  const table = ofReceipt.addPrimaryKeyConstraint('entries_key', [...entriesKey]);
  await (entries ? table.modifyEnd(entries) : table).execute();
}

async function createIndexes(db: Writing): Promise<void> {
  await db.schema.createIndex('entries_subject').on('entries').column('subject_id').execute();
  await db.schema.createIndex('entries_notice').on('entries').column('notice').execute();
  // Few and small, since most entries are receipts, most batches are not due, and most who are erased were seen.
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
  await db.schema
    .createIndex('erasures_unseen')
    .on('erasures')
    .column('sequence')
    .where(sql.ref('sequence'), '<=', 0)
    .execute();
}

/** The row that commits take the lock of. */
export async function beginLog(db: Writing, pepper: string): Promise<void> {
  await db
    .insertInto('tip')
    .values({ id: 1, batch: 0, sequence: 0, head: fromBase64url(genesisOf(pepper)) })
    .execute();
}
