import { sql } from 'kysely';
import { NOTHING_DUE } from '../due';
import type { Due } from '../store';
import { type Db, ENTRY_KINDS } from './tables';

/** What is due. Where nothing is, as in most hours of most sites, no more is looked at. */
export async function dueIn(db: Db, before: number, now: number): Promise<Due> {
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
  return { receipts, of: await sumOf(waiting), silence: silence ?? 0, newest: newest ?? since ?? null };
}

/** One of a time that has not come yet was made by a clock that was wrong. */
async function lastPurge(db: Db, now: number): Promise<number | undefined> {
  const events = db.selectFrom('entries').select('received_at').where('kind', '<>', 0);
  const purges = events.where('kind', '=', ENTRY_KINDS.indexOf('purge')).where('received_at', '<=', now);
  return (await purges.orderBy('sequence', 'desc').limit(1).executeTakeFirst())?.received_at;
}
