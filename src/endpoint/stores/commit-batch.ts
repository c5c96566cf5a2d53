import type { Receipt } from '../../receipts/receipt';
import { type Links, linkOf } from '../log/chain';
import type { Draft } from '../log/events';
import { type NewBatch, seal, type Tip } from '../log/seal';
import type { Signer } from '../log/signer';
import { fromBase64url, fromNotice, fromUuid, toBase64url } from './bytes';
import type { Engine, Writing } from './engine';
import { factsOf } from './facts';
import { pack } from './pack';
import { ENTRY_KINDS, type EntryRow } from './tables';

/** A draft that is a receipt says whose it is. */
export interface ReceiptDraft extends Draft {
  readonly receipt: Receipt;
}

export interface Committing {
  readonly transaction: Writing;
  readonly engine: Pick<Engine, 'makeRoom' | 'stain'>;
  readonly genesis: string;
  readonly signer: Signer | undefined;
  readonly receivedAt: number;
}

/** Rows in one statement. SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const ROWS_AT_ONCE = 500;

/** Adds the next batch to the log, within a transaction that has the lock. */
export async function commitBatch(
  drafts: readonly (Draft | ReceiptDraft)[],
  tip: Tip & { readonly head: string },
  { transaction, engine, genesis, signer, receivedAt }: Committing,
): Promise<NewBatch> {
  const links = await linksOf(transaction, tip, genesis);
  const batch = seal(tip, links, drafts, { receivedAt, signer });
  await engine.makeRoom(transaction, receivedAt);
  const rows = batch.entries.map((entry, i) => rowOf(entry, drafts[i] as Draft | ReceiptDraft, receivedAt));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('entries')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  await transaction.insertInto('batches').values(batchRow(batch, drafts)).execute();
  await transaction
    .updateTable('tip')
    .set({ batch: batch.batch, sequence: tip.sequence + batch.count, head: fromBase64url(batch.head) })
    .execute();
  return batch;
}

/** The tip as it is under the lock. */
export async function readTip(transaction: Writing): Promise<Tip & { readonly head: string }> {
  const tip = await transaction.selectFrom('tip').select(['batch', 'sequence', 'head']).executeTakeFirstOrThrow();
  return { batch: tip.batch, sequence: tip.sequence, head: toBase64url(tip.head) };
}

async function linksOf(transaction: Writing, tip: Tip & { head: string }, genesis: string): Promise<Links> {
  const linked = linkOf(tip.batch + 1);
  if (linked === tip.batch) return { previous: tip.head, linked: tip.head };
  if (linked === 0) return { previous: tip.head, linked: genesis };
  const { head } = await transaction
    .selectFrom('batches')
    .select('head')
    .where('batch', '=', linked)
    .executeTakeFirstOrThrow();
  return { previous: tip.head, linked: toBase64url(head) };
}

function batchRow(batch: NewBatch, drafts: readonly Draft[]) {
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

function rowOf(
  { sequence, leaf, salt }: NewBatch['entries'][number],
  draft: Draft | ReceiptDraft,
  receivedAt: number,
): EntryRow {
  const row = {
    sequence,
    received_at: receivedAt,
    kind: ENTRY_KINDS.indexOf(draft.kind),
    leaf: fromBase64url(leaf),
    salt: fromBase64url(salt),
  };
  if (!('receipt' in draft)) return { ...row, ...NOTHING, body: pack(draft.body) };
  const { receiptId, subjectId } = draft.receipt;
  const facts = factsOf(draft.receipt);
  return {
    ...row,
    receipt_id: fromUuid(receiptId),
    subject_id: fromBase64url(subjectId),
    ...facts,
    notice: fromNotice(facts.notice),
    body: pack(draft.body, draft.receipt),
  };
}

/** The columns of a receipt in a row that is none, or not any more. */
export const NOTHING = {
  receipt_id: null,
  subject_id: null,
  action: null,
  region: null,
  language: null,
  policy: null,
  notice: null,
  grants: null,
} as const;
