import { yieldToRequests } from '../runtime';
import type { LogView } from './batch';
import { readEvent } from './events';

/** Ranges of whole numbers, each with its first and its last. */
type Range = readonly [from: number, to: number];

/**
 * Whether a number is in one of these ranges. They take as much memory as there are of them, however far they reach, since
 * a damaged log may claim any.
 */
function inRanges(ranges: readonly Range[]): (number: number) => boolean {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return (number) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((merged[middle] as Range)[1] < number) low = middle + 1;
      else high = middle;
    }
    return low < merged.length && (merged[low] as Range)[0] <= number;
  };
}

/** What the log itself says is not there any more, from its events of erasure and retention. */
export interface Removals {
  isErased(sequence: number): boolean;
  isPurged(batch: number): boolean;
  /** How many rows the events of each kind have in a table of their own. */
  readonly counts: { readonly erase: number; readonly notice: number };
}

const PAGE = 500;

/**
 * Read before the log is walked through, since an event stands after what it is about. That an event is genuine shows
 * when the walk comes to it.
 */
export async function readRemovals(log: LogView): Promise<Removals> {
  const erased = new Set<number>();
  const purged: (readonly [number, number])[] = [];
  const counts = { erase: 0, notice: 0 };
  for (let after = 0; ; ) {
    const events = await log.events(after, PAGE);
    for (const { kind, body } of events) {
      if (kind === 'erase') for (const sequence of readEvent(kind, body)?.sequences ?? []) erased.add(sequence);
      if (kind === 'purge') purged.push(...(readEvent(kind, body)?.batches ?? []));
      if (kind === 'erase') counts.erase += 1;
      if (kind === 'notice') counts.notice += readEvent(kind, body)?.removed ? -1 : 1;
    }
    const last = events.at(-1);
    if (!last) break;
    after = last.sequence;
    await yieldToRequests();
  }
  return { isErased: (sequence) => erased.has(sequence), isPurged: inRanges(purged), counts };
}
