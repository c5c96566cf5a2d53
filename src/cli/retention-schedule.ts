import { applyRetention, type Retention } from '../endpoint/index';
import { logFailure } from './log-failure';

const EVERY = 3_600_000; // ms

/** Applies the retention now and every hour. @returns what stops it, once the batch under way is done */
export function scheduleRetention(retention: Retention): () => Promise<void> {
  let underWay: Promise<unknown> | undefined;
  const apply = () => {
    underWay ??= applyRetention(retention)
      .catch((error) => logFailure('retention failed, the next try is in an hour', error))
      .finally(() => {
        underWay = undefined;
      });
  };
  const timer = setInterval(apply, EVERY);
  apply();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
