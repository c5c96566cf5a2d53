import type { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../errors';
import type { Store } from '../store';
import { startWorker } from './thread';

/** What takes long and only reads. */
export type LongReads = Pick<Required<Store>, 'page' | 'tally' | 'verify'>;

export interface ReadOrder {
  readonly id: number;
  readonly name: keyof LongReads;
  readonly args: readonly unknown[];
}

export type ReadMessage = ReadOrder | { readonly abort: number } | 'end';

interface ReadAnswer {
  readonly id: number;
  readonly progress?: readonly [done: number, of: number];
  readonly error?: { readonly name: string; readonly message: string };
  readonly result?: unknown;
}

interface Waiting {
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface ReaderOptions {
  /** Path, or address, of the database. */
  readonly file: string;
  readonly encryptionKey?: string | undefined;
}

/** A thread costs memory that is rarely needed. */
const KEPT_IDLE = 10_000; // ms

/**
 * Reads on a thread of its own, for which no post waits. It is started when it is needed, and ends when it is not.
 */
// longer than 60 lines: the thread and those who wait for it are one state, which all of these functions share
export function startReader(options: ReaderOptions, onRead: () => void): LongReads & { close(): Promise<void> } {
  let worker: Worker | undefined;
  let isClosed = false;
  let last = 0;
  let idle: NodeJS.Timeout | undefined;
  /** Of the threads that were told to end. */
  let ended: Promise<unknown> = Promise.resolve();
  const waiting = new Map<number, Waiting>();
  const tell = (message: ReadMessage) => worker?.postMessage(message);

  const hear = ({ id, progress, error, result }: ReadAnswer) => {
    if (progress) return waiting.get(id)?.onProgress?.(...progress);
    if (error) waiting.get(id)?.reject(revived(error));
    else waiting.get(id)?.resolve(result as never);
    waiting.delete(id);
    if (waiting.size > 0) return;
    worker?.unref();
    idle = setTimeout(end, KEPT_IDLE).unref();
  };

  const gone = (code?: string) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new StoreUnavailable('stopped', code));
    waiting.clear();
  };

  /** It closes its connections itself: those of a thread that is killed may stay open. */
  const end = () => {
    if (!worker) return;
    const exit = new Promise((resolve) => worker?.once('exit', resolve));
    ended = Promise.all([ended, exit]);
    worker.ref();
    tell('end');
    worker = undefined;
  };

  const read = async <T>(
    name: keyof LongReads,
    args: readonly unknown[],
    onProgress?: Waiting['onProgress'],
    signal?: AbortSignal,
  ) => {
    signal?.throwIfAborted();
    if (isClosed) throw new TypeError('the store is closed');
    clearTimeout(idle);
    const asked: Worker = worker ?? startWorker(options, hear, (code) => worker === asked && gone(code));
    worker = asked;
    asked.ref();
    const id = ++last;
    const abort = () => tell({ abort: id });
    signal?.addEventListener('abort', abort);
    try {
      return await new Promise<T>((resolve, reject) => {
        waiting.set(id, { onProgress, resolve, reject });
        tell({ id, name, args });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
      onRead();
    }
  };

  return {
    page: (...args) => read('page', args),
    tally: (...args) => read('tally', args),
    verify: ({ signal, onProgress, ...trusted } = {}) => read('verify', [trusted], onProgress, signal),
    async close() {
      isClosed = true;
      clearTimeout(idle);
      for (const id of waiting.keys()) tell({ abort: id });
      end();
      await ended;
      gone();
    },
  };
}

/** With its kind, by which callers tell damage from failures. */
function revived(error: { readonly name: string; readonly message: string }): Error {
  const Kind = { RangeError, TypeError }[error.name] ?? Error;
  return Object.assign(new Kind(error.message), error);
}
