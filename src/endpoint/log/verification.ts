import type { Finding } from './check-entries';

export interface VerifyOptions {
  /** An earlier head, as a verification printed it: proves that the log still has all it had then. */
  readonly head?: string | undefined;
  /**
   * Raw Ed25519 key as base64url: the log has to announce it, and from there on every batch has to be signed with it. What
   * comes before is in the heads that are signed. A key that it vouches for takes its place from its announcement on.
   */
  readonly publicKey?: string | undefined;
  /** Told of the batches done, and of how many there are. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  /** Once aborted, it ends at the next page and rejects. Default: never. */
  readonly signal?: AbortSignal | undefined;
}

export interface Verification {
  readonly ok: boolean;
  /** The first fault in the order of the log. What comes after it was not judged. */
  readonly first: Finding | null;
  /** Of the newest batch, to be kept elsewhere; `null` for an empty log and where something was found. */
  readonly head: string | null;
  readonly batches: number;
  /** Receipts that are there and as they were. */
  readonly receipts: number;
  /** Receipts that were erased. */
  readonly erased: number;
  /** Receipts and erased ones that retention has deleted. */
  readonly purged: number;
  /** Batches whose signature is valid. */
  readonly signed: number;
  /** With which the newest batches have to be signed, where a key was announced. */
  readonly publicKey?: string;
}
