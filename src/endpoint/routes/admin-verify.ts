import type { Handler } from '../environment';
import { type Verification, verifyLog } from '../log/verify';
import type { Setup } from '../options';
import { NO_QUERY } from '../read-query';
import { queryOf } from './admin-query';

/** `GET /admin/verify`: whether the log is whole. 200 also where it is not: `ok` and `first` say so. */
export function getVerification({ store }: Setup): Handler {
  let underWay: Promise<Verification> | undefined;
  return async (context) => {
    queryOf(context, NO_QUERY);
    // The whole log is read for it: those who ask at once share one.
    underWay ??= verifyLog(store).finally(() => {
      underWay = undefined;
    });
    return Response.json(await underWay);
  };
}
