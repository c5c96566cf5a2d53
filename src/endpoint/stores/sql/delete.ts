import { type RawBuilder, sql } from 'kysely';
import { eventDraft } from '../../log/events';
import { withinLimit } from '../rules';
import { fromBase64url, NO_RECEIPT } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import type { Layout } from './engine';
import type { Writing } from './tables';

/** The ids of the entries of which this is true, which are emptied or deleted next, are no longer known. */
export async function deleteReceiptIds(
  transaction: Writing,
  which: RawBuilder<boolean>,
  layout: Layout,
): Promise<void> {
  await layout.noteDeletion(transaction, which);
  await transaction
    .deleteFrom('receipt_ids')
    .where('receipt_id', 'in', (from) =>
      from
        .selectFrom('entries')
        .select('entries.receipt_id')
        .where(which)
        .where('receipt_id', 'is not', null)
        .$castTo<{ receipt_id: Uint8Array }>(),
    )
    .execute();
}

/** Entries emptied in one statement, each of which has its time. */
const ERASED_AT_ONCE = 5_000;

/**
 * Empties all entries of a subject and leaves a tombstone. @returns how many entries were emptied; none, and nothing is
 * written, when the subject was erased before
 */
export async function eraseSubject(subjectId: string, marker: string, committing: Committing): Promise<number> {
  const { transaction } = committing;
  const name = fromBase64url(marker);
  const known = transaction.selectFrom('erasures').select('sequence').where('marker', '=', name);
  if (await known.executeTakeFirst()) return 0;

  const subject = fromBase64url(subjectId);
  const rows = await transaction
    .selectFrom('entries')
    .select('sequence')
    .where('subject_id', '=', subject)
    .orderBy('sequence')
    .execute();
  const sequences = rows.map(({ sequence }) => sequence);
  for (let from = 0; from < sequences.length; from += ERASED_AT_ONCE) {
    const last = sequences[Math.min(from + ERASED_AT_ONCE, sequences.length) - 1];
    const which = sql<boolean>`subject_id = ${subject} and entries.sequence between ${sequences[from]} and ${last}`;
    await deleteReceiptIds(transaction, which, committing.layout);
    await transaction
      .updateTable('entries')
      .set({ ...NO_RECEIPT, salt: null })
      .where(which)
      .execute();
  }
  const event = eventDraft('erase', { marker, sequences });
  const { first } = await commitBatch([event], await readTip(transaction), committing);
  await transaction.insertInto('erasures').values({ marker: name, sequence: first }).execute();
  return sequences.length;
}

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
  const chosen = withinLimit(limit, due);
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
  await deleteReceiptIds(transaction, which, layout);
  await transaction.deleteFrom('entries').where(which).execute();
  await transaction
    .updateTable('batches')
    .set({ kept: 0 })
    .where('batch', '>=', from.batch)
    .where('batch', '<=', to.batch)
    .execute();
}
