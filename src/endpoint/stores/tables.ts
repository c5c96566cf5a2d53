import type { Generated } from 'kysely';

/** The tables as they are after the last migration, in every engine. */
export interface Tables {
  /** Facts about this database, by name. */
  meta: { name: string; value: string };
  receipts: {
    /** The order of receipt. Never used twice, also after the newest row was erased. */
    sequence: Generated<number>;
    receipt_id: string;
    subject_id: string;
    notice_hash: string;
    received_at: number;
    digest: string;
    body: string;
  };
  /** Tombstones: `marker` is a peppered hash, see tombstone.ts. */
  erasures: { marker: string; erased_at: number };
  /** What browsers brought. */
  notices: { hash: string; body: string; kept_at: number };
}
