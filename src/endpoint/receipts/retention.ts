import { DAY_MS } from '../../consent/validity';
import { dayOf, yieldToRequests } from '../runtime';
import type { Store } from '../stores/store';

/** Small, so that a post never waits long for a batch. */
const BATCH = 500; // receipts
/** As small, of what anybody can make any number of. */
const FORGOTTEN_AT_ONCE = 1_000; // erasures of subjects never seen

/** Longer without a receipt looks like a clock that leapt. */
const LONGEST_SILENCE = 30; // days
/** More than so many, and more than this part of all, looks like a mistake. */
const MOST_UNASKED = 1_000; // receipts
const LARGEST_PART = 0.1;

export interface Retention {
  readonly store: Store;
  /** Receipts are deleted this many days after the endpoint received them. */
  readonly days: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Once aborted, it stops after the batch under way: the next run goes on from there. Default: never. */
  readonly signal?: AbortSignal | undefined;
  /** Somebody has seen what will be deleted, and that the clock is right. Default `false`. */
  readonly confirmed?: boolean;
}

/** What the retention would delete now. */
export interface RetentionPlan {
  /** Receipts that are older than their time. */
  readonly due: number;
  /** Of how many, counted where some are due. */
  readonly of: number;
  /** Why they are not deleted before somebody confirms it; `null` where they are. */
  readonly held: string | null;
}

/** The retention has deleted nothing, since it may be a mistake. The message says why, and what to do. */
export class RetentionHeld extends Error {
  override readonly name = 'RetentionHeld';

  constructor(readonly plan: RetentionPlan) {
    const { due, of, held } = plan;
    const fix = 'look at the clock and the days, then run npx assent retention --yes';
    super(`nothing was deleted: ${due} of ${of} receipts are due, and ${held}; ${fix}`);
  }
}

/** Looks at what is due, and deletes nothing. @param uncounted where no more are due, it is not counted of how many */
export async function planRetention({ store, days, now = Date.now }: Retention, uncounted = 0): Promise<RetentionPlan> {
  const at = now();
  const { receipts: due, of, silence, newest } = await store.due(at - days * DAY_MS, at, uncounted);
  const silent = Math.floor(Math.max(silence, at - (newest ?? at)) / DAY_MS);
  const isMany = due > MOST_UNASKED && due > of * LARGEST_PART;
  let held: string | null = null;
  if (due > 0 && silent > LONGEST_SILENCE) {
    held = `no receipt came for ${silent} days by this clock, which says ${dayOf(at)}: nobody came, or it is wrong`;
  } else if (isMany) held = 'that is more than a tenth of all';
  return { due, of, held };
}

/**
 * Deletes what is older than its time (GDPR 5(1)(e)), batch by batch, rids the store's files of what was deleted or erased
 * since the last time, and forgets the erasures of subjects never seen. @returns how many receipts
 *
 * @throws RetentionHeld where a clock that leapt, or a setting, would delete what nobody meant to
 */
export async function applyRetention(options: Retention): Promise<number> {
  const { store, days, now = Date.now, confirmed = false, signal } = options;
  const at = now();
  const asked = { store, days, now: () => at };
  const isHeld = !confirmed && (await planRetention(asked, MOST_UNASKED)).held !== null;
  const plan = isHeld ? await planRetention(asked) : undefined;
  const purge = () => store.purge(at - days * DAY_MS, BATCH, now());
  const tidy = async () => {
    if (!signal?.aborted) await store.scrub();
    await inSlices(() => store.forgetUnseen(FORGOTTEN_AT_ONCE, now()), signal);
  };
  if (plan?.held) {
    // Told of beside it: that something waits for a word is the more urgent.
    const cause = await tidy().catch((error: unknown) => error);
    throw Object.assign(new RetentionHeld(plan), { cause });
  }
  const total = await inSlices(purge, signal);
  await tidy();
  return total;
}

/** Until none is left. @returns how many in all */
async function inSlices(slice: () => Promise<number>, signal: AbortSignal | undefined): Promise<number> {
  let total = 0;
  while (!signal?.aborted) {
    const done = await slice();
    if (done === 0) break;
    total += done;
    await yieldToRequests();
  }
  return total;
}
