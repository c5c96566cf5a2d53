import type { Setup } from '../../options';
import type { Handler } from '../context';
import { Refusal } from '../problem';

/** Anybody may ask, and each check is a write to disk: those who ask within this time share one. */
const SHARED_FOR = 1_000; // ms

/**
 * `GET /health` and `GET /health/ready`: 200 once the store can write, and until the instance ends. A store that cannot
 * rejects, which the endpoint answers with 503.
 */
export function getHealth({ store, closing }: Setup): Handler {
  let last: Promise<void> | undefined;
  // Not by the clock of the day, which may be set back.
  let endedAt = 0;
  return async () => {
    if (closing?.aborted) throw Refusal.forNow(503, 'This instance ends.');
    if (!last || performance.now() - endedAt >= SHARED_FOR) {
      endedAt = Number.POSITIVE_INFINITY;
      last = store.check().finally(() => {
        endedAt = performance.now();
      });
    }
    await last;
    return Response.json({ status: 'ok' });
  };
}

/**
 * `GET /health/live`: 200 while the process answers at all. The store is left out: a process is not healed by a restart
 * when it is the disk that is full.
 */
export const getLive: Handler = () => Response.json({ status: 'ok' });
