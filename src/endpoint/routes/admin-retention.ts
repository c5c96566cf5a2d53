import type { Handler } from '../environment';
import type { Setup } from '../options';
import { NO_QUERY } from '../read-query';
import { applyRetention } from '../retention';
import { queryOf } from './admin-query';

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
