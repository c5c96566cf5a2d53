import { type Store, type Verification, verifyLog } from '../endpoint/index';
import { writeHeadFile } from './head-file';
import { schedule } from './schedule';
import type { Service, Tools } from './service-setup';
import { isDamagedFile } from './verify';

const HOUR = 3_600_000; // ms
const SAY_EVERY = 10_000; // ms

type Watch = Pick<Service, 'verifyEvery' | 'head' | 'headFile' | 'log'>;

/**
 * Verifies the log now and every so many hours, each time also that it still holds all that it held the time before, and
 * writes its head where the owner wants it. A log in which something was found leaves the head as it was.
 *
 * @returns what stops it, once what is under way has ended
 */
export function watchLog(store: Store, watch: Watch, { fail, closing, metrics }: Tools): () => Promise<void> {
  const { verifyEvery, headFile, log } = watch;
  let { head } = watch;
  if (verifyEvery === 0) return async () => {};
  return schedule(verifyEvery * HOUR, async () => {
    try {
      const found = await verifyLog(store, { head, signal: closing });
      if (!found.ok) return sayFinding(found, watch);
      log.debug({ batches: found.batches, receipts: found.receipts }, 'the log is whole');
      head = found.head ?? head;
      if (headFile !== undefined && head !== undefined) await writeHeadFile(headFile, head);
    } catch (error) {
      if (closing.aborted) return;
      if (isDamagedFile(error)) metrics.verified(false);
      fail('the log was not verified, or its head not written; the next try is at the next verification', error);
    }
  });
}

/** Without the ids that a finding has. */
function sayFinding({ first }: Verification, { log }: Watch): void {
  const { problem, batch, sequence } = first ?? {};
  log.error({ problem, batch, entry: sequence }, 'the log is not what it was; run npx assent verify');
}

/** The store, whose verifications are figures too, whoever asked for them, and say how far they are where they take long. */
export function withFigures(store: Store, { log }: Pick<Service, 'log'>, { metrics }: Pick<Tools, 'metrics'>): Store {
  return {
    ...store,
    async verify(options) {
      let saidAt = performance.now();
      const onProgress = (done: number, of: number) => {
        options?.onProgress?.(done, of);
        if (performance.now() - saidAt < SAY_EVERY) return;
        saidAt = performance.now();
        log.info({ done, of }, 'verifying the log, batch by batch');
      };
      const verification = await verifyLog(store, { ...options, onProgress });
      metrics.verified(verification.ok);
      return verification;
    },
  };
}
