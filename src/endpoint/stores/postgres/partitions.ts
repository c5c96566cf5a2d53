import { sql } from 'kysely';
import { NO_RECEIPT } from '../sql/columns';
import type { Layout } from '../sql/engine';
import type { Db, Writing } from '../sql/tables';
import { lockTip } from './lock';

/** `receipt_ids` lies in this many parts by the hash of the id, so that one can be written anew without the others. */
export const ID_PARTS = 16;

/** Begins the names of notes in `meta` that something was deleted from a partition. */
const REWRITE_DUE = 'stained ';

/**
 * A partition is dropped or written anew if its lock can be had so soon, or else the next time: whoever posts or reads
 * would wait behind this for the one who reads just now.
 */
const LOCK_WITHIN = 200; // ms
const LOCK_NOT_AVAILABLE = '55P03';
/** Retention of another instance has dropped it. */
const UNDEFINED_TABLE = '42P01';

/**
 * How PostgreSQL lays out the log: a partition of `entries` for each month of receipt. Deleted rows stay in its files until
 * they are written over, which may be never, so partitions with such rows are noted down and written anew.
 */
export interface Partitions extends Layout {
  /** After the transaction ended. */
  settle(transaction: Writing, committed: boolean): void;
  /** Writes anew what was noted down, and drops the months that retention has emptied. */
  scrub(db: Db): Promise<void>;
}

export function createPartitions(): Partitions {
  let made = new Set<number>();
  const making = new WeakMap<Writing, number>();

  return {
    async ensurePartition(transaction, receivedAt) {
      const { from, to, name } = monthOf(receivedAt);
      if (made.has(from)) return;
      if (!(await months(transaction)).includes(name)) {
        // Made apart and attached, which no reader has to end for, as it would to `create … partition of`.
        await sql`create table ${sql.id(name)} (like entries)`.execute(transaction);
        await keepNoStatistics(transaction, name);
        // No parameters, which such statements do not take: numbers, and a name made of numbers.
        await sql`
          alter table entries attach partition ${sql.id(name)} for values from (${sql.lit(from)}) to (${sql.lit(to)})
        `.execute(transaction);
      }
      making.set(transaction, from);
    },

    settle(transaction, committed) {
      const month = making.get(transaction);
      if (month !== undefined && committed) made.add(month);
      // It may have failed because another instance dropped a month that this one has made.
      if (!committed) made = new Set();
    },

    async noteDeletion(transaction, which) {
      await sql`
        insert into meta (name, value)
        select ${REWRITE_DUE} || relname, '' from pg_class where oid in (
          select tableoid from entries where ${which}
          union
          select ids.tableoid from receipt_ids ids join entries using (receipt_id) where ${which}
        )
        on conflict do nothing
      `.execute(transaction);
    },

    async scrub(db) {
      await dropEmptyMonths(db);
      const notes = await db.selectFrom('meta').select('name').where('name', 'like', `${REWRITE_DUE}%`).execute();
      for (const { name } of notes) await rewritePartition(db, name.slice(REWRITE_DUE.length));
    },
  };
}

function monthOf(time: number) {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const name = `entries_${String(year).padStart(4, '0')}_${String(month + 1).padStart(2, '0')}`;
  // Not by Date.UTC, which takes the years 0 to 99 for 1900 to 1999: a clock may be far off.
  const startOf = (of: number) => new Date(new Date(0).setUTCFullYear(year, of, 1)).getTime();
  return { from: startOf(month), to: startOf(month + 1), name };
}

async function months(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'entries'::regclass
  `.execute(db);
  return rows.map(({ name }) => name);
}

async function dropEmptyMonths(db: Db): Promise<void> {
  const current = monthOf(Date.now()).name;
  for (const name of (await months(db)).filter((each) => each < current)) {
    const dropping = db.transaction().execute(async (transaction) => {
      await sql`set local lock_timeout = ${sql.lit(LOCK_WITHIN)}`.execute(transaction);
      // Nobody may insert between the look and the drop.
      await lockTip(transaction);
      const { rows } = await sql`select 1 from ${sql.id(name)} limit 1`.execute(transaction);
      if (rows.length > 0) return;
      await transaction.schema.dropTable(name).execute();
      await transaction
        .deleteFrom('meta')
        .where('name', '=', REWRITE_DUE + name)
        .execute();
    });
    await dropping.catch((error) => {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    });
  }
}

/** Posts that go to this partition wait meanwhile. The note goes first: what is deleted from now on makes a new one. */
async function rewritePartition(db: Db, name: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    const note = REWRITE_DUE + name;
    await connection.deleteFrom('meta').where('name', '=', note).execute();
    try {
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`set lock_timeout = ${sql.lit(LOCK_WITHIN)}`.execute(connection);
      await sql`vacuum (full) ${sql.id(name)}`.execute(connection);
    } catch (error) {
      if (codeOf(error) === UNDEFINED_TABLE) return;
      const noted = connection.insertInto('meta').values({ name: note, value: '' });
      await noted.onConflict((conflict) => conflict.doNothing()).execute();
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    } finally {
      await sql`reset statement_timeout`.execute(connection);
      await sql`reset lock_timeout`.execute(connection);
    }
  });
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
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
