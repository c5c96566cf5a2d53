import type { LoggedBatch } from '../../src/endpoint/log/batch';
import { genesisOf, walkChain } from '../../src/endpoint/log/chain';
import { fromBase64url, toBase64url } from '../../src/endpoint/stores/sql/columns';
import type { Contents, Row } from './raw-database';

/*
 * What an insider can do to the database that leaves no trace in it. Only who kept a head elsewhere, or knows the key that
 * signs, can tell.
 */

/** Takes off the newest batches with all that belongs to them, and moves the end of the log back. */
export function rollBack(contents: Contents, count: number): Contents {
  const { batches = [], tip = [] } = contents;
  const newest = batches.at(-1 - count) as Row;
  const sequence = Number(newest.first) + Number(newest.count) - 1;
  const withinLimit = (rows: readonly Row[] = []) => rows.filter((row) => Number(row.sequence) <= sequence);
  return {
    ...contents,
    batches: batches.slice(0, -count),
    tip: tip.map((row) => ({ ...row, batch: newest.batch as number, sequence, head: newest.head as Buffer })),
    entries: withinLimit(contents.entries),
    receipt_ids: withinLimit(contents.receipt_ids),
    erasures: withinLimit(contents.erasures),
    notices: withinLimit(contents.notices),
  };
}

/** Computes all heads anew, so that they fit whatever the batches hold now. Without the key nothing of it can be signed. */
export function remakeChain(contents: Contents): Contents {
  const { batches = [], tip = [], meta = [] } = contents;
  const chain = walkChain(genesisOf(String(meta.find(({ name }) => name === 'pepper')?.value)));
  const remade = batches.map((row) => {
    const sealed = {
      ...row,
      receivedAt: row.received_at,
      root: toBase64url(row.root as Buffer),
    } as unknown as LoggedBatch;
    const head = chain.next(sealed);
    chain.accept({ batch: sealed.batch, head });
    const isSame = head === toBase64url(row.head as Buffer);
    return { ...row, head: fromBase64url(head), signature: isSame ? (row.signature as Buffer) : null };
  });
  const { head } = chain.newest();
  return { ...contents, batches: remade, tip: tip.map((row) => ({ ...row, head: fromBase64url(head) })) };
}
