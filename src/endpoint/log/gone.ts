import { giveWay } from '../give-way';
import { readEvent } from './events';
import { inRanges } from './ranges';
import type { LogView } from './view';

/** What the log itself says is not there any more, from its events of erasure and retention. */
export interface Gone {
  isErased(sequence: number): boolean;
  isPurged(batch: number): boolean;
  /** How many events of each kind have a row in a table of their own. */
  readonly counts: { readonly erase: number; readonly notice: number };
}

const PAGE = 500;

/**
 * Read before the log is walked through, since an event stands after what it is about. That an event is genuine shows
 * when the walk comes to it.
 */
export async function readGone(log: LogView): Promise<Gone> {
  const erased = new Set<number>();
  const purged: (readonly [number, number])[] = [];
  const counts = { erase: 0, notice: 0 };
  for (let after = 0; ; ) {
    const events = await log.events(after, PAGE);
    for (const { kind, body } of events) {
      if (kind === 'erase') for (const sequence of readEvent(kind, body)?.sequences ?? []) erased.add(sequence);
      if (kind === 'purge') purged.push(...(readEvent(kind, body)?.batches ?? []));
      if (kind === 'erase' || kind === 'notice') counts[kind] += 1;
    }
    const last = events.at(-1);
    if (!last) break;
    after = last.sequence;
    await giveWay();
  }
  return { isErased: (sequence) => erased.has(sequence), isPurged: inRanges(purged), counts };
}
