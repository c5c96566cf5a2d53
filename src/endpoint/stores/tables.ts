import type { ColumnType } from 'kysely';

/** Bytes: 32 of a hash or of a subject's id, 16 of a receipt's id or of a salt. Half the size of their texts. */
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
type BytesOrNull = ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;

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
    receipt_id: BytesOrNull;
    subject_id: BytesOrNull;
    action: string | null;
    region: string | null;
    language: string | null;
    policy: string | null;
    notice: BytesOrNull;
    /** Sum of GRANTS. */
    grants: number | null;
    /** See pack.ts. */
    body: BytesOrNull;
  };
  /** Decides which receipt is new, for all time and all instances at once. */
  receipt_ids: { receipt_id: Bytes; sequence: number };
  /** Tombstones: `marker` is a peppered hash, see tombstone.ts. `sequence` is that of the event in the log. */
  erasures: { marker: Bytes; sequence: number };
  /** What browsers brought. */
  notices: { hash: Bytes; body: string; sequence: number };
}

/** What `entries.kind` stands for. Only ever added to. */
export const ENTRY_KINDS = ['receipt', 'erase', 'purge', 'notice', 'key'] as const;

export type EntryRow = {
  [Name in keyof Tables['entries']]: Tables['entries'][Name] extends Bytes
    ? Uint8Array
    : Tables['entries'][Name] extends BytesOrNull
      ? Uint8Array | null
      : Tables['entries'][Name];
};
