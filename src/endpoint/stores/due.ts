import type { LoggedBatch } from '../log/batch';
import { UNSEEN_FOR } from './rules';
import type { Due } from './store';

export const NOTHING_DUE: Due = { receipts: 0, of: 0, silence: 0, newest: null };

/** What is due among the batches of a log that is in memory. */
export function dueAmong(batches: readonly LoggedBatch[], before: number, now: number, uncounted = 0): Due {
  const waiting = batches.filter(({ kept }) => kept > 0);
  const sumOf = (some: readonly LoggedBatch[]) => some.reduce((sum, { kept }) => sum + kept, 0);
  const receipts = sumOf(waiting.filter(({ receivedAt }) => receivedAt < before));
  if (receipts === 0) return NOTHING_DUE;
  const isPurge = ({ entries }: LoggedBatch) => entries[0]?.kind === 'purge';
  const since = batches.findLast((batch) => isPurge(batch) && batch.receivedAt <= now)?.receivedAt;
  const times = waiting.map(({ receivedAt }) => receivedAt).filter((time) => time >= (since ?? time) && time <= now);
  const steps = [...(since === undefined ? [] : [since]), ...times].sort((one, other) => one - other);
  const silence = steps.reduce((most, time, i) => Math.max(most, time - (steps[i - 1] ?? time)), 0);
  const of = receipts > uncounted ? sumOf(waiting) : 0;
  return { receipts, of, silence, newest: steps.at(-1) ?? null };
}

/** When the last silence ended that was long enough to be a clock that leapt. Nothing is known of before the first batch. */
export function silentUntil(batches: readonly LoggedBatch[], now: number): number {
  const waiting = batches.filter(({ kept, receivedAt }) => kept > 0 && receivedAt < now);
  const times = [now, ...waiting.map(({ receivedAt }) => receivedAt).sort((one, other) => other - one)];
  return times.find((time, i) => time - (times[i + 1] ?? time) > UNSEEN_FOR) ?? Number.MIN_SAFE_INTEGER;
}
