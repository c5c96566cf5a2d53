import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Db, Writing } from '../sql/tables';
import { lockTip } from './lock';
import { attach, createApart, EVENTS, type Month, monthOf, monthsOf, STAINED } from './partitions';

/**
 * What is done to a partition is done if its lock can be had so soon, or else the next time: whoever posts or reads would
 * wait behind this for the one who reads just now.
 */
const LOCK_WITHIN = 200; // ms
const LOCK_NOT_AVAILABLE = '55P03';
/** It took longer than a statement may while it has the lock of all commits. */
const QUERY_CANCELED = '57014';
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
export async function scrub(db: Db, pool: Pool, rewrite: boolean): Promise<number> {
  const notes = () => db.selectFrom('meta').selectAll().where('name', 'like', `${STAINED}%`).execute();
  for (const { name, value } of await notes()) {
    if (rewrite || value !== VACUUMED) await vacuum(db, pool, name, rewrite);
  }
  await dropOldMonths(db);
  return (await notes()).length;
}

/** An ordinary one keeps nobody out; a full one keeps everybody out of this partition until it is written anew. */
async function vacuum(db: Db, pool: Pool, note: string, isFull: boolean): Promise<void> {
  const underWay = isFull ? 'rewriting' : 'vacuuming';
  const mark = (value: string) => db.updateTable('meta').set({ value }).where('name', '=', note);
  const forget = db.deleteFrom('meta').where('name', '=', note);
  try {
    await mark(underWay).execute();
    const isClean = await runVacuum(pool, note.slice(STAINED.length), isFull);
    // What was deleted meanwhile has marked it again, and what was broken off is due.
    if (!isFull) await mark(VACUUMED).where('value', '=', underWay).execute();
    else if (isClean) await forget.where('value', '=', underWay).execute();
  } catch (error) {
    if (codeOf(error) === UNDEFINED_TABLE) await forget.execute();
    else if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
  }
}

/** @returns whether a full one left nothing of what was deleted: what an older transaction may still see is copied too */
async function runVacuum(pool: Pool, name: string, isFull: boolean): Promise<boolean> {
  const client = await pool.connect();
  let copied: string | undefined;
  // Any role is told, in the server's language: how many of these rows there are is the first number.
  client.on('notice', ({ detail = '' }) => {
    copied = /\d+/.exec(detail)?.[0] ?? copied;
  });
  try {
    await client.query(`set statement_timeout = 0; set lock_timeout = ${LOCK_WITHIN}`);
    await client.query(`vacuum ${isFull ? '(full, verbose)' : ''} ${client.escapeIdentifier(name)}`);
    return copied === '0';
  } finally {
    // It is closed: nobody else may have its settings.
    client.release(true);
  }
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
    // By an index, which has what is left alone: the file may still be as large as the month was.
    await sql`set local enable_seqscan = off`.execute(transaction);
    const receipts = sql`select 1 from ${sql.id(month.name)} where kind = 0 order by sequence limit 1`;
    if ((await receipts.execute(transaction)).rows.length > 0) return false;
    await moveEvents(transaction, month);
    const note = STAINED + month.name;
    await transaction.deleteFrom('meta').where('name', '=', note).execute();
    return true;
  });
  return dropping.catch((error) => {
    if (![LOCK_NOT_AVAILABLE, QUERY_CANCELED].includes(codeOf(error) ?? '')) throw error;
    return false;
  });
}

/** Drops the month; its events are from then on in the partition of all that is older than the end of this one. */
async function moveEvents(transaction: Writing, { name, ends }: Month): Promise<void> {
  const isThere = (await monthsOf(transaction)).some((month) => month.name === EVENTS);
  if (isThere) await sql`alter table entries detach partition ${sql.id(EVENTS)}`.execute(transaction);
  else await createApart(transaction, EVENTS);
  await sql`insert into ${sql.id(EVENTS)} select * from ${sql.id(name)} order by sequence`.execute(transaction);
  await transaction.schema.dropTable(name).execute();
  await attach(transaction, EVENTS, ends);
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
