import { applyRetention, RetentionHeld, type Store } from '../endpoint/index';
import { schedule } from './schedule';
import type { Service, Tools } from './service-setup';

const EVERY = 3_600_000; // ms

/** Applies the retention now and every hour. @returns what stops it, once the batch under way is done */
export function retain(
  store: Store,
  { retention, log }: Pick<Service, 'retention' | 'log'>,
  { metrics, fail, closing }: Tools,
): () => Promise<void> {
  return schedule(EVERY, async () => {
    try {
      const deleted = await applyRetention({ store, days: retention, signal: closing });
      const level = deleted > 0 ? 'info' : 'debug';
      if (closing.aborted) return log[level]({ deleted }, 'retention stopped, the next start goes on with it');
      metrics.retained(deleted);
      log[level]({ deleted }, 'retention applied');
    } catch (error) {
      if (error instanceof RetentionHeld) {
        metrics.retentionHeld(error.plan.due);
        log.warn({ ...error.plan }, 'retention waits: it deletes nothing until npx assent retention --yes');
        if (error.cause === undefined) return;
      }
      // What takes too long to end has lost its database.
      if (closing.aborted) return;
      metrics.retentionFailed();
      fail('retention failed, the next try is in an hour', error instanceof RetentionHeld ? error.cause : error);
    }
  });
}
