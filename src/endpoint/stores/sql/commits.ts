import { base64url } from '../../runtime';
import { commitLot } from './append';
import type { Committing } from './commit';
import { purgeBatches } from './delete';
import { keepNotice, removeNotice } from './notices';
import { writeMeta } from './tables';
import { forgetUnseen } from './tombstones';

/** About what a post writes: a disk on which a few bytes have room has none for receipts. */
const CHECK_BYTES = 24_576;

async function writeCheck({ transaction }: Committing): Promise<void> {
  // Another text each time: what is there already, SQLite does not write again.
  await writeMeta(transaction, 'check', base64url(crypto.getRandomValues(new Uint8Array(CHECK_BYTES))));
}

/**
 * All that a store commits while it serves, by name and each in a transaction of its own. What they take and give are plain
 * values, so that a thread can do it: whoever commits waits for the disk.
 */
export const COMMITS = {
  lot: commitLot,
  purge: purgeBatches,
  forgetUnseen,
  keepNotice,
  removeNotice,
  check: writeCheck,
};

type Commits = typeof COMMITS;
type Taken<Name extends keyof Commits> = Parameters<Commits[Name]> extends [...infer Args, Committing] ? Args : never;
type Given<Name extends keyof Commits> = Awaited<ReturnType<Commits[Name]>>;

export type CommitNamed = <Name extends keyof Commits>(
  name: Name,
  args: Taken<Name>,
  receivedAt: number,
) => Promise<Given<Name>>;

/** Commits elsewhere than on the thread that asks. */
export interface Committer {
  readonly commit: CommitNamed;
}

/** Does the work of this name in a transaction that has the lock. */
export function commitNamed<Name extends keyof Commits>(name: Name, args: Taken<Name>, committing: Committing) {
  const work = COMMITS[name] as (...args: unknown[]) => Promise<unknown>;
  return work(...args, committing) as Promise<Given<Name>>;
}
