import { canonicalJson } from '../../consent/canonical';
import { digest } from '../runtime';
import type { Batch, EntryKind } from './batch';

/** What an entry's leaf commits to. */
interface Commitment {
  readonly sequence: number;
  readonly kind: EntryKind;
  /** 128 random bits as base64url: without it nobody can tell whether a leaf is that of a text they have. */
  readonly salt: string;
  /** Canonical JSON. */
  readonly body: string;
}

/** The two heads that a batch's own head is made from, beside what is in the batch. */
export interface Links {
  /** Head of the batch before. */
  readonly previous: string;
  /** Head of the batch that `linkOf` names. */
  readonly linked: string;
}

export type Sealed = Pick<Batch, 'batch' | 'first' | 'count' | 'receivedAt' | 'root'>;

export function leafOf({ sequence, kind, salt, body }: Commitment): string {
  return digest(`assent-entry/1\n${sequence}\n${kind}\n${salt}\n${body}`);
}

export function headOf({ batch, first, count, receivedAt, root }: Sealed, { previous, linked }: Links): string {
  return digest(`assent-batch/1\n${canonicalJson({ batch, first, count, receivedAt, root, previous, linked })}`);
}

/**
 * Where the chain begins. It depends on the database's pepper, so that a pepper that was exchanged, which would make
 * every tombstone void, breaks the chain at its first batch.
 */
export function genesisOf(pepper: string): string {
  return digest(`assent-log/1\n${pepper}`);
}

/**
 * The second batch that this one is chained to: its number without its lowest bit, 0 for the beginning. From any batch
 * that leads back to any other in some dozens of steps, however many lie between, which keeps proofs short.
 *
 *   batch    1  2  3  4  5  6  7  8
 *   linked   0  0  2  0  4  4  6  0
 */
export function linkOf(batch: number): number {
  // Not by bit operators, which end at 2^31.
  let bit = 1;
  while (batch % (bit * 2) === 0) bit *= 2;
  return batch - bit;
}

/** What is signed of a head. It says what it is: a signature of the same key for something else is none of a head. */
export function signedText(head: string): string {
  return `assent-head/1\n${head}`;
}

/** A head with its batch, as people keep it: `1234:xX…`. */
export function headText({ batch, head }: Pick<Batch, 'batch' | 'head'>): string {
  return `${batch}:${head}`;
}

/** @returns `undefined` for a text that is no head */
export function readHead(text: string): Pick<Batch, 'batch' | 'head'> | undefined {
  const [, batch, head] = /^([1-9]\d{0,15}):([\w-]{43})$/.exec(text.trim()) ?? [];
  return batch && head ? { batch: Number(batch), head } : undefined;
}

/** Computes head after head. Of the heads before, it keeps the few that a later one can be linked to. */
export function walkChain(genesis: string) {
  let kept = [{ batch: 0, head: genesis }];
  const newest = () => kept.at(-1) as { batch: number; head: string };
  const linksOf = (batch: number): Links => {
    const linked = kept.find((head) => head.batch === linkOf(batch));
    return { previous: newest().head, linked: linked?.head ?? genesis };
  };
  return {
    /** The head that the next batch has to have. */
    next: (batch: Sealed) => headOf(batch, linksOf(batch.batch)),
    /** Goes on behind this batch. */
    accept({ batch, head }: Pick<Batch, 'batch' | 'head'>): void {
      // Nothing that follows is linked to what lies between a batch and the one that it is linked to.
      kept = [...kept.filter((before) => before.batch <= linkOf(batch)), { batch, head }];
    },
    newest,
  };
}
