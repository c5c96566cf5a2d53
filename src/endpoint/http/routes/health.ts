import type { Setup } from '../../options';
import type { Handler } from '../context';
import { RETRY_AFTER, Refusal } from '../problem';

/**
 * `GET /health` and `GET /health/ready`: 200 once the store can write, and until the instance ends. A store that cannot
 * rejects, which the endpoint answers with 503.
 */
export function getHealth({ store, closing }: Setup): Handler {
  let underWay: Promise<void> | undefined;
  return async () => {
    if (closing?.aborted)
      throw new Refusal(503, 'This instance ends.', { headers: { 'Retry-After': String(RETRY_AFTER) } });
    // Anybody may ask, and each check is a write to disk: those who ask at once share one.
    underWay ??= store.check().finally(() => {
      underWay = undefined;
    });
    await underWay;
    return Response.json({ status: 'ok' });
  };
}

/**
 * `GET /health/live`: 200 while the process answers at all. The store is left out: a process is not healed by a restart
 * when it is the disk that is full.
 */
export const getLive: Handler = () => Response.json({ status: 'ok' });
