import { sql } from 'kysely';
import { genesisOf, headText } from '../../log/chain';
import { readEvent } from '../../log/events';
import { type Verification, verifyView } from '../../log/verify';
import { fromBase64url, fromNotice, toBase64url } from './columns';
import { moveTip, readTip } from './commit';
import { type Deleting, deleteRange, emptyEntries } from './delete';
import type { Engine } from './engine';
import { batchesAfter, sqlLog } from './log-view';
import { insertRows } from './statements';
import { type Db, ENTRY_KINDS, type EntryRow, readPepper, type Tables, type Writing, writeMeta } from './tables';
import { copyUnseen, setTombstone } from './tombstones';

/** Batches in one transaction. */
const BATCHES = 50;

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
  const pepper = await readPepper(from.db);
  await adopt(from, to, pepper);
  let copied = 0;
  for (;;) {
    const { batch: after } = await readTip(to.db);
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
  const { batch } = await readTip(to.db);
  const there = await headAt(from.db, batch);
  // A log without a batch has none.
  const head = there && headText({ batch, head: there });
  const verification = await to.snapshot((copy) => verifyView(sqlLog(copy, genesisOf(pepper)), { head }));
  return { copied, verification };
}

interface Part {
  readonly batches: readonly Tables['batches'][];
  readonly entries: readonly EntryRow[];
  readonly notices: readonly Tables['notices'][];
  readonly of: number;
}

async function readPart(source: Db, after: number): Promise<Part> {
  const batches = await batchesAfter(source, after, BATCHES);
  const [oldest, newest] = [batches[0], batches.at(-1)];
  const { batch: of } = await readTip(source);
  if (!oldest || !newest) return { batches, entries: [], notices: [], of };
  const span = [oldest.first, newest.first + newest.count] as const;
  const [entries, notices] = [await rowsWithin(source, 'entries', span), await rowsWithin(source, 'notices', span)];
  return { batches, entries, notices, of } as Part;
}

function rowsWithin(source: Db, table: 'entries' | 'notices', [first, end]: readonly [number, number]) {
  // Of a config's own notices it is below 0.
  const place = table === 'notices' ? sql<number>`abs(sequence)` : sql.ref<number>('sequence');
  const rows = source.selectFrom(table).selectAll().where(place, '>=', first).where(place, '<', end);
  return rows.orderBy('sequence').execute();
}

async function writePart(target: Writing, { batches, entries, notices }: Part, { layout }: Engine): Promise<void> {
  const newest = batches.at(-1);
  if (!newest) return;
  for (const { received_at } of batches) await layout.ensurePartition(target, received_at);
  const ids = entries.flatMap(({ receipt_id, sequence }) => (receipt_id ? [{ receipt_id, sequence }] : []));
  await insertRows(target, 'batches', batches);
  await insertRows(target, 'entries', entries);
  await insertRows(target, 'receipt_ids', ids);
  for (const entry of entries) await repeatEvent(entry, { transaction: target, layout });
  // Afterwards: one that was removed may have been brought again.
  await insertRows(target, 'notices', notices);
  await moveTip(target, newest);
}

/** What an event did to entries before it, it does to their copies. */
async function repeatEvent({ sequence, kind, event }: EntryRow, deleting: Deleting): Promise<void> {
  const target = deleting.transaction;
  const name = ENTRY_KINDS[kind];
  if (name === 'erase') {
    const { marker = '', sequences = [] } = readEvent(name, event) ?? {};
    await setTombstone(target, fromBase64url(marker), sequence);
    await emptyEntries(sequences, deleting, (some) => sql<boolean>`entries.sequence in (${sql.join(some)})`);
  } else if (name === 'purge') {
    for (const range of readEvent(name, event)?.batches ?? []) await repeatPurge(range, deleting);
  } else if (name === 'notice') {
    const { hash = '', removed = false } = readEvent(name, event) ?? {};
    if (removed) await target.deleteFrom('notices').where('hash', '=', fromNotice(hash)).execute();
  } else if (name === 'key') await writeMeta(target, 'key', readEvent(name, event)?.publicKey ?? '');
}

async function repeatPurge([from, to]: readonly [number, number], deleting: Deleting): Promise<void> {
  const { first, end } = await deleting.transaction
    .selectFrom('batches')
    .select(({ fn, eb }) => [fn.min('first').as('first'), fn.max(eb('first', '+', eb.ref('count'))).as('end')])
    .where('batch', '>=', from)
    .where('batch', '<=', to)
    .executeTakeFirstOrThrow();
  await deleteRange({ from, to, first: Number(first), end: Number(end) }, deleting);
}

/** The target becomes a copy of this log, or is one already; anything else is left as it is. */
async function adopt(from: Engine, to: Engine, pepper: string): Promise<void> {
  await to.write(async (target) => {
    const tip = await readTip(target);
    if (tip.batch === 0) {
      await writeMeta(target, 'pepper', pepper);
      const head = fromBase64url(genesisOf(pepper));
      await target.updateTable('tip').set({ head }).execute();
      return;
    }
    if ((await headAt(from.db, tip.batch)) !== tip.head) {
      throw new MoveRefused('the target has receipts of its own, or more of them; name an empty database');
    }
  });
}

async function headAt(db: Db, batch: number): Promise<string | undefined> {
  const row = await db.selectFrom('batches').select('head').where('batch', '=', batch).executeTakeFirst();
  return row && toBase64url(row.head);
}
