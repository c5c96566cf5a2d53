import { parentPort, workerData } from 'node:worker_threads';
import { createAppend, type WorkerOptions } from './sqlite-append';
import type { Answer, Order } from './sqlite-thread';
import { StoreUnavailable } from './store-unavailable';

/*
 * The program of the thread that commits receipts to SQLite: it waits for the disk, and the thread that answers requests
 * does not.
 */

const append = createAppend(workerData as WorkerOptions);

parentPort?.on('message', async ({ bodies, receivedAt }: Order) => {
  const answer: Answer = await append(bodies.split('\n'), receivedAt).then(
    (verdicts) => ({ verdicts }),
    (error) =>
      error instanceof StoreUnavailable ? { reason: error.reason, code: error.code } : { error: plain(error) },
  );
  parentPort?.postMessage(answer);
});

/** Of an error that is not JavaScript's own, nothing would be left on the way. */
function plain({ name, message, stack, code }: Error & { code?: string }) {
  return { name, message, stack, code };
}
