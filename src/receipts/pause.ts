import { NO_ENDPOINT, OUTBOX } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';

export const LONGEST_PAUSE_MS = 3_600_000;

/**
 * How long the pause under this key still lasts, in milliseconds. An end that is further away than any pause was written
 * under a wrong clock: it must not keep receipts back for ever.
 */
export function pauseLeft(store: LocalStore, key: string, now: number): number {
  const left = Number(store.get(key)) - now;
  return left > 0 && left <= LONGEST_PAUSE_MS ? left : 0;
}

/** Is there something to send, and an endpoint that may take it? Every page asks, before it loads what sends. */
export function isSendingDue(store: LocalStore, now: number): boolean {
  return store.keys(OUTBOX).length > 0 && !pauseLeft(store, NO_ENDPOINT, now);
}
