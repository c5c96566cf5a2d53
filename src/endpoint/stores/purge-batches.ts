import { sql } from 'kysely';
import { eventDraft } from '../log/events';
import { type Committing, commitBatch, readTip } from './commit-batch';
import { forgetIds } from './forget-ids';
import { upTo } from './up-to';

interface Due {
  readonly batch: number;
  readonly first: number;
  readonly count: number;
}

/** Batches looked at for one purge. */
const MOST_BATCHES = 500;

/** Deletes the entries of the oldest batches that are due. Their heads stay, so the chain can still be computed. */
export async function purgeBatches(before: number, limit: number, committing: Committing): Promise<number> {
  const { transaction } = committing;
  const due = await transaction
    .selectFrom('batches')
    .select(['batch', 'first', 'count'])
    .where('kept', '>', 0)
    .where('received_at', '<', before)
    .orderBy('batch')
    .limit(MOST_BATCHES)
    .execute();
  const chosen = upTo(limit, due);
  if (chosen.length === 0) return 0;
  const ranges = rangesOf(chosen);
  for (const range of ranges) await deleteRange(range, committing);
  const batches = ranges.map(([from, to]) => [from.batch, to.batch] as const);
  await commitBatch([eventDraft('purge', { batches })], await readTip(transaction), committing);
  return chosen.reduce((sum, { count }) => sum + count, 0);
}

/** First and last of each run of neighbours. */
function rangesOf(batches: readonly Due[]): [Due, Due][] {
  const ranges: [Due, Due][] = [];
  for (const batch of batches) {
    const open = ranges.at(-1);
    if (open && open[1].batch + 1 === batch.batch) open[1] = batch;
    else ranges.push([batch, batch]);
  }
  return ranges;
}

async function deleteRange([from, to]: readonly [Due, Due], { transaction, layout }: Committing): Promise<void> {
  const [first, end] = [from.first, to.first + to.count];
  const which = sql<boolean>`entries.sequence >= ${first} and entries.sequence < ${end}`;
  await forgetIds(transaction, which, layout);
  await transaction.deleteFrom('entries').where(which).execute();
  await transaction
    .updateTable('batches')
    .set({ kept: 0 })
    .where('batch', '>=', from.batch)
    .where('batch', '<=', to.batch)
    .execute();
}
