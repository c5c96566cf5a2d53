import { applyRetention, type Retention } from '../endpoint/index';

const EVERY = 3_600_000; // ms

export interface Told {
  /** How many receipts were deleted. */
  readonly done: (deleted: number) => void;
  readonly failed: (error: unknown) => void;
}

/** Applies the retention now and every hour. @returns what stops it, once the batch under way is done */
export function scheduleRetention(retention: Retention, { done, failed }: Told): () => Promise<void> {
  let underWay: Promise<unknown> | undefined;
  const apply = () => {
    underWay ??= applyRetention(retention)
      .then(done)
      .catch(failed)
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
