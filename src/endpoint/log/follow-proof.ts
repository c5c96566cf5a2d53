import { canonicalJson } from '../../consent/canonical';
import type { Receipt } from '../../receipts/receipt';
import { headOf, headText, leafOf, readHead, type Sealed } from './chain';
import { climb, type Step } from './merkle';

/*
 * The rule by which proofs are checked. It knows no store and nothing of Node, so that a page can check one by the same.
 */

export const PROOF_SCHEMA = 'assent-proof/1';

/** A batch as a link of the chain: what its head is computed from, but for the head that is computed already. */
export interface Link extends Sealed {
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

/** A signature, with the head that it is of. */
type Signed = readonly [head: string, signature: string];

/** What comes of a proof before it is asked whether its head is signed, and what shows that. */
interface Followed {
  readonly checked: CheckedProof;
  /** `undefined` where nothing is proved, or nothing signed. */
  readonly signed?: Signed | undefined;
}

/** Follows a proof from its receipt to its head, which has to be this one, if one is given. */
export function followProof(proof: unknown, head?: string): Followed {
  try {
    const { receipt, receivedAt, head: reached, signature } = follow(proof as Proof);
    const read = readHead(reached);
    if (!read || (head !== undefined && reached !== head.trim())) {
      throw new TypeError('it leads to another head than the one that was given');
    }
    const checked = { ok: true, problem: null, receipt, receivedAt: new Date(receivedAt).toISOString(), head: reached };
    return { checked, signed: signature ? [read.head, signature] : undefined };
  } catch (error) {
    // Whatever is not in its place is found by whoever looks there.
    const isTold = error instanceof TypeError && error.message.startsWith('it');
    return { checked: unproved(isTold ? error.message : 'it is not a proof') };
  }
}

/** The same once somebody has looked whether the signature is that of the key that was given. */
export function signedBy(checked: CheckedProof, isSigned: boolean): CheckedProof {
  return isSigned || !checked.ok ? checked : unproved('its head is not signed with the key that was given');
}

function unproved(problem: string): CheckedProof {
  return { ok: false, problem, receipt: null, receivedAt: null, head: null };
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
