import { SENDER } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { ANSWER_WITHIN_MS } from './requests';

const LOCK = 'assent.outbox';

/**
 * One tab of the browser sends: the one with the Web Lock where there are any, else the one with the lease in localStorage.
 *
 * @returns whether it was this one's turn
 */
export async function alone(store: LocalStore, signal: AbortSignal, send: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    await navigator.locks.request(LOCK, { signal }, send);
  } else {
    if (Date.now() <= Number(store.get(SENDER) ?? 0)) return false;
    store.set(SENDER, String(Date.now() + ANSWER_WITHIN_MS));
    await send().finally(() => store.remove(SENDER));
  }
  return true;
}

/** Lets another tab's request come to its end first, so that its answer brings nothing back. One that hangs holds up nobody. */
export async function afterOthers(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  let isStarted = false;
  const start = () => {
    isStarted = true;
    return work();
  };
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    await navigator.locks.request(LOCK, { signal: AbortSignal.any([signal, late]) }, start);
  } catch (cause) {
    if (isStarted || signal.aborted) throw cause;
    await work();
  }
}
