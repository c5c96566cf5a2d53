import { type Selectable, sql } from 'kysely';
import { genesisOf, headText } from '../../log/chain';
import { readEvent } from '../../log/events';
import { type Verification, verifyLog } from '../../log/verify';
import { fromBase64url, fromNotice, NO_RECEIPT, toBase64url } from './columns';
import { readTip } from './commit';
import { deleteReceiptIds } from './delete';
import type { Engine, Layout } from './engine';
import { sqlLog } from './log-view';
import { insertRows } from './statements';
import { type Db, ENTRY_KINDS, type EntryRow, type Tables, type Writing } from './tables';
import { copyUnseen, setTombstone } from './tombstones';

/** Batches in one transaction. */
const BATCHES = 50;

/** Entries emptied in one statement, which takes 32,766 parameters in SQLite. */
const ERASED_AT_ONCE = 10_000;

export interface MoveOptions {
  /** Told of the batches that are there, and of how many there are to move. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

export interface Moved {
  /** Batches that were copied now; those that were there already do not count. */
  readonly copied: number;
  /** Of the copy, down to the head of the original. */
  readonly verification: Verification;
}

/** The two databases cannot be source and target of one move. The message says why, and what to do. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}

/**
 * Copies a log, its keys and its notices from one engine to another, entry for entry, with the same chain; then verifies
 * the copy. The original may go on meanwhile: what it commits is copied too, until nothing is left, and what it erases is
 * erased in the copy. Broken off, it goes on where it was the next time.
 */
export async function moveLog(from: Engine, to: Engine, { onProgress }: MoveOptions = {}): Promise<Moved> {
  const pepper = await pepperOf(from.db);
  await adopt(from, to, pepper);
  let copied = 0;
  for (;;) {
    const { batch: after } = await tipOf(to);
    const part = await from.snapshot((source) => readPart(source, after));
    if (part.batches.length === 0) break;
    await to.write((target) => writePart(target, part, to));
    copied += part.batches.length;
    onProgress?.(after + part.batches.length, part.of);
  }
  await copyUnseen(from, to);
  // Whatever was copied now: an earlier run may have been broken off between an erasure and this.
  await to.wipe();
  await to.scrub(true);
  const copy = { read: <T>(work: Parameters<typeof readLog<T>>[2]) => readLog(to, pepper, work) };
  return { copied, verification: await verifyLog(copy, { head: await headThere(from, await tipOf(to)) }) };
}

interface Part {
  readonly batches: readonly Selectable<Tables['batches']>[];
  readonly entries: readonly EntryRow[];
  readonly notices: readonly Selectable<Tables['notices']>[];
  readonly of: number;
}

async function readPart(source: Db, after: number): Promise<Part> {
  const batches = await source
    .selectFrom('batches')
    .selectAll()
    .where('batch', '>', after)
    .orderBy('batch')
    .limit(BATCHES)
    .execute();
  const [oldest, newest] = [batches[0], batches.at(-1)];
  const { batch: of } = await source.selectFrom('tip').select('batch').executeTakeFirstOrThrow();
  if (!oldest || !newest) return { batches, entries: [], notices: [], of };
  const span = [oldest.first, newest.first + newest.count] as const;
  const [entries, notices] = [await rowsWithin(source, 'entries', span), await rowsWithin(source, 'notices', span)];
  return { batches, entries, notices, of } as Part;
}

function rowsWithin(source: Db, table: 'entries' | 'notices', [first, end]: readonly [number, number]) {
  // Of a config's own notices it is below 0.
  const place = table === 'notices' ? sql<number>`abs(sequence)` : sql.ref<number>('sequence');
  return source
    .selectFrom(table)
    .selectAll()
    .where(place, '>=', first)
    .where(place, '<', end)
    .orderBy('sequence')
    .execute();
}

async function writePart(target: Writing, { batches, entries, notices }: Part, { layout }: Engine): Promise<void> {
  for (const { received_at } of batches) await layout.ensurePartition(target, received_at);
  const ids = entries.flatMap(({ receipt_id, sequence }) => (receipt_id ? [{ receipt_id, sequence }] : []));
  await insertRows(target, 'batches', batches);
  await insertRows(target, 'entries', entries);
  await insertRows(target, 'receipt_ids', ids);
  for (const entry of entries) await repeatEvent(target, entry, layout);
  // Afterwards: one that was removed may have been brought again.
  await insertRows(target, 'notices', notices);
  const newest = batches.at(-1);
  if (!newest) return;
  const { batch, first, count, head } = newest;
  await target
    .updateTable('tip')
    .set({ batch, sequence: first + count - 1, head })
    .execute();
}

