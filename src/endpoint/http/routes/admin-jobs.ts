import { type Verification, verifyLog } from '../../log/verify';
import type { Setup } from '../../options';
import { applyRetention } from '../../receipts/retention';
import type { Handler } from '../context';
import { NO_QUERY, queryOf } from '../query';

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

/** `POST /admin/retention`: deletes now what the hourly job would. */
export function postRetention({ store, retentionDays, now }: Setup): Handler {
  let underWay: Promise<number> | undefined;
  return async (context) => {
    queryOf(context, NO_QUERY);
    underWay ??= applyRetention({ store, days: retentionDays, now }).finally(() => {
      underWay = undefined;
    });
    return Response.json({ deleted: await underWay });
  };
}
