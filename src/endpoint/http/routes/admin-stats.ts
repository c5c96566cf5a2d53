import { type Stats, statsOf } from '../../export/stats';
import type { Setup } from '../../options';
import type { Handler } from '../context';
import { queryOf, STATS_QUERY } from '../query';

export interface StatsAnswer extends Stats {
  /** ISO 8601, UTC; `null` for no limit. */
  readonly from: string | null;
  /** The first moment that does not count. */
  readonly to: string | null;
}

/** `GET /admin/stats`: figures by day, region, language, policy version and notice. No receipt is in them. */
export function getStats({ store }: Setup): Handler {
  return async (context) => {
    const filter = queryOf(context, STATS_QUERY);
    const stats = (await store.stats?.(filter)) ?? statsOf(await store.tally(filter));
    const answer: StatsAnswer = { from: isoOf(filter.from), to: isoOf(filter.to), ...stats };
    return Response.json(answer);
  };
}

function isoOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
