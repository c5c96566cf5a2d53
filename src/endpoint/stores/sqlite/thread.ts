import { Worker } from 'node:worker_threads';
import { DamagedReceipt } from '../../export/export-page';
import type { VerifyOptions } from '../../log/verification';
import { type Reason, StoreUnavailable } from '../errors';

/** The program of the threads, which the build puts beside the endpoint's. */
const workerFile = new URL('./sqlite-worker.js', import.meta.url);

/** What a thread is told when it starts. */
export interface ThreadOptions {
  /** Path, or address, of the database. */
  readonly file: string;
  readonly encryptionKey?: string | undefined;
  /** Of the thread that commits alone. The key is the private one, in PEM. */
  readonly commits?: { readonly durability: 'full' | 'off'; readonly signingKey: string | undefined };
}

/** A work by its name there, that one under way is not wanted any more, or that the thread is not. */
export type Order =
  | { readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly abort: number }
  | 'end';

/** Of an error that is not JavaScript's own, nothing else would be left on the way. */
export type PlainError = Pick<Error, 'name' | 'message' | 'stack'> & {
  readonly code?: string;
  readonly reason?: Reason;
  /** Of a receipt that is damaged. */
  readonly sequence?: number;
};

export type Answer = { readonly id: number } & (
  | { readonly progress: [done: number, of: number] }
  | { readonly error: PlainError }
  | { readonly result: unknown }
);

/** What a work is told beside its arguments. */
export type Asking = Pick<VerifyOptions, 'onProgress' | 'signal'>;

interface Waiting extends Asking {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface Thread {
  ask<T>(name: string, args: readonly unknown[], asking?: Asking): Promise<T>;
  /** Aborts what is under way, and lets the thread close its connections itself: those of one that is killed may stay open. */
  end(): Promise<unknown>;
}

/**
 * A thread holds one commit, or slice, at a time. What it would leave lying about beyond that is memory for nothing; with less of it
 * to collect takes longer, which only those who post would feel.
 */
const YOUNG = { committing: 16, reading: 6 }; // MB

/** @param onGone told that it has ended, whether it was told to or not: it takes no more orders */
export function startThread(options: ThreadOptions, onGone: (thread: Thread) => void): Thread {
  const maxYoungGenerationSizeMb = YOUNG[options.commits ? 'committing' : 'reading'];
  const worker = new Worker(workerFile, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb } });
  const tell = (order: Order) => worker.postMessage(order);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let code: string | undefined;

  worker.on('message', (answer: Answer) => {
    const { id } = answer;
    const asked = waiting.get(id);
    if ('progress' in answer) return asked?.onProgress?.(...answer.progress);
    waiting.delete(id);
    // While nobody waits for an answer, the thread does not keep the process from ending.
    if (waiting.size === 0) worker.unref();
    if ('error' in answer) asked?.reject(revived(answer.error));
    else asked?.resolve(answer.result as never);
  });
  worker.on('error', (error: PlainError) => {
    code = error.code || undefined;
  });
  const ended = new Promise((resolve) => worker.on('exit', resolve)).then(() => {
    // What was under way is not known to be on disk.
    for (const { reject } of waiting.values()) reject(new StoreUnavailable('stopped', code));
    onGone(thread);
  });

  const thread: Thread = {
    async ask(name, args, asking = {}) {
      const id = ++last;
      const abort = () => tell({ abort: id });
      asking.signal?.addEventListener('abort', abort);
      worker.ref();
      tell({ id, name, args });
      const answer = new Promise<never>((resolve, reject) => waiting.set(id, { ...asking, resolve, reject }));
      return answer.finally(() => asking.signal?.removeEventListener('abort', abort));
    },

    end() {
      for (const id of waiting.keys()) tell({ abort: id });
      worker.ref();
      tell('end');
      return ended;
    },
  };
  return thread;
}

/** With its kind, by which callers tell damage from failures. */
function revived(error: PlainError): Error {
  if (error.reason) return new StoreUnavailable(error.reason, error.code);
  if (error.sequence !== undefined) return new DamagedReceipt(error.sequence, undefined);
  const Kind = { RangeError, TypeError }[error.name] ?? Error;
  return Object.assign(new Kind(error.message), error);
}
