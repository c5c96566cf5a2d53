import type { InsertObject } from 'kysely';
import { compileOnce } from './compiled-queries';
import type { Writing } from './engine';
import type { Tables } from './tables';

/** Rows in one statement. With few sizes there are few statements, which are then put together and prepared once. */
const SIZES = [64, 32, 16, 8, 4, 2, 1] as const;

/**
 * Inserts any number of rows, all with the same columns in the same order.
 *
 * @param onConflict `ignore` leaves out those whose key is there already
 * @returns how many were inserted
 */
export async function insertRows<Table extends keyof Tables>(
  transaction: Writing,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
  onConflict: 'ignore' | 'fail' = 'fail',
): Promise<number> {
  let inserted = 0;
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((each) => from + each <= rows.length) ?? 1;
    const lot = rows.slice(from, from + size);
    const statement = compileOnce(transaction, `insert ${table} ${size} ${onConflict}`, () => {
      const insert = transaction.insertInto(table).values(lot);
      return onConflict === 'ignore' ? insert.onConflict((conflict) => conflict.doNothing()) : insert;
    });
    const parameters = lot.flatMap((row) => Object.values(row));
    const { numAffectedRows } = await transaction.executeQuery({ ...statement, parameters });
    inserted += Number(numAffectedRows);
    from += size;
  }
  return inserted;
}
