import { ownReceipts } from '../receipts/outbox';
import type { Assent } from '../types';
import type { Core, FirstLayer, PageCall, PageCalls } from './contracts';
import { reported } from './once';

/** One text, which is smaller than seven lines that are nearly alike. */
const CALLS = 'rejectAll acceptAll record reset set setAudience erase'.split(' ') as PageCall[];

interface Behind extends Pick<Assent, 'open' | 'close' | 'on'> {
  readonly core: Core;
  readonly firstLayer: () => Promise<FirstLayer>;
  readonly end: AbortController;
}

/** What `createAssent()` returns. Whatever decides is in a part that is loaded for it. */
export function publicApi({ core, firstLayer, open, close, on, end }: Behind): Assent {
  const { state, store, signal } = core;
  /** What is on its way when all ends is never answered: nobody is there any more who would have to catch a failure. */
  async function untilEnd<T>(act: (isActive?: boolean) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    // Now: by the time that the parts have come, the visitor's act is over.
    const done = act(navigator.userActivation?.isActive);
    return done.catch((cause) => (signal.aborted ? new Promise(reported) : Promise.reject(cause)));
  }
  const decide =
    (call: PageCall) =>
    (...given: unknown[]) =>
      untilEnd(async (isActive) => (await (await firstLayer()).decisions()).callByPage(call, given, isActive));
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
    ...(Object.fromEntries(CALLS.map((call) => [call, decide(call)])) as unknown as PageCalls),
    open: () => untilEnd(open),
    close,
    receipts: () => ownReceipts(store),
    audit: () => untilEnd(async () => (await core.load('debug')).audit(core)),
    destroy: () => end.abort(new Error('[assent] was destroyed')),
  };
}
