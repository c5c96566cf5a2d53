import { type Kysely, sql, type Transaction } from 'kysely';
import { judge } from './judge';
import { type Entry, MOST_NOTICES, type Store } from './store';
import type { Tables } from './tables';
import { type TombstoneMarker, tombstoneMarker } from './tombstone';

/** What differs between engines. */
export interface Engine {
  readonly db: Kysely<Tables>;
  /** After rows were deleted for good: leave none of their bytes in the engine's files. */
  readonly wipe: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A store on a migrated database. Bound parameters only: no text is ever put together into a statement. */
export async function sqlStore({ db, wipe, close }: Engine): Promise<Store> {
  const pepper = await db.selectFrom('meta').select('value').where('name', '=', 'pepper').executeTakeFirstOrThrow();
  const marker = tombstoneMarker(pepper.value);

  return {
    append(entries, receivedAt) {
      return db.transaction().execute(async (transaction) => {
        const erased = await erasedAmong(transaction, entries, marker);
        const welcome = entries.filter(({ receipt }) => !erased.has(receipt.subjectId));
        const inserted = await insert(transaction, welcome, receivedAt);
        const isCopy = welcome.length > inserted.size;
        const digests = isCopy ? await digestsOf(transaction, welcome) : new Map<string, string>();
        return judge(entries, {
          isErased: (subjectId) => erased.has(subjectId),
          inserted,
          digestOf: (receiptId) => digests.get(receiptId),
        });
      });
    },

    receiptsOf(subjectId) {
      return db
        .selectFrom('receipts')
        .select(['body', 'received_at as receivedAt'])
        .where('subject_id', '=', subjectId)
        .orderBy('sequence')
        .execute();
    },

    async erase(subjectId, erasedAt) {
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('erasures')
          .values({ marker: marker(subjectId), erased_at: erasedAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction.deleteFrom('receipts').where('subject_id', '=', subjectId).execute();
      });
      await wipe();
    },

    async purge(before, limit) {
      const deleted = await db.transaction().execute((transaction) => {
        const oldest = transaction
          .selectFrom('receipts')
          .select('sequence')
          .where('received_at', '<', before)
          .orderBy('received_at')
          .limit(limit);
        return transaction.deleteFrom('receipts').where('sequence', 'in', oldest).executeTakeFirst();
      });
      if (deleted.numDeletedRows > 0) await wipe();
      return Number(deleted.numDeletedRows);
    },

    async notice(hash) {
      const row = await db.selectFrom('notices').select('body').where('hash', '=', hash).executeTakeFirst();
      return row?.body;
    },

    async missingNotices(hashes) {
      if (hashes.length === 0) return [];
      const present = await db.selectFrom('notices').select('hash').where('hash', 'in', hashes).execute();
      const missing = hashes.filter((hash) => !present.some((row) => row.hash === hash));
      return missing.length > 0 && (await hasRoom(db)) ? missing : [];
    },

    keepNotice(hash, body, keptAt) {
      return db.transaction().execute(async (transaction) => {
        if (await transaction.selectFrom('notices').select('hash').where('hash', '=', hash).executeTakeFirst()) {
          return 'kept';
        }
        const naming = transaction.selectFrom('receipts').select('sequence').where('notice_hash', '=', hash).limit(1);
        if (!(await naming.executeTakeFirst())) return 'unnamed';
        if (!(await hasRoom(transaction))) return 'full';
        await transaction
          .insertInto('notices')
          .values({ hash, body, kept_at: keptAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return 'kept';
      });
    },

    async check() {
      await db.transaction().execute(async (transaction) => {
        await transaction.updateTable('meta').set('value', sql.ref('value')).where('name', '=', 'pepper').execute();
      });
    },

    close,
  };
}

async function erasedAmong(db: Transaction<Tables>, entries: readonly Entry[], marker: TombstoneMarker) {
  const subjects = [...new Set(entries.map(({ receipt }) => receipt.subjectId))];
  if (subjects.length === 0) return new Set<string>();
  const rows = await db.selectFrom('erasures').select('marker').where('marker', 'in', subjects.map(marker)).execute();
  const markers = new Set(rows.map((row) => row.marker));
  return new Set(subjects.filter((subjectId) => markers.has(marker(subjectId))));
}

/** One statement decides what is new: a look first and an insert later would let two copies through. */
async function insert(db: Transaction<Tables>, entries: readonly Entry[], receivedAt: number): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const rows = await db
    .insertInto('receipts')
    .values(
      entries.map(({ receipt, digest, body }) => ({
        receipt_id: receipt.receiptId,
        subject_id: receipt.subjectId,
        notice_hash: receipt.notice.hash,
        received_at: receivedAt,
        digest,
        body,
      })),
    )
    .onConflict((conflict) => conflict.column('receipt_id').doNothing())
    .returning('receipt_id')
    .execute();
  return new Set(rows.map((row) => row.receipt_id));
}

async function digestsOf(db: Transaction<Tables>, entries: readonly Entry[]): Promise<Map<string, string>> {
  const ids = entries.map(({ receipt }) => receipt.receiptId);
  const rows = await db
    .selectFrom('receipts')
    .select(['receipt_id', 'digest'])
    .where('receipt_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.receipt_id, row.digest]));
}

async function hasRoom(db: Kysely<Tables>): Promise<boolean> {
  const { count } = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) < MOST_NOTICES;
}
