import type { Store } from '../stores/store';

export interface Finding {
  readonly receiptId: string | null;
  readonly sequence: number | null;
  readonly batch: number | null;
  readonly receivedAt: string | null;
  readonly problem: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly first: Finding | null;
  readonly head: string | null;
  readonly batches: number;
  readonly receipts: number;
  readonly erased: number;
  readonly purged: number;
  readonly signed: number;
}

export interface VerifyOptions {
  readonly head?: string;
  readonly publicKey?: string;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Stands here until the log is delivered. */
export async function verifyLog(_store: Store, _options: VerifyOptions = {}): Promise<Verification> {
  throw new Error('not delivered yet');
}
