import type { Receipt } from '../../receipts/receipt';
import type { Store } from '../stores/store';

export type Proof = Readonly<Record<string, unknown>>;

export interface ProofCheck {
  readonly ok: boolean;
  readonly problem: string | null;
  readonly receipt: Receipt | null;
  readonly receivedAt: string | null;
  readonly head: string | null;
}

/** Stands here until the log is delivered. */
export async function proofOf(_store: Store, _receiptId: string): Promise<Proof | undefined> {
  throw new Error('not delivered yet');
}

/** Stands here until the log is delivered. */
export function checkProof(_proof: unknown, _options: { head?: string; publicKey?: string } = {}): ProofCheck {
  throw new Error('not delivered yet');
}
