import type { LogEntry, LoggedBatch, LogView, Tip } from '../log/batch';
import { FIELD_LIST } from '../receipts/fields';
import { dayOf } from '../runtime';
import { MOST_NOTICES, MOST_NOTICES_NAMED, MOST_OF_NAMING, NOTICES_BYTES, withinLimit } from './rules';
import type { Entry, Filter, LoggedReceipt, Tally } from './store';

/** An entry of the log, and the receipt that it is while it is one. */
export type Row = { -readonly [Field in keyof LogEntry]: LogEntry[Field] } & {
  readonly receivedAt: number;
  entry: Entry | null;
};

export const noticeOf = ({ entry }: Row) => (entry as Entry).receipt.notice.hash;
export const idOf = ({ receipt }: Entry) => receipt.receiptId;

export const loggedReceipt = ({ sequence, receivedAt, entry }: Row): LoggedReceipt => ({
  sequence,
  receivedAt,
  body: (entry as Entry).body,
});

export function fits({ receivedAt, entry }: Row, filter: Filter): boolean {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, ...rest } = filter;
  if (!entry || receivedAt < from || receivedAt >= to) return false;
  return FIELD_LIST.every(({ filter: name, read }) => {
    const wanted = name && rest[name];
    return wanted === undefined || read(entry.receipt) === wanted;
  });
}

export function tallyOf({ receivedAt, entry }: Row): Tally {
  const { receipt } = entry as Entry;
  const counted = FIELD_LIST.flatMap(({ tally, read }) => (tally ? [[tally, read(receipt)] as const] : []));
  return { day: dayOf(receivedAt), ...Object.fromEntries(counted), count: 0 } as unknown as Tally;
}

/** Whether there may be more than these notices, which browsers brought. */
export function haveRoom(notices: ReadonlyMap<string, string>): boolean {
  const bytes = [...notices.values()].reduce((sum, body) => sum + new TextEncoder().encode(body).length, 0);
  return notices.size < MOST_NOTICES && bytes < NOTICES_BYTES;
}

/** Whether these receipts of one subject are few, and name few of these notices. */
export function areFew(rows: readonly Row[], notices: ReadonlyMap<string, string>): boolean {
  const kept = new Set(rows.map(noticeOf).filter((hash) => notices.has(hash)));
  return rows.length < MOST_OF_NAMING && kept.size < MOST_NOTICES_NAMED;
}

/** Where a log ends. */
export function tipOf(batches: readonly LoggedBatch[]): Tip {
  const newest = batches.at(-1);
  return { batch: batches.length, sequence: newest ? newest.first + newest.count - 1 : 0 };
}

/** A copy of the log in memory, as verification reads it. */
export function viewOf(
  batches: readonly LoggedBatch[],
  genesis: string,
  counts: { receiptIds: number; erasures: number; notices: number },
): LogView {
  const entries = batches.flatMap((batch) => batch.entries);
  return {
    genesis,
    totals: async () => ({ tips: 1, batches: batches.length, entries: entries.length, ...counts }),
    tip: async () => ({ ...tipOf(batches), head: batches.at(-1)?.head ?? genesis }),
    batches: async (after, limit) => withinLimit(limit, batches.slice(after, after + limit)),
    batch: async (number) => batches[number - 1],
    events: async (after, limit) =>
      entries.filter(({ kind, sequence }) => kind !== 'receipt' && sequence > after).slice(0, limit),
    batchOf: async (sequence) => batches.findLast(({ first }) => first <= sequence),
  };
}
