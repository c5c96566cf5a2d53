import { sql } from 'kysely';
import { canonicalJson } from '../../../consent/canonical';
import { DAY_MS } from '../../../consent/validity';
import { dayOf, digest, yieldToRequests } from '../../runtime';
import type { Filter, LoggedReceipt, Tally } from '../store';
import { COUNTED_COLUMNS, countedOf, FILTERS, fromBase64url, fromColumns, fromUuid } from './columns';
import { readTip } from './commit';
import type { Db, EntryRow } from './tables';

/** So many entries are looked at in one statement, so that posts get their turn in between. */
const SLICE = 5_000;

/** @throws when what was asked for is damaged: an answer that leaves it out would be a lie */
function readReceipt(row: EntryRow): LoggedReceipt {
  try {
    const body = canonicalJson(fromColumns(row));
    return { sequence: row.sequence, receivedAt: row.received_at, body };
  } catch {
    throw new RangeError(`entry ${row.sequence} of the log is damaged; npx assent verify tells more`);
  }
}

export async function receiptsOf(db: Db, subjectId: string, after = 0, limit?: number): Promise<LoggedReceipt[]> {
  const subject = fromBase64url(subjectId);
  const all = db.selectFrom('entries').selectAll().where('subject_id', '=', subject).where('sequence', '>', after);
  const rows = await (limit === undefined ? all : all.limit(limit)).orderBy('sequence').execute();
  return rows.map(readReceipt);
}

export async function receiptById(db: Db, receiptId: string): Promise<LoggedReceipt | undefined> {
  const place = db.selectFrom('receipt_ids').select('sequence').where('receipt_id', '=', fromUuid(receiptId));
  const row = await db.selectFrom('entries').selectAll().where('sequence', '=', place).executeTakeFirst();
  return row && readReceipt(row);
}

export async function pageOfReceipts(
  db: Db,
  after: number,
  limit: number,
  filter: Filter = {},
  signal?: AbortSignal,
): Promise<LoggedReceipt[]> {
  const page: LoggedReceipt[] = [];
  for await (const slice of slicesOf(db, after, filter, signal)) {
    const room = limit - page.length;
    const rows = await slice.selectAll().orderBy('sequence').limit(room).execute();
    page.push(...rows.map(readReceipt));
    if (page.length >= limit) break;
  }
  return page;
}

export async function tallyReceipts(db: Db, filter: Filter = {}, signal?: AbortSignal): Promise<Tally[]> {
  const counts = new Map<string, Tally>();
  // Not divided: that some servers do in whole numbers, and others not.
  const day = sql<number>`received_at - received_at % ${sql.lit(DAY_MS)}`;
  for await (const slice of slicesOf(db, 0, filter, signal)) {
    const groups = slice.select(COUNTED_COLUMNS).groupBy([...COUNTED_COLUMNS, day]);
    const rows = groups.select(({ fn }) => [day.as('day'), fn.countAll<number>().as('count')]);
    for (const row of await rows.execute()) addTo(counts, tallyOf(row));
  }
  return [...counts.values()];
}

/** Queries, one for each slice of the entries that can fit after this one. Posts get their turn in between. */
async function* slicesOf(db: Db, after: number, filter: Filter, signal: AbortSignal | undefined) {
  const { first, last } = await boundsOf(db, filter);
  for (let from = Math.max(after + 1, first); from <= last; from += SLICE) {
    signal?.throwIfAborted();
    const end = from + SLICE;
    yield matching(db, filter).where('sequence', '>=', from).where('sequence', '<', end);
    await yieldToRequests();
  }
}

function addTo(counts: Map<string, Tally>, tally: Tally): void {
  const key = digest(JSON.stringify({ ...tally, count: 0 }));
  counts.set(key, { ...tally, count: tally.count + (counts.get(key)?.count ?? 0) });
}

type TallyRow = Parameters<typeof countedOf>[0] & { readonly day: number; readonly count: number };

function tallyOf({ day, count, ...row }: TallyRow): Tally {
  return { day: dayOf(Number(day)), ...countedOf(row), count: Number(count) } as Tally;
}

/** What was found for the last span of time, up to the batch that was the newest then. */
const found = new WeakMap<Db, { readonly span: string; readonly first: number; last: number; batch: number }>();

/**
 * Entries that can fit: a span of days is found by its batches, of which there are fewer. Each page of an export asks anew,
 * and has only to look at what has come since.
 */
async function boundsOf(db: Db, { from, to }: Filter): Promise<{ first: number; last: number }> {
  const tip = await readTip(db);
  if (from === undefined && to === undefined) return { first: 1, last: tip.sequence };
  const span = `${from} ${to}`;
  const before = found.get(db);
  const known = before?.span === span ? before : { first: Number.POSITIVE_INFINITY, last: 0, batch: 0 };
  // The few new ones are not looked for by their time: an index of it has all the others too.
  const time = known.batch > 0 ? sql<number>`received_at + 0` : sql.ref<number>('received_at');
  let query = db.selectFrom('batches').where('kept', '>', 0).where('batch', '>', known.batch);
  if (from !== undefined) query = query.where(time, '>=', from);
  if (to !== undefined) query = query.where(time, '<', to);
  const { first, last } = await query
    .select(({ fn, eb }) => [fn.min('first').as('first'), fn.max(eb('first', '+', eb.ref('count'))).as('last')])
    .executeTakeFirstOrThrow();
  const bounds = { first: Math.min(known.first, first ?? known.first), last: Math.max(known.last, last ?? 0) };
  found.set(db, { span, ...bounds, batch: tip.batch });
  return bounds;
}

/** Erased entries have no action. */
function matching(db: Db, filter: Filter) {
  const { from, to } = filter;
  let query = db.selectFrom('entries').where('kind', '=', 0).where('action', 'is not', null);
  if (from !== undefined) query = query.where('received_at', '>=', from);
  if (to !== undefined) query = query.where('received_at', '<', to);
  for (const { filter: name, name: column, encode } of FILTERS) {
    const value = filter[name];
    if (value === null) query = query.where(column, 'is', null);
    else if (value !== undefined) query = query.where(column, '=', encode(value as never) as never);
  }
  return query;
}
