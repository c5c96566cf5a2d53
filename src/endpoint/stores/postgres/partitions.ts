import { sql } from 'kysely';
import { NO_RECEIPT } from '../sql/columns';
import type { Layout } from '../sql/engine';
import type { Db, Writing } from '../sql/tables';

/** `receipt_ids` lies in this many parts by the hash of the id, so that one can be written anew without the others. */
export const ID_PARTS = 16;

/** Begins the names of notes in `meta` that something was deleted from a partition. Their value says what was done since. */
export const STAINED = 'stained ';

/** What is left of months that were dropped: events, which are never deleted. It holds all that is older than its end. */
export const EVENTS = 'entries_events';

/**
 * How PostgreSQL lays out the log: a partition of `entries` for each month of receipt. Deleted rows stay in its files until
 * they are written over, which may be never, so partitions with such rows are noted down: see scrub.ts.
 */
export function createPartitions(): Layout & { lookAgain(): void } {
  /** Months that are there, since a transaction has found them. */
  const seen = new Set<number>();

  return {
    async ensurePartition(transaction, receivedAt) {
      const { from, to, name } = monthOf(receivedAt);
      if (seen.has(from)) return;
      const isThere = (month: Month) => month.name === name || (month.name === EVENTS && month.ends > from);
      if ((await monthsOf(transaction)).some(isThere)) seen.add(from);
      else {
        await createApart(transaction, name);
        await attach(transaction, name, to, from);
      }
    },

    /** After a transaction failed: maybe because another instance dropped a month that this one has seen. */
    lookAgain: () => seen.clear(),

    async noteDeletion(transaction, which) {
      await sql`
        insert into meta (name, value)
        select ${STAINED} || relname, '' from pg_class where oid in (
          select tableoid from entries where ${which}
          union
          select ids.tableoid from receipt_ids ids join entries using (receipt_id) where ${which}
        )
        on conflict (name) do update set value = ''
      `.execute(transaction);
    },
  };
}

/** Made apart and attached later, which no reader has to end for, as it would to `create … partition of`. */
export async function createApart(transaction: Writing, name: string): Promise<void> {
  await sql`create table ${sql.id(name)} (like entries)`.execute(transaction);
  await keepNoStatistics(transaction, name);
}

/** No parameters, which such statements do not take: numbers, and a name made of numbers. */
export async function attach(transaction: Writing, name: string, to: number, from?: number): Promise<void> {
  const begin = from === undefined ? sql`minvalue` : sql.lit(from);
  await sql`
    alter table entries attach partition ${sql.id(name)} for values from (${begin}) to (${sql.lit(to)})
  `.execute(transaction);
}

export function monthOf(time: number) {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const name = `entries_${String(year).padStart(4, '0')}_${String(month + 1).padStart(2, '0')}`;
  // Not by Date.UTC, which takes the years 0 to 99 for 1900 to 1999: a clock may be far off.
  const startOf = (of: number) => new Date(new Date(0).setUTCFullYear(year, of, 1)).getTime();
  return { from: startOf(month), to: startOf(month + 1), name };
}

export interface Month {
  readonly name: string;
  /** The first moment after it. */
  readonly ends: number;
}

/** The partitions of `entries`, the oldest first. */
export async function monthsOf(db: Db): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select relname as name, substring(pg_get_expr(relpartbound, pg_class.oid) from 'TO [(]''(-?[0-9]+)''[)]')::bigint as ends
    from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'entries'::regclass order by ends
  `.execute(db);
  return rows;
}

const OF_VISITORS: readonly string[] = [...Object.keys(NO_RECEIPT), 'leaf', 'salt'];

/**
 * Lets the server's planner keep no samples of what visitors sent. It would copy some hundred values of each column to a
 * table of its own, where no erasure reaches them. It plans as well without: each of these columns is looked up by an
 * index, or not at all.
 */
export async function keepNoStatistics(db: Writing, table: string, columns = OF_VISITORS): Promise<void> {
  const settings = columns.map((column) => sql`alter column ${sql.id(column)} set statistics 0`);
  await sql`alter table ${sql.id(table)} ${sql.join(settings)}`.execute(db);
}
