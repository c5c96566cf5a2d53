import { StoreUnavailable } from '../errors';
import type { Lot, Outcome } from '../sql/engine';
import { startThread, type Thread, type ThreadOptions } from './thread';

/** A lot on its way to the thread. */
export interface SentLot extends Omit<Lot, 'entries'> {
  /** A body each line, which canonical JSON has none in itself: one text crosses faster than many. */
  readonly bodies: string;
}

/**
 * After the thread has ended by itself nothing starts it for so long, twice as long each time it ends before it has
 * committed anything: each start opens the database, which a damaged one or a machine without memory only makes worse.
 */
const FIRST_PAUSE = 100; // ms
const LONGEST_PAUSE = 10_000; // ms

/** Commits on a thread of its own, one lot at a time. It is started with the first, and again after it ended. */
export function startCommitter(options: ThreadOptions, now: () => number = () => performance.now()) {
  let thread: Thread | undefined;
  let pause = FIRST_PAUSE;
  let mayStartAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  const gone = () => {
    thread = undefined;
    mayStartAt = now() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  };

  return {
    async append({ entries, ...lot }: Lot, receivedAt: number): Promise<Outcome> {
      // One that was started now, nobody would end.
      if (isClosed) throw new TypeError('the store is closed');
      if (!thread && now() < mayStartAt) throw new StoreUnavailable('stopped');
      thread ??= startThread(options, gone);
      const bodies = entries.map(({ body }) => body).join('\n');
      const asked = thread.ask<Outcome>('append', [{ ...lot, bodies } satisfies SentLot, receivedAt]);
      return asked.finally(() => {
        if (thread) pause = FIRST_PAUSE;
      });
    },

    async close(): Promise<void> {
      isClosed = true;
      await thread?.end();
    },
  };
}
