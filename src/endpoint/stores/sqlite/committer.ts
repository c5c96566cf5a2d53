import type { Receipt } from '../../../receipts/receipt';
import { StoreUnavailable } from '../errors';
import type { Committer } from '../sql/commits';
import type { Lot } from '../sql/engine';
import { startThread, type Thread, type ThreadOptions } from './thread';

/** A lot on its way to the thread. */
export interface SentLot extends Omit<Lot, 'entries'> {
  /** A body each line, which canonical JSON has none in itself: one text crosses faster than many. */
  readonly bodies: string;
}

function sentLot({ entries, ...lot }: Lot): SentLot {
  return { ...lot, bodies: entries.map(({ body }) => body).join('\n') };
}

/** As it was before it was sent. */
export function lotOf({ bodies, ...lot }: SentLot): Lot {
  const lines = bodies === '' ? [] : bodies.split('\n');
  return { ...lot, entries: lines.map((body) => ({ body, receipt: JSON.parse(body) as Receipt })) };
}

/**
 * After the thread has ended by itself nothing starts it for so long, twice as long each time it ends before it has
 * committed anything: each start opens the database, which a damaged one or a machine without memory only makes worse.
 */
const FIRST_PAUSE = 100; // ms
const LONGEST_PAUSE = 10_000; // ms

interface CommittingThread extends Committer {
  /** See cutLog. @param patience for those who are in the way, in milliseconds */
  cutLog(patience: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Commits on a thread of its own, one after the other. It is started with the first, and again after it ended. */
export function startCommitter(options: ThreadOptions, now: () => number = () => performance.now()): CommittingThread {
  let thread: Thread | undefined;
  let pause = FIRST_PAUSE;
  let mayStartAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  const gone = () => {
    thread = undefined;
    mayStartAt = now() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  };

  const ask = async <T>(name: string, args: readonly unknown[]): Promise<T> => {
    // One that was started now, nobody would end.
    if (isClosed) throw new TypeError('the store is closed');
    if (!thread && now() < mayStartAt) throw new StoreUnavailable('stopped');
    thread ??= startThread(options, gone);
    return thread.ask<T>(name, args).finally(() => {
      if (thread) pause = FIRST_PAUSE;
    });
  };

  return {
    commit: (name, args, receivedAt) =>
      ask('commit', [name, name === 'lot' ? [sentLot(args[0] as Lot)] : args, receivedAt]),
    cutLog: (patience) => ask('cutLog', [patience]),

    async close(): Promise<void> {
      isClosed = true;
      await thread?.end();
    },
  };
}
