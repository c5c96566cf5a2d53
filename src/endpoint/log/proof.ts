import { canonicalJson } from '../../consent/canonical';
import type { Receipt } from '../../receipts/receipt';
import type { Store } from '../stores/store';
import type { Batch, LogView } from './batch';
import { headOf, headText, leafOf, linkOf, readHead, type Sealed } from './chain';
import { climb, pathOf, type Step } from './merkle';
import { isSignedBy } from './signer';

export const PROOF_SCHEMA = 'assent-proof/1';

/** A batch as a link of the chain: what its head is computed from, but for the head that is computed already. */
interface Link extends Sealed {
  readonly previous: string;
  readonly linked: string;
}

/**
 * That a receipt is in the log, for whoever has the log's head, or the key that signs heads, and nothing else of it:
 * receipt and salt give the leaf, leaf and path the root of a batch, and each batch the head that the next is made from.
 */
export interface Proof {
  readonly schema: typeof PROOF_SCHEMA;
  /** Canonical JSON, exactly as it was hashed. */
  readonly body: string;
  readonly sequence: number;
  readonly salt: string;
  readonly path: readonly Step[];
  /** From the receipt's batch to the newest. Each is the one before or the linked one of the next. */
  readonly chain: readonly Link[];
  /** Of the last of the chain. */
  readonly head: string;
  readonly signature: string | null;
}

/** @returns `undefined` when there is no such receipt (any more) */
export async function proofOf(store: Store, receiptId: string): Promise<Proof | undefined> {
  const receipt = await store.receipt(receiptId);
  if (!receipt) return undefined;
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

export interface CheckOptions {
  /** A head of the log that the checker got from elsewhere: the proof has to lead to it. */
  readonly head?: string | undefined;
  /** Raw Ed25519 key as base64url: the head has to be signed with it. */
  readonly publicKey?: string | undefined;
}

export interface CheckedProof {
  readonly ok: boolean;
  readonly problem: string | null;
  /** What is proved, `null` if nothing is. */
  readonly receipt: Receipt | null;
  /** ISO 8601, by the endpoint's clock. */
  readonly receivedAt: string | null;
  /** That the proof leads to. */
  readonly head: string | null;
}

/**
 * Checks a proof without the log. That the receipt is in a log with this head is all that it proves by itself: whose log
 * it is, `head` or `publicKey` has to say.
 */
export function checkProof(proof: unknown, { head, publicKey }: CheckOptions = {}): CheckedProof {
  try {
    const { receipt, receivedAt, head: reached, signature } = follow(proof as Proof);
    const read = readHead(reached);
    if (!read || (head !== undefined && reached !== head.trim())) {
      throw new TypeError('it leads to another head than the one that was given');
    }
    if (publicKey !== undefined && !(signature && isSignedBy(publicKey, read.head, signature))) {
      throw new TypeError('its head is not signed with the key that was given');
    }
    return { ok: true, problem: null, receipt, receivedAt: new Date(receivedAt).toISOString(), head: reached };
  } catch (error) {
    // Whatever is not in its place is found by whoever looks there.
    const problem = error instanceof TypeError && error.message.startsWith('it') ? error.message : 'it is not a proof';
    return { ok: false, problem, receipt: null, receivedAt: null, head: null };
  }
}

function follow({ schema, body, sequence, salt, path, chain, head, signature }: Proof) {
  if (schema !== PROOF_SCHEMA) throw new TypeError(`it is not of the schema ${PROOF_SCHEMA}`);
  const [first] = chain;
  const receipt = JSON.parse(body) as Receipt;
  // One text has one reading: no member twice, of which one program takes the first and another the last.
  if (canonicalJson(receipt) !== body) throw new TypeError('its receipt is not canonical JSON');
  if (!first || climb(leafOf({ sequence, kind: 'receipt', salt, body }), path) !== first.root) {
    throw new TypeError('its receipt is not that of its batch');
  }
  if (!(sequence >= first.first && sequence < first.first + first.count)) {
    throw new TypeError('its receipt has a number that its batch does not have');
  }
  const reached = chain.reduce<string | undefined>((before, link) => {
    if (before !== undefined && link.previous !== before && link.linked !== before) {
      throw new TypeError(`its chain is broken at batch ${link.batch}`);
    }
    return headOf(link, link);
  }, undefined);
  const last = chain.at(-1) as Link;
  if (headText({ batch: last.batch, head: reached as string }) !== head) {
    throw new TypeError('its chain does not lead to its head');
  }
  return { receipt, receivedAt: first.receivedAt, head, signature };
}
