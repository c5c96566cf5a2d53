import type { Receipt } from '../../../receipts/receipt';
import type { Tip } from '../../log/batch';
import { type Links, linkOf } from '../../log/chain';
import type { Draft, TombstoneMarker } from '../../log/events';
import { type NewBatch, seal } from '../../log/seal';
import type { Signer } from '../../log/signer';
import { DatabaseRefused } from '../errors';
import { fromBase64url, NO_RECEIPT, toBase64url, toColumns } from './columns';
import type { Layout } from './engine';
import { compileOnce, insertRows } from './statements';
import { type BatchRow, type Db, ENTRY_KINDS, type EntryRow, type Writing } from './tables';

/** A draft that is a receipt has it. */
type AnyDraft = Draft & { readonly receipt?: Receipt };

export interface Committing {
  readonly transaction: Writing;
  readonly layout: Layout;
  readonly genesis: string;
  readonly marker: TombstoneMarker;
  readonly signer: Signer | undefined;
  readonly receivedAt: number;
}

/** Adds the next batch to the log, within a transaction that has the lock. */
export async function commitBatch(
  drafts: readonly AnyDraft[],
  tip: Tip & { readonly head: string },
  { transaction, layout, genesis, signer, receivedAt }: Committing,
): Promise<NewBatch> {
  const links = await linksOf(transaction, tip, genesis);
  const batch = seal(tip, links, drafts, { receivedAt, signer });
  await layout.ensurePartition(transaction, receivedAt);
  const rows = batch.entries.map((entry, i) => rowOf(entry, drafts[i] as AnyDraft, receivedAt));
  await insertRows(transaction, 'entries', rows);
  const row = batchRow(batch, drafts);
  await insertRows(transaction, 'batches', [row]);
  await moveTip(transaction, row);
  return batch;
}

/** Where the log ends: in a transaction that commits, under its lock. */
export async function readTip(db: Db): Promise<Tip & { readonly head: string }> {
  const select = compileOnce(db, 'tip', () => db.selectFrom('tip').select(['batch', 'sequence', 'head']));
  const [tip] = (await db.executeQuery(select)).rows;
  if (!tip) throw DatabaseRefused.damaged('its table tip has no row, with which the log ends');
  return { batch: tip.batch, sequence: tip.sequence, head: toBase64url(tip.head) };
}

/** To the end of this batch. */
export async function moveTip(transaction: Writing, { batch, first, count, head }: BatchRow): Promise<void> {
  const tip = { batch, sequence: first + count - 1, head };
  const update = compileOnce(transaction, 'move tip', () => transaction.updateTable('tip').set(tip));
  await transaction.executeQuery({ ...update, parameters: Object.values(tip) });
}

async function linksOf(transaction: Writing, tip: Tip & { head: string }, genesis: string): Promise<Links> {
  const linked = linkOf(tip.batch + 1);
  if (linked === tip.batch) return { previous: tip.head, linked: tip.head };
  if (linked === 0) return { previous: tip.head, linked: genesis };
  const build = () => transaction.selectFrom('batches').select('head').where('batch', '=', linked);
  const select = compileOnce(transaction, 'head', build);
  const { rows } = await transaction.executeQuery<{ head: Uint8Array }>({ ...select, parameters: [linked] });
  const [found] = rows;
  if (!found) throw DatabaseRefused.damaged(`its batch ${linked} is gone, to which the next one is chained`);
  return { previous: tip.head, linked: toBase64url(found.head) };
}

function batchRow(batch: NewBatch, drafts: readonly Draft[]): BatchRow {
  return {
    batch: batch.batch,
    first: batch.first,
    count: batch.count,
    received_at: batch.receivedAt,
    root: fromBase64url(batch.root),
    head: fromBase64url(batch.head),
    signature: batch.signature === null ? null : fromBase64url(batch.signature),
    kept: drafts.filter(({ kind }) => kind === 'receipt').length,
  };
}

type SealedEntry = NewBatch['entries'][number];

function rowOf({ sequence, kind, leaf, salt, body }: SealedEntry, { receipt }: AnyDraft, receivedAt: number): EntryRow {
  return {
    sequence,
    received_at: receivedAt,
    kind: ENTRY_KINDS.indexOf(kind),
    leaf: fromBase64url(leaf),
    salt: fromBase64url(salt),
    event: receipt ? null : body,
    ...(receipt ? toColumns(receipt) : NO_RECEIPT),
  };
}
