import { noticeHash } from '../../../consent/digest';
import type { EntryKind, LogEntry } from '../../log/batch';
import { eventDraft, readEvent } from '../../log/events';
import { fromBase64url, fromColumns, fromNotice, hasReceipt, receiptBody, toBase64url, toColumns } from './columns';
import { type Db, ENTRY_KINDS, type EntryRow } from './tables';

/** `claimed` is the sequence that the receipt's id is kept with. */
export type JoinedRow = EntryRow & { readonly claimed: number | null };

/*
 * Rows as verification reads them. Whoever tampers with a database is not held to its types: SQLite keeps a text where
 * bytes belong. Whatever such a row holds is read as something that no hash fits.
 */

/** @param receivedAt of its batch */
export async function loggedEntry(db: Db, row: JoinedRow, receivedAt: number): Promise<LogEntry> {
  const entry = loggedEvent(row);
  const isReceipt = entry.kind === 'receipt';
  const mismatches = kindOf(row.kind) === undefined ? ['kind'] : [];
  if (row.received_at !== receivedAt) mismatches.push('received_at');
  if (isReceipt ? row.event !== null : hasReceipt(row)) mismatches.push('event');
  if (isReceipt && entry.body) mismatches.push(...strayColumns(row));
  if (row.claimed !== (isReceipt && entry.body !== null ? row.sequence : null)) mismatches.push('receipt_ids');
  if (!isReceipt) mismatches.push(...(await strayOfEvent(db, entry)));
  return { ...entry, leaf: textOf(row.leaf), salt: row.salt === null ? null : textOf(row.salt), mismatches };
}

/** An event as it stands there, before anybody has asked whether it is genuine. */
export function loggedEvent(row: EntryRow): Pick<LogEntry, 'sequence' | 'kind' | 'body'> {
  return { sequence: row.sequence, kind: kindOf(row.kind) ?? 'receipt', body: bodyOf(row) };
}

/** Bytes as the log names them. */
export function textOf(bytes: unknown): string {
  return bytes instanceof Uint8Array ? toBase64url(bytes) : '';
}

function kindOf(kind: unknown): EntryKind | undefined {
  return typeof kind === 'number' ? ENTRY_KINDS[kind] : undefined;
}

function bodyOf(row: EntryRow): string | null {
  if ((kindOf(row.kind) ?? 'receipt') === 'receipt') return hasReceipt(row) ? receiptBody(row) : null;
  return row.event === null || typeof row.event === 'string' ? row.event : '';
}

/** Columns that say the same in another way than the one in which it was written, such as a bit that means nothing. */
function strayColumns(row: EntryRow): string[] {
  const written = toColumns(fromColumns(row));
  const stray = Object.entries(written).filter(([name, value]) => !isSame(value, row[name as keyof typeof written]));
  return stray.map(([name]) => name);
}

function isSame(one: unknown, other: unknown): boolean {
  if (!(one instanceof Uint8Array)) return one === other;
  return other instanceof Uint8Array && Buffer.compare(one, other) === 0;
}

/** What an event left in a table of its own has to be there. */
async function strayOfEvent(db: Db, { kind, sequence, body }: Pick<LogEntry, 'kind' | 'sequence' | 'body'>) {
  if (kind === 'erase') {
    const marker = fromBase64url(readEvent('erase', body)?.marker ?? '');
    const row = await db.selectFrom('erasures').select('sequence').where('marker', '=', marker).executeTakeFirst();
    return row?.sequence === sequence ? [] : ['erasures'];
  }
  if (kind === 'notice') {
    const { hash = '', removed = false } = readEvent('notice', body) ?? {};
    if (removed) return [];
    const row = await db.selectFrom('notices').selectAll().where('hash', '=', fromNotice(hash)).executeTakeFirst();
    // Of a config's own notice it is below 0.
    if (row && Math.abs(row.sequence) === sequence && noticeHash(row.body) === hash) return [];
    // Afterwards, since that looks through the events: most notices are there.
    return (await isRemovedAfter(db, hash, sequence)) ? [] : ['notices'];
  }
  return [];
}

/** An event that the log has, which is judged where it stands. */
async function isRemovedAfter(db: Db, hash: string, sequence: number): Promise<boolean> {
  const { body } = eventDraft('notice', { hash, removed: true });
  const events = db.selectFrom('entries').select('sequence').where('kind', '<>', 0).where('sequence', '>', sequence);
  return (await events.where('event', '=', body).limit(1).executeTakeFirst()) !== undefined;
}
