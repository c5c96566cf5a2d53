import { sql } from 'kysely';
import type { Committing } from './commit';
import type { Engine } from './engine';
import { insertRows } from './statements';
import type { Writing } from './tables';

/** Also in the place of an earlier one. */
export async function setTombstone(transaction: Writing, marker: Uint8Array, sequence: number): Promise<void> {
  const insert = transaction.insertInto('erasures').values({ marker, sequence });
  await insert.onConflict((conflict) => conflict.column('marker').doUpdateSet({ sequence })).execute();
}

/** Those of subjects never seen. There are few, or as many as a script has made. Literally as in their index. */
const UNSEEN = sql<boolean>`sequence <= 0`;

/** Deletes so many of those in whose place of a number something in this range stands. @returns how many */
export async function forgetUnseen(
  range: readonly [least: number, most: number],
  limit: number,
  { transaction }: Committing,
): Promise<number> {
  const unseen = transaction.selectFrom('erasures').select('marker').where(UNSEEN);
  const over = unseen.where((row) => row.between('sequence', ...range)).limit(limit);
  const { numDeletedRows } = await transaction.deleteFrom('erasures').where('marker', 'in', over).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Tombstones in one transaction. */
const PAGE = 1_000;

/** Copies the tombstones that no entry of the log has made, in the order of their markers. */
export async function copyUnseen(from: Engine, to: Engine): Promise<void> {
  for (let after: Uint8Array | undefined = new Uint8Array(); after; ) {
    const begin: Uint8Array = after;
    const unseen = from.db.selectFrom('erasures').selectAll().where(UNSEEN);
    const rows = await unseen.where('marker', '>', begin).orderBy('marker').limit(PAGE).execute();
    const end = rows.length < PAGE ? undefined : rows.at(-1)?.marker;
    await to.write(async (target) => {
      const stale = target.deleteFrom('erasures').where(UNSEEN).where('marker', '>', begin);
      await (end ? stale.where('marker', '<=', end) : stale).execute();
      await insertRows(target, 'erasures', rows, 'ignore');
    });
    after = end;
  }
}
