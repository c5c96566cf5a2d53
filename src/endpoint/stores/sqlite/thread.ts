import { Worker } from 'node:worker_threads';
import { type Reason, StoreUnavailable } from '../errors';
import type { Lot, Outcome } from '../sql/engine';

/** The program of the threads, which the build puts beside the endpoint's. */
const workerFile = new URL('./sqlite-worker.js', import.meta.url);

/** What the committing thread is told when it starts. */
export interface WorkerOptions {
  readonly path: string;
  readonly durability: 'full' | 'off';
  /** Private key in PEM. */
  readonly signingKey: string | undefined;
  readonly encryptionKey?: string | undefined;
}

/** One commit for the thread. */
export interface Order extends Omit<Lot, 'entries'> {
  /** A body each line, which canonical JSON has none in itself: one text crosses faster than many. */
  readonly bodies: string;
  readonly receivedAt: number;
}

export type Answer =
  | Outcome
  | { readonly reason: Reason; readonly code: string | undefined }
  | { readonly error: { readonly message: string } };

/** A thread holds one commit, or slice, at a time. What it would leave lying about beyond that is memory for nothing. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

/** @param gone told once that it ended before its time, and of its error's code */
export function startWorker<A>(data: object, hear: (answer: A) => void, gone: (code?: string) => unknown): Worker {
  let isGone = false;
  const end = (code?: string) => {
    if (!isGone) gone(code);
    isGone = true;
  };
  return new Worker(workerFile, { workerData: data, resourceLimits: LIMITS })
    .on('message', hear)
    .on('error', (error: Error & { code?: string }) => end(error.code || undefined))
    .on('exit', () => end());
}

/**
 * After the thread has ended by itself nothing starts it for so long, twice as long each time it ends before it has
 * committed anything: each start opens the database, which a damaged one or a machine without memory only makes worse.
 */
const FIRST_PAUSE = 100; // ms
const LONGEST_PAUSE = 10_000; // ms

/** Commits on a thread of its own, one order at a time. It is started with the first, and again after it ended. */
export interface SqliteThread {
  append(lot: Lot, receivedAt: number): Promise<Outcome>;
  close(): Promise<void>;
}

export function startThread(options: WorkerOptions, now: () => number = () => performance.now()): SqliteThread {
  let worker: Worker | undefined;
  let pause = FIRST_PAUSE;
  let mayStartAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  let tell: ((answer: Answer) => void) | undefined;

  const gone = (code?: string) => {
    worker = undefined;
    mayStartAt = now() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    // What was under way is not known to be on disk.
    tell?.({ reason: 'stopped', code });
  };

  return {
    async append({ entries, ...lot }, receivedAt) {
      // One that was started now, nobody would end.
      if (isClosed) throw new TypeError('the store is closed');
      if (!worker && now() < mayStartAt) throw new StoreUnavailable('stopped');
      worker ??= startWorker(options, (answer: Answer) => tell?.(answer), gone);
      const asked = worker;
      // While nobody waits for an answer, the thread does not keep the process from ending.
      asked.ref();
      const answer = await new Promise<Answer>((resolve) => {
        tell = resolve;
        const bodies = entries.map(({ body }) => body).join('\n');
        asked.postMessage({ ...lot, bodies, receivedAt } satisfies Order);
      });
      tell = undefined;
      asked.unref();
      if (!('reason' in answer && answer.reason === 'stopped')) pause = FIRST_PAUSE;
      if ('verdicts' in answer) return answer;
      throw 'reason' in answer
        ? new StoreUnavailable(answer.reason, answer.code)
        : Object.assign(new Error(), answer.error);
    },

    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}
