import { sql } from 'kysely';
import type { Db, Writing } from '../sql/tables';
import { lockTip } from './lock';
import { EVENTS, keepNoStatistics, type Month, monthOf, monthsOf, STAINED } from './partitions';

/**
 * What is done to a partition is done if its lock can be had so soon, or else the next time: whoever posts or reads would
 * wait behind this for the one who reads just now.
 */
const LOCK_WITHIN = 200; // ms
const LOCK_NOT_AVAILABLE = '55P03';
/** Retention of another instance has dropped it. */
const UNDEFINED_TABLE = '42P01';
/** Value of the note of a partition in which nothing was deleted since. */
const VACUUMED = 'vacuumed';

/**
 * Vacuums the partitions from which something was deleted, or writes them anew one after the other, and drops the months
 * that retention has emptied. Broken off, it goes on the next time with what is left.
 *
 * @returns how many partitions may still have bytes of what was deleted
 */
export async function scrub(db: Db, rewrite: boolean): Promise<number> {
  const notes = () => db.selectFrom('meta').selectAll().where('name', 'like', `${STAINED}%`).execute();
  for (const { name, value } of await notes()) {
    if (rewrite || value !== VACUUMED) await vacuum(db, name.slice(STAINED.length), rewrite);
  }
  await dropOldMonths(db);
  return (await notes()).length;
}

/** An ordinary one keeps nobody out; a full one keeps everybody out of this partition until it is written anew. */
async function vacuum(db: Db, name: string, isFull: boolean): Promise<void> {
  const underWay = isFull ? 'rewriting' : 'vacuuming';
  await db.connection().execute(async (connection) => {
    const mark = (value: string) =>
      connection
        .updateTable('meta')
        .set({ value })
        .where('name', '=', STAINED + name);
    const forget = connection.deleteFrom('meta').where('name', '=', STAINED + name);
    try {
      await mark(underWay).execute();
      await sql`set statement_timeout = 0`.execute(connection);
      await sql`set lock_timeout = ${sql.lit(LOCK_WITHIN)}`.execute(connection);
      await sql`vacuum ${sql.raw(isFull ? '(full)' : '')} ${sql.id(name)}`.execute(connection);
      // What was deleted meanwhile has marked it again, and what was broken off is due.
      if (isFull) await forget.where('value', '=', underWay).execute();
      else await mark(VACUUMED).where('value', '=', underWay).execute();
    } catch (error) {
      if (codeOf(error) === UNDEFINED_TABLE) await forget.execute();
      else if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    } finally {
      await sql`reset statement_timeout`.execute(connection);
      await sql`reset lock_timeout`.execute(connection);
    }
  });
}

/** The oldest first, and no further than the first that has receipts: what is left of them lies in one partition. */
async function dropOldMonths(db: Db): Promise<void> {
  const { from } = monthOf(Date.now());
  for (const month of (await monthsOf(db)).filter(({ name, ends }) => name !== EVENTS && ends <= from)) {
    if (!(await dropMonth(db, month))) return;
  }
}

async function dropMonth(db: Db, month: Month): Promise<boolean> {
  const dropping = db.transaction().execute(async (transaction) => {
    await sql`set local lock_timeout = ${sql.lit(LOCK_WITHIN)}`.execute(transaction);
    // Nobody may insert between the look and the drop.
    await lockTip(transaction);
    const found = await sql`select 1 from ${sql.id(month.name)} where kind = 0 limit 1`.execute(transaction);
    if (found.rows.length > 0) return false;
    await moveEvents(transaction, month);
    await transaction
      .deleteFrom('meta')
      .where('name', '=', STAINED + month.name)
      .execute();
    return true;
  });
  return dropping.catch((error) => {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    return false;
  });
}

/** Drops the month; its events are from then on in the partition of all that is older than the end of this one. */
async function moveEvents(transaction: Writing, { name, ends }: Month): Promise<void> {
  const isThere = (await monthsOf(transaction)).some((month) => month.name === EVENTS);
  if (isThere) await sql`alter table entries detach partition ${sql.id(EVENTS)}`.execute(transaction);
  else {
    await sql`create table ${sql.id(EVENTS)} (like entries)`.execute(transaction);
    await keepNoStatistics(transaction, EVENTS);
  }
  await sql`insert into ${sql.id(EVENTS)} select * from ${sql.id(name)}`.execute(transaction);
  await transaction.schema.dropTable(name).execute();
  await sql`
    alter table entries attach partition ${sql.id(EVENTS)} for values from (minvalue) to (${sql.lit(ends)})
  `.execute(transaction);
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
