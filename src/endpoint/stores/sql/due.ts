import { sql } from 'kysely';
import { NOTHING_DUE } from '../due';
import { UNSEEN_FOR } from '../rules';
import type { Due } from '../store';
import { type Db, ENTRY_KINDS } from './tables';

/** What is due. Where nothing is, as in most hours of most sites, no more is looked at. */
export async function dueIn(db: Db, before: number, now: number, uncounted = 0): Promise<Due> {
  const waiting = db.selectFrom('batches').where('kept', '>', 0);
  const sumOf = async (some: typeof waiting) =>
    Number((await some.select(({ fn }) => fn.sum<number>('kept').as('sum')).executeTakeFirst())?.sum ?? 0);
  const receipts = await sumOf(waiting.where('received_at', '<', before));
  if (receipts === 0) return NOTHING_DUE;
  const since = await lastPurge(db, now);
  const { rows } = await sql<{ silence: number | null; newest: number | null }>`
    select max(received_at - earlier) as silence, max(received_at) as newest from (
      select received_at, lag(received_at, 1, ${since === undefined ? sql.ref('received_at') : sql.lit(since)})
        over (order by received_at) as earlier
      from batches where kept > 0 and received_at <= ${now} and received_at >= ${since ?? Number.MIN_SAFE_INTEGER}
    ) as steps
  `.execute(db);
  const { silence, newest } = rows[0] ?? {};
  const of = receipts > uncounted ? await sumOf(waiting) : 0;
  return { receipts, of, silence: silence ?? 0, newest: newest ?? since ?? null };
}

/** When the last silence ended that was long enough to be a clock that leapt. Nothing is known of before the first batch. */
export async function silentUntil(db: Db, now: number): Promise<number> {
  const first = db.selectFrom('batches').select('received_at').where('kept', '>', 0).orderBy('received_at').limit(1);
  for (let at = now; ; ) {
    const earlier = first.where('received_at', '<', at);
    const oldest = await earlier.where('received_at', '>=', at - UNSEEN_FOR).executeTakeFirst();
    if (!oldest) return (await earlier.executeTakeFirst()) ? at : Number.MIN_SAFE_INTEGER;
    at = oldest.received_at;
  }
}

/** One of a time that has not come yet was made by a clock that was wrong. */
async function lastPurge(db: Db, now: number): Promise<number | undefined> {
  const events = db.selectFrom('entries').select('received_at').where('kind', '<>', 0);
  const purges = events.where('kind', '=', ENTRY_KINDS.indexOf('purge')).where('received_at', '<=', now);
  return (await purges.orderBy('sequence', 'desc').limit(1).executeTakeFirst())?.received_at;
}
