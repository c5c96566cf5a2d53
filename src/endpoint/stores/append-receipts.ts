import { fromBase64url, fromUuid, toBase64url, toUuid } from './bytes';
import { type Committing, commitBatch, readTip } from './commit-batch';
import type { Db } from './engine';
import { judge } from './judge';
import { unpack } from './pack';
import type { Entry, Verdict } from './store';
import { StoreUnavailable } from './store-unavailable';
import type { TombstoneMarker } from './tombstone';

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
  const fresh = [...welcome.values()].filter(({ receipt }) => !known.has(idOf(receipt)));
  if (fresh.length > 0) {
    const tip = await readTip(transaction);
    await claimIds(fresh, tip.sequence + 1, committing);
    const drafts = fresh.map(({ receipt, body }) => ({ kind: 'receipt' as const, body, receipt }));
    await commitBatch(drafts, tip, committing);
  }
  const inserted = new Map(fresh.map(({ receipt, body }) => [idOf(receipt), body]));
  return judge(entries, {
    isErased: (subjectId) => erased.has(subjectId),
    inserted: new Set(inserted.keys()),
    bodyOf: (id) => inserted.get(id) ?? known.get(id),
  });
}

/** Ids are compared as the 128 bits that they are: the same one in capitals is no other receipt. */
export const idOf = ({ receiptId }: { readonly receiptId: string }) => receiptId.toLowerCase();

function firstOfEach(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(idOf(entry.receipt))) first.set(idOf(entry.receipt), entry);
  return first;
}

async function erasedAmong(db: Db, entries: readonly Entry[], marker: TombstoneMarker): Promise<Set<string>> {
  const subjects = new Map(entries.map(({ receipt: { subjectId } }) => [marker(subjectId), subjectId]));
  const markers = [...subjects.keys()].map(fromBase64url);
  const rows = await db.selectFrom('erasures').select('marker').where('marker', 'in', markers).execute();
  return new Set(rows.map((row) => subjects.get(toBase64url(row.marker)) as string));
}

/** The bodies of those that are there already. */
async function knownAmong(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('receipt_ids')
    .innerJoin('entries', 'entries.sequence', 'receipt_ids.sequence')
    .select(['receipt_ids.receipt_id', 'entries.receipt_id as written', 'entries.subject_id', 'entries.body'])
    .where('receipt_ids.receipt_id', 'in', ids.map(fromUuid))
    .execute();
  return new Map(rows.map((row) => [toUuid(row.receipt_id), bodyOf(row)]));
}

/** A receipt that is damaged differs from whatever is sent: it is not overwritten, and verification names it. */
function bodyOf({
  written,
  subject_id,
  body,
}: {
  written: Uint8Array | null;
  subject_id: Uint8Array | null;
  body: Uint8Array | null;
}) {
  if (!written || !subject_id || !body) return '';
  return unpack(body, { receiptId: toUuid(written), subjectId: toBase64url(subject_id) });
}

/**
 * The insert itself decides what is new, whatever was read before: under the lock it finds what was read, and where a
 * database has no such lock, the one that comes second begins anew.
 */
async function claimIds(fresh: readonly Entry[], first: number, { transaction }: Committing): Promise<void> {
  const rows = fresh.map(({ receipt }, i) => ({ receipt_id: fromUuid(receipt.receiptId), sequence: first + i }));
  const claimed = await transaction
    .insertInto('receipt_ids')
    .values(rows)
    .onConflict((conflict) => conflict.column('receipt_id').doNothing())
    .returning('sequence')
    .execute();
  if (claimed.length < rows.length) throw new StoreUnavailable('conflict');
}
