import { ownReceipts } from '../receipts/outbox';
import type { Assent } from '../types';
import type { Core, Decisions, FirstLayer } from './contracts';

interface Behind extends Pick<Assent, 'open' | 'close' | 'on'> {
  readonly core: Core;
  readonly firstLayer: () => Promise<FirstLayer>;
  readonly end: AbortController;
}

/** What `createAssent()` returns. Whatever decides is in a part that is loaded for it. */
export function publicApi({ core, firstLayer, open, close, on, end }: Behind): Assent {
  const { state, store, signal } = core;
  /** What is on its way when all ends is never answered: nobody is there any more who would have to catch a failure. */
  async function untilEnd<T>(act: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    return act().catch((cause) => (signal.aborted ? new Promise(() => {}) : Promise.reject(cause)));
  }
  const decisions = <K extends keyof Decisions>(method: K) =>
    ((...given: unknown[]) =>
      untilEnd(async () => {
        const it = await (await firstLayer()).decisions();
        signal.throwIfAborted();
        return (it[method] as (...given: unknown[]) => unknown)(...given);
      })) as Decisions[K];
  return {
    get consent() {
      return state.snapshot();
    },
    has: state.has,
    when: (name) =>
      new Promise((resolve) => {
        if (state.has(name)) return resolve();
        const look = () => {
          if (!state.has(name)) return;
          resolve();
          for (const off of watching) off();
        };
        const watching = [on('ready', look), on('change', look)];
      }),
    on,
    acceptAll: decisions('acceptAll'),
    rejectAll: decisions('rejectAll'),
    set: decisions('set'),
    reset: decisions('reset'),
    erase: decisions('erase'),
    setAudience: decisions('setAudience'),
    open: () => untilEnd(open),
    close,
    receipts: () => ownReceipts(store),
    destroy: () => end.abort(new Error('[assent] was destroyed')),
  };
}
