import { sql } from 'kysely';
import { DAY_MS } from '../../../consent/validity';
import { StoreUnavailable } from '../errors';
import { isInForce, verdictsOf, withinDay } from '../rules';
import type { Entry, Verdict } from '../store';
import { fromBase64url, fromUuid, receiptBody, toBase64url, toUuid } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { eraseSubjects } from './delete';
import type { Lot, Outcome } from './engine';
import { insertRows, selectByList } from './statements';
import type { Db } from './tables';

/** Erasures first: a receipt that came in at the same time as its subject's erasure is not stored. */
export async function commitLot(lot: Lot, committing: Committing): Promise<Outcome> {
  const emptied = await eraseSubjects(lot.erased, committing);
  const verdicts = await appendReceipts(lot.entries, lot.mostADay, committing);
  return { verdicts, emptied };
}

/** Adds those of the receipts that are new as one batch, of a subject no more than so many a day. @returns a verdict for each */
async function appendReceipts(entries: readonly Entry[], mostADay: number, committing: Committing): Promise<Verdict[]> {
  const { transaction } = committing;
  const erased = await erasedAmong(entries, committing);
  const welcome = firstOfEach(entries.filter(({ receipt }) => !erased.has(receipt.subjectId)));
  const known = await knownAmong(transaction, [...welcome.keys()]);
  const unknown = [...welcome.values()].filter(({ receipt }) => !known.has(receipt.receiptId));
  const fresh = withinDay(unknown, mostADay, await recentOf(unknown, mostADay, committing));
  if (fresh.length > 0) {
    const tip = await readTip(transaction);
    await claimIds(fresh, tip.sequence + 1, committing);
    const drafts = fresh.map(({ receipt, body }) => ({ kind: 'receipt' as const, body, receipt }));
    await commitBatch(drafts, tip, committing);
  }
  const inserted = new Map(fresh.map(({ receipt, body }) => [receipt.receiptId, body]));
  return verdictsOf(entries, {
    isErased: (subjectId) => erased.has(subjectId),
    inserted: new Set(inserted.keys()),
    bodyOf: (id) => inserted.get(id) ?? known.get(id),
  });
}

function firstOfEach(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.receipt.receiptId)) first.set(entry.receipt.receiptId, entry);
  return first;
}

async function erasedAmong(
  entries: readonly Entry[],
  { transaction: db, marker, receivedAt }: Committing,
): Promise<Set<string>> {
  const subjects = new Map(entries.map(({ receipt: { subjectId } }) => [marker(subjectId), subjectId]));
  const markers = [...subjects.keys()].map(fromBase64url);
  const rows = await selectByList(db, 'erased', markers, (list) =>
    db.selectFrom('erasures').selectAll().where('marker', 'in', list),
  );
  const inForce = rows.filter(({ sequence }) => isInForce(sequence, receivedAt));
  return new Set(inForce.map((row) => subjects.get(toBase64url(row.marker)) as string));
}

/** How many receipts of each of these receipts' subjects came within the last 24 hours. */
async function recentOf(
  entries: readonly Entry[],
  mostADay: number,
  { transaction, receivedAt }: Committing,
): Promise<Map<string, number>> {
  const subjects = [...new Set(entries.map(({ receipt }) => receipt.subjectId))];
  if (subjects.length === 0 || mostADay === Number.POSITIVE_INFINITY) return new Map();
  const after = receivedAt - DAY_MS;
  const batches = transaction.selectFrom('batches').select('first').where(sql.ref('kept'), '>', sql.lit(0));
  const ofDay = batches.where('batches.received_at', '>', after).orderBy('batches.received_at').limit(sql.lit(1));
  const build = (list: readonly Uint8Array[]) =>
    transaction
      .selectFrom('entries')
      .select(({ fn }) => ['subject_id', fn.countAll<number>().as('count')])
      .where('subject_id', 'in', list)
      // The day's first batch is found at once, and from its first entry on the index has the subject's newest alone.
      .where('sequence', '>=', ofDay)
      .where('entries.received_at', '>', after)
      .groupBy('subject_id');
  const rows = await selectByList(transaction, 'recent', subjects.map(fromBase64url), build, [after, after]);
  return new Map(rows.map((row) => [toBase64url(row.subject_id as Uint8Array), Number(row.count)]));
}

/** The bodies of those that are there already, also of an id whose entry is gone: that is damage to this receipt alone. */
async function knownAmong(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectByList(db, 'known', ids.map(fromUuid), (list) =>
    db
      .selectFrom('receipt_ids')
      .leftJoin('entries', 'entries.sequence', 'receipt_ids.sequence')
      .selectAll('entries')
      .select('receipt_ids.receipt_id as claimed')
      .where('receipt_ids.receipt_id', 'in', list),
  );
  return new Map(rows.map((row) => [toUuid(row.claimed), receiptBody(row)]));
}

/**
 * The insert itself decides what is new, whatever was read before: under the lock it finds what was read, and where a
 * database has no such lock, the one that comes second begins anew.
 */
async function claimIds(fresh: readonly Entry[], first: number, { transaction }: Committing): Promise<void> {
  const rows = fresh.map(({ receipt }, i) => ({ receipt_id: fromUuid(receipt.receiptId), sequence: first + i }));
  const claimed = await insertRows(transaction, 'receipt_ids', rows, 'ignore');
  if (claimed < rows.length) throw new StoreUnavailable('conflict');
}
