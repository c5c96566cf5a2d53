import { Worker } from 'node:worker_threads';
import { type Reason, StoreUnavailable } from '../errors';
import type { Verdict } from '../store';

/** The committing thread's program, which the build puts beside the endpoint's. */
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
export interface Order {
  /** A body each line, which canonical JSON has none in itself: one text crosses faster than many. */
  readonly bodies: string;
  readonly receivedAt: number;
}

export type Answer =
  | { readonly verdicts: Verdict[] }
  | { readonly reason: Reason; readonly code: string | undefined }
  | { readonly error: { readonly message: string } };

/** The thread holds one commit at a time. What it would leave lying about beyond that is memory for nothing. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

/** Commits on a thread of its own, one order at a time. It is started with the first, and again after it ended. */
export interface SqliteThread {
  append(bodies: readonly string[], receivedAt: number): Promise<Verdict[]>;
  close(): Promise<void>;
}

export function startThread(options: WorkerOptions): SqliteThread {
  let worker: Worker | undefined;
  let isClosed = false;
  let tell: ((answer: Answer) => void) | undefined;

  const start = () => {
    const started = new Worker(workerFile, { workerData: options, resourceLimits: LIMITS });
    const forget = (code?: string) => {
      if (worker !== started) return;
      worker = undefined;
      // What was under way is not known to be on disk.
      tell?.({ reason: 'stopped', code });
    };
    return started
      .on('message', (answer: Answer) => tell?.(answer))
      .on('error', (error: Error & { code?: string }) => forget(error.code || undefined))
      .on('exit', () => forget());
  };

  return {
    async append(bodies, receivedAt) {
      // One that was started now, nobody would end.
      if (isClosed) throw new TypeError('the store is closed');
      worker ??= start();
      const asked = worker;
      // While nobody waits for an answer, the thread does not keep the process from ending.
      asked.ref();
      const answer = await new Promise<Answer>((resolve) => {
        tell = resolve;
        asked.postMessage({ bodies: bodies.join('\n'), receivedAt } satisfies Order);
      });
      tell = undefined;
      asked.unref();
      if ('verdicts' in answer) return answer.verdicts;
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
