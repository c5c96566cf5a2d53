import type { LongReads } from '../sql/engine';
import { startThread, type Thread, type ThreadOptions } from './thread';

/** A thread costs memory that is rarely needed. */
const KEPT_IDLE = 2_000; // ms

/** Reads on a thread of its own, for which no post waits. It is started when it is needed, and ends when it is not. */
export function startReader(
  options: ThreadOptions,
  onRead: () => void,
): { readonly reads: LongReads; close(): Promise<void> } {
  let thread: Thread | undefined;
  let isClosed = false;
  let underWay = 0;
  let idle: NodeJS.Timeout | undefined;
  /** Of the threads that were told to end. */
  let ended: Promise<unknown> = Promise.resolve();

  const gone = (which: Thread) => {
    if (thread === which) thread = undefined;
  };

  const end = () => {
    ended = Promise.all([ended, thread?.end()]);
    thread = undefined;
  };

  const read = async <T>(...[name, args, asking]: Parameters<Thread['ask']>) => {
    asking?.signal?.throwIfAborted();
    if (isClosed) throw new TypeError('the store is closed');
    clearTimeout(idle);
    thread ??= startThread(options, gone);
    underWay += 1;
    return thread.ask<T>(name, args, asking).finally(() => {
      underWay -= 1;
      if (underWay === 0) idle = setTimeout(end, KEPT_IDLE).unref();
      onRead();
    });
  };

  return {
    reads: {
      page: (...args) => read('page', args),
      tally: (...args) => read('tally', args),
      exportPage: (...args) => read('exportPage', args),
      stats: (...args) => read('stats', args),
      verify: ({ signal, onProgress, ...trusted } = {}) => read('verify', [trusted], { signal, onProgress }),
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      end();
      await ended;
    },
  };
}
