import type { Store } from '../stores/store';
import type { Batch, LogView } from './batch';
import { headText, linkOf } from './chain';
import {
  type CheckedProof,
  type CheckOptions,
  followProof,
  type Link,
  PROOF_SCHEMA,
  type Proof,
  signedBy,
} from './follow-proof';
import { pathOf } from './merkle';
import { isSignedBy } from './signer';

export { type CheckedProof, type CheckOptions, PROOF_SCHEMA, type Proof };

/**
 * @param subjectId whose it has to be. Default: anybody's
 * @returns `undefined` when there is no such receipt (any more)
 */
export async function proofOf(store: Store, receiptId: string, subjectId?: string): Promise<Proof | undefined> {
  const receipt = await store.receipt(receiptId);
  if (!receipt || (subjectId !== undefined && JSON.parse(receipt.body).subjectId !== subjectId)) return undefined;
  return store.read(async (log) => {
    const batch = await log.batchOf(receipt.sequence);
    const entry = batch?.entries.find(({ sequence }) => sequence === receipt.sequence);
    // Erased in between.
    if (!batch || entry?.body == null || entry.salt === null) return undefined;
    const leaves = batch.entries.map(({ leaf }) => leaf);
    const tip = await log.tip();
    const newest = await batchAt(log, tip.batch);
    return {
      schema: PROOF_SCHEMA,
      body: entry.body,
      sequence: entry.sequence,
      salt: entry.salt,
      path: pathOf(leaves, batch.entries.indexOf(entry)),
      chain: await chainFrom(log, batch.batch, tip.batch),
      head: headText(newest),
      signature: newest.signature,
    };
  });
}

/** From the newest batch back, in the longest steps that do not go too far. */
async function chainFrom(log: LogView, from: number, newest: number): Promise<Link[]> {
  const chain: Link[] = [];
  for (let batch = newest; batch >= from; ) {
    chain.unshift(await linkAt(log, batch));
    batch = batch > from && linkOf(batch) >= from ? linkOf(batch) : batch - 1;
  }
  return chain;
}

async function linkAt(log: LogView, number: number): Promise<Link> {
  const { batch, first, count, receivedAt, root } = await batchAt(log, number);
  const [previous, linked] = [await headAt(log, number - 1), await headAt(log, linkOf(number))];
  return { batch, first, count, receivedAt, root, previous, linked };
}

async function headAt(log: LogView, batch: number): Promise<string> {
  return batch === 0 ? log.genesis : (await batchAt(log, batch)).head;
}

async function batchAt(log: LogView, number: number): Promise<Batch> {
  const batch = await log.batch(number);
  if (!batch) throw new RangeError(`batch ${number} of the log is missing; npx assent verify tells more`);
  return batch;
}

/**
 * Checks a proof without the log. That the receipt is in a log with this head is all that it proves by itself: whose log
 * it is, `head` or `publicKey` has to say.
 */
export function checkProof(proof: unknown, { head, publicKey }: CheckOptions = {}): CheckedProof {
  const { checked, signed } = followProof(proof, head);
  return publicKey === undefined ? checked : signedBy(checked, !!signed && isSignedBy(publicKey, ...signed));
}
