import { type RawBuilder, sql } from 'kysely';
import type { Batch } from '../../log/batch';
import { eventDraft } from '../../log/events';
import { withinLimit } from '../rules';
import { fromBase64url, NO_RECEIPT } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { setTombstone } from './tombstones';

/** What takes to delete from the log. */
export type Deleting = Pick<Committing, 'transaction' | 'layout'>;

/** The ids of the entries of which this is true, which are emptied or deleted next, are no longer known. */
async function deleteReceiptIds(which: RawBuilder<boolean>, { transaction, layout }: Deleting): Promise<void> {
  await layout.noteDeletion(transaction, which);
  const receipts = transaction.selectFrom('entries').where(which).where('receipt_id', 'is not', null);
  const ids = receipts.select('entries.receipt_id').$castTo<{ receipt_id: Uint8Array }>();
  await transaction.deleteFrom('receipt_ids').where('receipt_id', 'in', ids).execute();
}

const EMPTY = { ...NO_RECEIPT, salt: null };

/** Entries emptied in one statement, each of which has its time, and in SQLite 32,766 parameters. */
const EMPTIED_AT_ONCE = 5_000;

/** Leaves nothing but their leaves of these entries. @param whichOf is true of some of them */
export async function emptyEntries(
  sequences: readonly number[],
  deleting: Deleting,
  whichOf: (some: readonly number[]) => RawBuilder<boolean>,
): Promise<void> {
  for (let from = 0; from < sequences.length; from += EMPTIED_AT_ONCE) {
    const which = whichOf(sequences.slice(from, from + EMPTIED_AT_ONCE));
    await deleteReceiptIds(which, deleting);
    await deleting.transaction.updateTable('entries').set(EMPTY).where(which).execute();
  }
}

/**
 * Empties all entries of these subjects and leaves a tombstone of each. @returns how many entries were emptied of each:
 * none, and nothing is logged, of a subject that was erased before or was never seen
 */
export async function eraseSubjects(subjectIds: readonly string[], committing: Committing): Promise<number[]> {
  const { transaction, marker } = committing;
  const emptied = new Map<string, number[]>();
  for (const id of new Set(subjectIds)) emptied.set(id, await emptySubject(id, marker(id), committing));
  const seen = [...emptied].filter(([, sequences]) => sequences.length > 0);
  if (seen.length > 0) {
    const drafts = seen.map(([id, sequences]) => eventDraft('erase', { marker: marker(id), sequences }));
    const { first } = await commitBatch(drafts, await readTip(transaction), committing);
    for (const [i, [id]] of seen.entries()) await setTombstone(transaction, fromBase64url(marker(id)), first + i);
  }
  return subjectIds.map((id) => emptied.get(id)?.length ?? 0);
}

/** @returns the entries that are empty now, and were not before */
async function emptySubject(subjectId: string, marker: string, committing: Committing): Promise<number[]> {
  const { transaction, receivedAt } = committing;
  const name = fromBase64url(marker);
  const known = transaction.selectFrom('erasures').select('sequence').where('marker', '=', name);
  if (((await known.executeTakeFirst())?.sequence ?? 0) > 0) return [];

  const subject = fromBase64url(subjectId);
  const entries = transaction.selectFrom('entries').select('sequence').where('subject_id', '=', subject);
  const rows = await entries.orderBy('sequence').execute();
  if (rows.length === 0) {
    // Its receipts may be on their way. Anybody can name subjects that never were, so it is no entry of the log.
    await setTombstone(transaction, name, -receivedAt);
    return [];
  }
  const sequences = rows.map(({ sequence }) => sequence);
  // All that the subject has: a span of them is as good as a list.
  const spanOf = (some: readonly number[]) =>
    sql<boolean>`subject_id = ${subject} and entries.sequence between ${some[0]} and ${some.at(-1)}`;
  await emptyEntries(sequences, committing, spanOf);
  return sequences;
}

/** Batches looked at for one purge. */
const MOST_BATCHES = 500;

/** Deletes the entries of the oldest batches that are due. Their heads stay, so the chain can still be computed. */
export async function purgeBatches(before: number, limit: number, committing: Committing): Promise<number> {
  const { transaction } = committing;
  const waiting = transaction.selectFrom('batches').select(['batch', 'first', 'count']).where('kept', '>', 0);
  const due = waiting.where('received_at', '<', before).orderBy('batch').limit(MOST_BATCHES);
  const chosen = withinLimit(limit, await due.execute());
  if (chosen.length === 0) return 0;
  const ranges = rangesOf(chosen);
  for (const range of ranges) await deleteRange(range, committing);
  const batches = ranges.map(({ from, to }): [number, number] => [from, to]);
  await commitBatch([eventDraft('purge', { batches })], await readTip(transaction), committing);
  return chosen.reduce((sum, { count }) => sum + count, 0);
}

/** Batches that are neighbours, from one to the other, and the entries that they have. */
interface Range {
  readonly from: number;
  to: number;
  readonly first: number;
  /** The first entry that is not theirs. */
  end: number;
}

function rangesOf(batches: readonly Pick<Batch, 'batch' | 'first' | 'count'>[]): Range[] {
  const ranges: Range[] = [];
  for (const { batch, first, count } of batches) {
    const open = ranges.at(-1);
    if (open?.to === batch - 1) Object.assign(open, { to: batch, end: first + count });
    else ranges.push({ from: batch, to: batch, first, end: first + count });
  }
  return ranges;
}

export async function deleteRange({ from, to, first, end }: Range, deleting: Deleting): Promise<void> {
  const { transaction } = deleting;
  const which = sql<boolean>`entries.sequence >= ${first} and entries.sequence < ${end}`;
  await deleteReceiptIds(which, deleting);
  await transaction.deleteFrom('entries').where(which).execute();
  const batches = transaction.updateTable('batches').where('batch', '>=', from).where('batch', '<=', to);
  await batches.set({ kept: 0 }).execute();
}
