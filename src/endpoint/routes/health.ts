import type { Handler } from '../environment';
import type { Setup } from '../options';

/** `GET /health`: 200 once the store can write. A store that cannot rejects, which the endpoint answers with 503. */
export function getHealth({ store }: Setup): Handler {
  let underWay: Promise<void> | undefined;
  return async () => {
    // Anybody may ask, and each check is a write to disk: those who ask at once share one.
    underWay ??= store.check().finally(() => {
      underWay = undefined;
    });
    await underWay;
    return Response.json({ status: 'ok' });
  };
}
