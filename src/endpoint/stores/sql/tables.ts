import type { ColumnDataType, CreateTableBuilder, Kysely, RawBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import { genesisOf } from '../../log/chain';
import { createPepper } from '../../log/events';
import { DatabaseRefused } from '../errors';
import { COLUMNS, fromBase64url, type ReceiptOrNull } from './columns';

/** Bytes: 32 of a hash or of a subject's id, 16 of a receipt's id or of a salt. Half the size of their texts. */
type Bytes = Uint8Array;

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
    signature: Bytes | null;
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
    salt: Bytes | null;
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

export type BatchRow = Tables['batches'];
export type EntryRow = Tables['entries'];

export type Db = Kysely<Tables>;
export type Writing = Transaction<Tables>;

/** What engines call the same things. */
interface Dialect {
  readonly bytes: ColumnDataType;
  /** Of 64 bits. In SQLite a key of exactly this type is the place of the row itself. */
  readonly whole: 'integer' | 'bigint';
  readonly small: 'integer' | 'int2';
  /** What follows the columns of `entries`. */
  readonly entries: RawBuilder<unknown>;
  /** What follows the columns of `receipt_ids`. */
  readonly receiptIds: RawBuilder<unknown>;
  /** Key of `entries`: where the table is partitioned it has to hold what it is partitioned by. */
  readonly entriesKey: readonly ('sequence' | 'received_at')[];
}

/** The tables of the log, empty, and its beginning. */
export async function createTables(db: Writing, { bytes, whole, small, ...dialect }: Dialect): Promise<void> {
  const create = (name: string, columns: Columns) => withColumns(db.schema.createTable(name), columns);
  await create('meta', { name: ['text', 'key'], value: ['text'] }).execute();
  await create('tip', { id: ['integer', 'key'], batch: [whole], sequence: [whole], head: [bytes] }).execute();
  await create('batches', {
    batch: [whole, 'key'],
    first: [whole],
    count: ['integer'],
    received_at: [whole],
    root: [bytes],
    head: [bytes],
    signature: [bytes, 'nullable'],
    kept: ['integer'],
  }).execute();
  const ofEvent = { salt: [bytes, 'nullable'], event: ['text', 'nullable'] } as const;
  const types = { bytes, small, text: 'text' } as const;
  const ofReceipt = Object.fromEntries(COLUMNS.map(({ name, type }) => [name, [types[type], 'nullable']] as const));
  const ofAll = { sequence: [whole], received_at: [whole], kind: [small], leaf: [bytes] } as const;
  await create('entries', { ...ofAll, ...ofEvent, ...ofReceipt })
    .addPrimaryKeyConstraint('entries_key', [...dialect.entriesKey])
    .modifyEnd(dialect.entries)
    .execute();
  const ids = create('receipt_ids', { receipt_id: [bytes, 'key'], sequence: [whole] });
  await ids.modifyEnd(dialect.receiptIds).execute();
  await create('erasures', { marker: [bytes, 'key'], sequence: [whole] }).execute();
  await create('notices', { hash: [bytes, 'key'], body: ['text'], sequence: [whole] }).execute();
  await createIndexes(db);
  await beginLog(db);
}

/** Those that say nothing else are never `null`. */
type Columns = Readonly<Record<string, readonly [type: ColumnDataType, is?: 'key' | 'nullable']>>;

function withColumns(table: CreateTableBuilder<string, string>, columns: Columns): CreateTableBuilder<string, string> {
  return Object.entries(columns).reduce((sofar, [name, [type, is]]) => {
    if (is === 'nullable') return sofar.addColumn(name, type);
    return sofar.addColumn(name, type, (column) => (is ? column.primaryKey() : column).notNull());
  }, table);
}

async function createIndexes(db: Writing): Promise<void> {
  const create = (name: string, table: string, column: string) => db.schema.createIndex(name).on(table).column(column);
  await create('entries_subject', 'entries', 'subject_id').execute();
  await create('entries_notice', 'entries', 'notice').execute();
  // Few and small, since most entries are receipts, most batches are not due, and most who are erased were seen.
  await create('entries_event', 'entries', 'sequence').where(sql.ref('kind'), '<>', 0).execute();
  await create('batches_due', 'batches', 'received_at').where(sql.ref('kept'), '>', 0).execute();
  await create('erasures_unseen', 'erasures', 'sequence').where(sql.ref('sequence'), '<=', 0).execute();
}

/** With the row that commits take the lock of. */
async function beginLog(db: Writing): Promise<void> {
  const pepper = createPepper();
  await writeMeta(db, 'pepper', pepper);
  const head = fromBase64url(genesisOf(pepper));
  await db.insertInto('tip').values({ id: 1, batch: 0, sequence: 0, head }).execute();
}

/** A fact about this database. */
export async function readMeta(db: Db, name: string): Promise<string | undefined> {
  return (await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

export async function writeMeta(db: Writing, name: string, value: string): Promise<void> {
  const insert = db.insertInto('meta').values({ name, value });
  await insert.onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
}

/** Without which there is nothing to go on with. */
export async function readPepper(db: Db): Promise<string> {
  const pepper = await readMeta(db, 'pepper');
  if (pepper !== undefined) return pepper;
  throw DatabaseRefused.damaged('its table meta has no pepper, with which all tombstones and the log begin');
}
