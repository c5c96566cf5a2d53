import { base64url } from '../runtime';
import type { Batch, LogEntry, Tip } from './batch';
import { headOf, type Links, leafOf } from './chain';
import type { Draft } from './events';
import { rootOf } from './merkle';
import type { Signer } from './signer';

const SALT = 16; // bytes

export interface NewBatch extends Batch {
  readonly entries: readonly (Pick<LogEntry, 'sequence' | 'leaf'> & Draft & { readonly salt: string })[];
}

/** The next batch of the log. Its entries get the next numbers, in their order. */
export function seal(
  tip: Tip,
  links: Links,
  drafts: readonly Draft[],
  { receivedAt, signer }: { readonly receivedAt: number; readonly signer: Signer | undefined },
): NewBatch {
  const salts = createSalts(drafts.length);
  const entries = drafts.map((draft, i) => {
    const numbered = { ...draft, sequence: tip.sequence + 1 + i, salt: salts[i] as string };
    return { ...numbered, leaf: leafOf(numbered) };
  });
  const batch = {
    batch: tip.batch + 1,
    first: tip.sequence + 1,
    count: entries.length,
    receivedAt,
    root: rootOf(entries.map(({ leaf }) => leaf)),
  };
  const head = headOf(batch, links);
  return { ...batch, head, signature: signer?.sign(head) ?? null, entries };
}

function createSalts(count: number): string[] {
  const bytes = crypto.getRandomValues(new Uint8Array(SALT * count));
  return Array.from({ length: count }, (_, i) => base64url(bytes.subarray(i * SALT, (i + 1) * SALT)));
}