/** What an event did to entries before it, it does to their copies. */
async function repeatEvent(target: Writing, entry: EntryRow, layout: Layout): Promise<void> {
  const { event } = entry;
  const name = ENTRY_KINDS[entry.kind];
  if (name === 'erase') await repeatErasure(target, entry, layout);
  if (name === 'purge') {
    for (const range of readEvent('purge', event)?.batches ?? []) await repeatPurge(target, range, layout);
  }
  const { hash = '', removed = false } = (name === 'notice' && readEvent('notice', event)) || {};
  if (removed) await target.deleteFrom('notices').where('hash', '=', fromNotice(hash)).execute();
  if (name === 'key') {
    await target.deleteFrom('meta').where('name', '=', 'key').execute();
    const value = readEvent('key', event)?.publicKey ?? '';
    await target.insertInto('meta').values({ name: 'key', value }).execute();
  }
}

async function repeatErasure(target: Writing, { sequence, event }: EntryRow, layout: Layout): Promise<void> {
  const { marker = '', sequences = [] } = readEvent('erase', event) ?? {};
  await setTombstone(target, fromBase64url(marker), sequence);
  for (let from = 0; from < sequences.length; from += ERASED_AT_ONCE) {
    const which = sql<boolean>`entries.sequence in (${sql.join(sequences.slice(from, from + ERASED_AT_ONCE))})`;
    await deleteReceiptIds(target, which, layout);
    await target
      .updateTable('entries')
      .set({ ...NO_RECEIPT, salt: null })
      .where(which)
      .execute();
  }
}

async function repeatPurge(target: Writing, [from, to]: readonly [number, number], layout: Layout): Promise<void> {
  const { first, end } = await target
    .selectFrom('batches')
    .select(({ fn, eb }) => [fn.min('first').as('first'), fn.max(eb('first', '+', eb.ref('count'))).as('end')])
    .where('batch', '>=', from)
    .where('batch', '<=', to)
    .executeTakeFirstOrThrow();
  const which = sql<boolean>`entries.sequence >= ${Number(first)} and entries.sequence < ${Number(end)}`;
  await deleteReceiptIds(target, which, layout);
  await target.deleteFrom('entries').where(which).execute();
  await target.updateTable('batches').set({ kept: 0 }).where('batch', '>=', from).where('batch', '<=', to).execute();
}

/** The target becomes a copy of this log, or is one already; anything else is left as it is. */
async function adopt(from: Engine, to: Engine, pepper: string): Promise<void> {
  await to.write(async (target) => {
    const tip = await readTip(target);
    if (tip.batch === 0) {
      await target.updateTable('meta').set({ value: pepper }).where('name', '=', 'pepper').execute();
      await target
        .updateTable('tip')
        .set({ head: fromBase64url(genesisOf(pepper)) })
        .execute();
      return;
    }
    const same = await from.db.selectFrom('batches').select('head').where('batch', '=', tip.batch).executeTakeFirst();
    if (!same || toBase64url(same.head) !== tip.head) {
      throw new MoveRefused('the target has receipts of its own, or more of them; name an empty database');
    }
  });
}

function readLog<T>(engine: Engine, pepper: string, work: (log: ReturnType<typeof sqlLog>) => Promise<T>): Promise<T> {
  return engine.snapshot((transaction) => work(sqlLog(transaction, genesisOf(pepper))));
}

async function pepperOf(db: Db): Promise<string> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', 'pepper').executeTakeFirstOrThrow();
  return row.value;
}

async function tipOf({ db }: Engine) {
  return db.selectFrom('tip').select(['batch', 'head']).executeTakeFirstOrThrow();
}

/** The original's head where the copy ends. `undefined` for a log without a batch, which has no head. */
async function headThere({ db }: Engine, { batch }: { readonly batch: number }): Promise<string | undefined> {
  const row = await db.selectFrom('batches').select('head').where('batch', '=', batch).executeTakeFirst();
  return row && headText({ batch, head: toBase64url(row.head) });
}
