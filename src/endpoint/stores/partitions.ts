import { type RawBuilder, sql } from 'kysely';
import type { Db, Writing } from './engine';

/** `receipt_ids` lies in this many parts by the hash of the id, so that one can be written anew without the others. */
export const ID_PARTS = 16;

/** Begins the names of notes in `meta` that something was deleted from a partition. */
const STAINED = 'stained ';

/**
 * How PostgreSQL lays out the log: a partition of `entries` for each month of receipt. Deleted rows stay in its files until
 * they are written over, which may be never, so partitions with such rows are noted down and written anew.
 */
export interface Partitions {
  /** Makes the month of this time if it is not there. */
  make(transaction: Writing, receivedAt: number): Promise<void>;
  /** After the transaction ended. */
  settle(transaction: Writing, committed: boolean): void;
  /** Notes down where the entries are of which this is true, before they are emptied or deleted. */
  stain(transaction: Writing, which: RawBuilder<boolean>): Promise<void>;
  /** Writes anew what was noted down, and drops the months that retention has emptied. */
  scrub(db: Db): Promise<void>;
}

export function createPartitions(): Partitions {
  let made = new Set<number>();
  const making = new WeakMap<Writing, number>();

  return {
    async make(transaction, receivedAt) {
      const { from, to, name } = monthOf(receivedAt);
      if (made.has(from)) return;
      // No parameters, which such statements do not take: numbers, and a name made of numbers.
      await sql`
        create table if not exists ${sql.id(name)} partition of entries for values from (${sql.lit(from)}) to (${sql.lit(to)})
      `.execute(transaction);
      making.set(transaction, from);
    },

    settle(transaction, committed) {
      const month = making.get(transaction);
      if (month !== undefined && committed) made.add(month);
      // It may have failed because another instance dropped a month that this one has made.
      if (!committed) made = new Set();
    },

    async stain(transaction, which) {
      await sql`
        insert into meta (name, value)
        select ${STAINED} || relname, '' from pg_class where oid in (
          select tableoid from entries where ${which}
          union
          select ids.tableoid from receipt_ids ids join entries using (receipt_id) where ${which}
        )
        on conflict do nothing
      `.execute(transaction);
    },

    async scrub(db) {
      await dropEmptyMonths(db);
      const notes = await db.selectFrom('meta').select('name').where('name', 'like', `${STAINED}%`).execute();
      for (const { name } of notes) await writeAnew(db, name.slice(STAINED.length));
    },
  };
}

function monthOf(time: number) {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const name = `entries_${String(year).padStart(4, '0')}_${String(month + 1).padStart(2, '0')}`;
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1), name };
}

async function dropEmptyMonths(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'entries'::regclass
  `.execute(db);
  const current = monthOf(Date.now()).name;
  for (const { name } of rows.filter((row) => row.name < current)) {
    await db.transaction().execute(async (transaction) => {
      // Nobody may insert between the look and the drop.
      await sql`select 1 from tip for update`.execute(transaction);
      const { rows } = await sql`select 1 from ${sql.id(name)} limit 1`.execute(transaction);
      if (rows.length > 0) return;
      await transaction.schema.dropTable(name).execute();
      await transaction
        .deleteFrom('meta')
        .where('name', '=', STAINED + name)
        .execute();
    });
  }
}

/** Posts that go to this partition wait meanwhile. The note goes first: what is deleted from now on makes a new one. */
async function writeAnew(db: Db, name: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    await connection
      .deleteFrom('meta')
      .where('name', '=', STAINED + name)
      .execute();
    try {
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`vacuum (full) ${sql.id(name)}`.execute(connection);
    } catch (error) {
      await connection
        .insertInto('meta')
        .values({ name: STAINED + name, value: '' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      throw error;
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}
