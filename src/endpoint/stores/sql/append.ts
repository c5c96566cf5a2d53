import { canonicalJson } from '../../../consent/canonical';
import type { TombstoneMarker } from '../../log/events';
import { StoreUnavailable } from '../errors';
import { verdictsOf } from '../rules';
import type { Entry, Verdict } from '../store';
import { fromBase64url, fromColumns, fromUuid, type ReceiptColumns, toBase64url, toUuid } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { insertRows, selectByList } from './statements';
import type { Db } from './tables';

/** Adds those of the receipts that are new as one batch. @returns a verdict for each */
export async function appendReceipts(
  entries: readonly Entry[],
  marker: TombstoneMarker,
  committing: Committing,
): Promise<Verdict[]> {
  const { transaction } = committing;
  const erased = await erasedAmong(transaction, entries, marker);
  const welcome = firstOfEach(entries.filter(({ receipt }) => !erased.has(receipt.subjectId)));
  const known = await knownAmong(transaction, [...welcome.keys()]);
  const fresh = [...welcome.values()].filter(({ receipt }) => !known.has(receipt.receiptId));
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

async function erasedAmong(db: Db, entries: readonly Entry[], marker: TombstoneMarker): Promise<Set<string>> {
  const subjects = new Map(entries.map(({ receipt: { subjectId } }) => [marker(subjectId), subjectId]));
  const markers = [...subjects.keys()].map(fromBase64url);
  const rows = await selectByList(db, 'erased', markers, (list) =>
    db.selectFrom('erasures').select('marker').where('marker', 'in', list),
  );
  return new Set(rows.map((row) => subjects.get(toBase64url(row.marker)) as string));
}

/** The bodies of those that are there already, also of an id whose entry is gone: that is damage to this receipt alone. */
async function knownAmong(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await selectByList(db, 'known', ids.map(fromUuid), (list) =>
    db
      .selectFrom('receipt_ids')
      .leftJoin('entries', 'entries.sequence', 'receipt_ids.sequence')
      .selectAll('entries')
      .select('receipt_ids.receipt_id as claimed')
      .where('receipt_ids.receipt_id', 'in', list),
  );
  return new Map(rows.map((row) => [toUuid(row.claimed), bodyOf(row as ReceiptColumns)]));
}

/** A receipt that is damaged differs from whatever is sent: it is not overwritten, and verification names it. */
function bodyOf(row: ReceiptColumns): string {
  try {
    return canonicalJson(fromColumns(row));
  } catch {
    return '';
  }
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
