import type { LogEntry, LoggedBatch } from './batch';
import { leafOf } from './chain';
import { rootOf } from './merkle';
import type { Removals } from './removals';

/** Where the log is not what it was when it was written. */
export interface Finding {
  /** Of the receipt at fault, where it is still known. */
  readonly receiptId: string | null;
  /** Of the entry at fault; of its first entry, where a whole batch is. */
  readonly sequence: number | null;
  readonly batch: number | null;
  /** ISO 8601: when the endpoint received it, where that is still known. */
  readonly receivedAt: string | null;
  readonly problem: string;
}

/** Ends the verification: what comes after a fault cannot be judged. */
export class Found extends Error {
  constructor(readonly finding: Finding) {
    super(finding.problem);
  }
}

/** How many entries of a batch are what. */
interface EntryCounts {
  receipts: number;
  erased: number;
  purged: number;
}

/** Every entry of the batch is there and is what its leaf commits to, and the leaves are those of the root. */
export function checkEntries(batch: LoggedBatch, removals: Removals, counts: EntryCounts): void {
  const { entries, count, kept } = batch;
  if (!(Number.isSafeInteger(count) && count > 0)) failBatch(batch, 'it has not the count of entries that a batch has');
  if (entries.length === 0 && removals.isPurged(batch.batch) && kept === 0) {
    counts.purged += count;
    return;
  }
  if (removals.isPurged(batch.batch)) failBatch(batch, 'retention has deleted it, and it is there again');
  for (let i = 0; i < Math.max(count, entries.length); i++) checkEntry(batch, i, removals, counts);
  const receipts = entries.filter(({ kind }) => kind === 'receipt').length;
  if (kept !== receipts) failBatch(batch, 'its columns (kept) do not agree with its entries');
  if (entries.length === 0) failBatch(batch, 'it has no entries, which no batch was committed with');
  if (rootOf(entries.map(({ leaf }) => leaf)) !== batch.root) failBatch(batch, 'its entries are not those of its root');
}

function checkEntry(batch: LoggedBatch, i: number, removals: Removals, counts: EntryCounts): void {
  const sequence = batch.first + i;
  const entry = batch.entries[i];
  if (!entry || entry.sequence > sequence) failEntry(batch, { sequence, body: null }, 'this entry is missing');
  else if (entry.sequence < sequence) failEntry(batch, entry, 'this entry is there twice');
  else if (entry.body === null) checkEmptied(batch, entry, removals, counts);
  else checkWhole(batch, entry, removals, counts);
}

function checkEmptied(batch: LoggedBatch, entry: LogEntry, removals: Removals, counts: EntryCounts): void {
  if (entry.salt !== null || entry.mismatches.length > 0) failEntry(batch, entry, 'it was erased in part');
  if (entry.kind !== 'receipt' || !removals.isErased(entry.sequence)) {
    failEntry(batch, entry, 'it is empty, and nothing in the log says that it was erased');
  }
  counts.erased += 1;
}

function checkWhole(batch: LoggedBatch, entry: LogEntry, removals: Removals, counts: EntryCounts): void {
  const { sequence, kind, salt, body, leaf, mismatches } = entry;
  if (salt === null || leafOf({ sequence, kind, salt, body: body as string }) !== leaf) {
    failEntry(batch, entry, 'it is not what was written');
  }
  if (removals.isErased(sequence)) failEntry(batch, entry, 'it was erased, and is there again');
  if (mismatches.length > 0) failEntry(batch, entry, `its columns (${mismatches.join(', ')}) do not agree with it`);
  if (kind === 'receipt') counts.receipts += 1;
}

type Place = Pick<LogEntry, 'sequence' | 'body'>;

function failEntry({ batch, receivedAt }: LoggedBatch, { sequence, body }: Place, problem: string): never {
  return fail({ batch, sequence, receiptId: idOf(body), receivedAt: timeOf(receivedAt), problem });
}

export function failBatch(batch: LoggedBatch, problem: string): never {
  return failEntry(batch, { sequence: batch.first, body: batch.entries[0]?.body ?? null }, problem);
}

export function fail(finding: Partial<Finding> & Pick<Finding, 'problem'>): never {
  throw new Found({ receiptId: null, sequence: null, batch: null, receivedAt: null, ...finding });
}

/** What stands there now, as far as it can be read: it is what somebody has to look for. */
function idOf(body: string | null): string | null {
  try {
    const { receiptId } = JSON.parse(body ?? '');
    return typeof receiptId === 'string' ? receiptId : null;
  } catch {
    return null;
  }
}

/** A time that was tampered with may be none. */
function timeOf(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
