import type { Batch, LoggedBatch, LogView, Totals } from '../../log/batch';
import { withinLimit } from '../rules';
import { type JoinedRow, loggedEntry, loggedEvent, textOf } from './logged-entry';
import type { BatchRow, Db, Tables } from './tables';

/** No batch has more entries: their ids are inserted in one statement, which has two parameters for each, of 65,535. */
const LARGEST_BATCH = 32_767;

/** The log in a database. `db` is a transaction that sees one state of it. */
export function sqlLog(db: Db, genesis: string): LogView {
  const tip = () => tipOf(db);
  const batch = async (number: number) => {
    const row = await db.selectFrom('batches').selectAll().where('batch', '=', number).executeTakeFirst();
    return row && batchOf(row);
  };

  return {
    genesis,
    tip,
    batch,
    totals: () => totalsOf(db),

    async batches(after, limit) {
      return withEntries(db, withinLimit(limit, await batchesAfter(db, after, limit)));
    },

    async events(after, limit) {
      const events = db.selectFrom('entries').selectAll().where('kind', '<>', 0).where('sequence', '>', after);
      return (await events.orderBy('sequence').limit(limit).execute()).map(loggedEvent);
    },

    async batchOf(sequence) {
      // Both grow together, and only the batches' numbers have an index.
      let [low, high] = [1, Math.min(sequence, (await tip()).batch)];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (((await batch(middle))?.first ?? 0) <= sequence) low = middle;
        else high = middle - 1;
      }
      const rows = db.selectFrom('batches').selectAll().where('batch', '=', low);
      return (await withEntries(db, await rows.execute()))[0];
    },
  };
}

/** The next batches after this number, so many at the most. */
export function batchesAfter(db: Db, after: number, limit: number): Promise<BatchRow[]> {
  return db.selectFrom('batches').selectAll().where('batch', '>', after).orderBy('batch').limit(limit).execute();
}

async function withEntries(db: Db, batches: readonly BatchRow[]): Promise<LoggedBatch[]> {
  const loaded: LoggedBatch[] = [];
  for (const run of runsOf(batches)) {
    const rows = await entriesOf(db, run);
    let next = 0;
    for (const batch of run) {
      const from = next;
      while ((rows[next]?.sequence ?? Number.POSITIVE_INFINITY) < batch.first + batch.count) next++;
      const entries = await Promise.all(rows.slice(from, next).map((row) => loggedEntry(db, row, batch.received_at)));
      loaded.push({ ...batchOf(batch), entries });
    }
  }
  return loaded;
}

/** Batches whose entries follow each other: one whose numbers were tampered with takes nothing from the others. */
function runsOf(batches: readonly BatchRow[]): BatchRow[][] {
  const runs: BatchRow[][] = [];
  for (const batch of batches) {
    const before = runs.at(-1)?.at(-1);
    const follows = before && before.count > 0 && batch.count > 0 && before.first + before.count === batch.first;
    if (follows) runs.at(-1)?.push(batch);
    else runs.push([batch]);
  }
  return runs;
}

async function entriesOf(db: Db, batches: readonly BatchRow[]): Promise<JoinedRow[]> {
  const [oldest, newest] = [batches[0], batches.at(-1)];
  if (!oldest || !newest) return [];
  const end = newest.first + newest.count;
  const joined = db.selectFrom('entries').leftJoin('receipt_ids', 'receipt_ids.receipt_id', 'entries.receipt_id');
  const theirs = joined.where('entries.sequence', '>=', oldest.first).where('entries.sequence', '<', end);
  const rows = theirs.selectAll('entries').select('receipt_ids.sequence as claimed').orderBy('entries.sequence');
  // A batch may have been made to claim all entries of the log.
  return rows.limit(batches.length - 1 + LARGEST_BATCH).execute();
}

function batchOf({ received_at: receivedAt, root, head, signature, ...row }: BatchRow): Batch & { kept: number } {
  const signed = signature === null ? null : textOf(signature);
  return { ...row, receivedAt, root: textOf(root), head: textOf(head), signature: signed };
}

async function tipOf(db: Db) {
  const row = await db.selectFrom('tip').select(['batch', 'sequence', 'head']).where('id', '=', 1).executeTakeFirst();
  // Without it no commit can be made, and verification finds that it is not that of the newest batch.
  return row ? { ...row, head: textOf(row.head) } : { batch: 0, sequence: 0, head: '' };
}

async function totalsOf(db: Db): Promise<Totals> {
  const count = (table: keyof Tables) => db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
  const counted = async (table: keyof Tables) => Number((await count(table).executeTakeFirstOrThrow()).count);
  // The others have no entry in the log.
  const logged = await count('erasures').where('sequence', '>', 0).executeTakeFirstOrThrow();
  return {
    tips: await counted('tip'),
    batches: await counted('batches'),
    entries: await counted('entries'),
    receiptIds: await counted('receipt_ids'),
    erasures: Number(logged.count),
    notices: await counted('notices'),
  };
}
