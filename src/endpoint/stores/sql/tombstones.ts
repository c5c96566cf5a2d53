import { unseenInForce } from '../rules';
import type { Committing } from './commit';
import type { Engine } from './engine';
import { insertRows } from './statements';
import type { Writing } from './tables';

/** Also in the place of an earlier one. */
export async function setTombstone(transaction: Writing, marker: Uint8Array, sequence: number): Promise<void> {
  await transaction
    .insertInto('erasures')
    .values({ marker, sequence })
    .onConflict((conflict) => conflict.column('marker').doUpdateSet({ sequence }))
    .execute();
}

/** Deletes the tombstones of subjects never seen whose time is over. There are few, or as many as a script has made. */
export async function forgetUnseen({ transaction, receivedAt }: Committing): Promise<void> {
  const unseen = transaction.deleteFrom('erasures').where('sequence', '<=', 0);
  await unseen.where((row) => row.not(row.between('sequence', ...unseenInForce(receivedAt)))).execute();
}

/** Copies the tombstones that no entry of the log has made. */
export async function copyUnseen(from: Engine, to: Engine): Promise<void> {
  const rows = await from.db.selectFrom('erasures').selectAll().where('sequence', '<=', 0).execute();
  await to.write(async (target) => {
    await target.deleteFrom('erasures').where('sequence', '<=', 0).execute();
    await insertRows(target, 'erasures', rows, 'ignore');
  });
}
