import type { Compilable, CompiledQuery, InsertObject } from 'kysely';
import type { Db, Tables, Writing } from './tables';

/** By engine, since they differ in how they write parameters. */
const compiled = new WeakMap<object, Map<string, CompiledQuery>>();

/** The statement of this name, put together only the first time: that takes longer than to run it. */
export function compileOnce<Row>(db: Db, name: string, build: () => Compilable<Row>): CompiledQuery<Row> {
  const { adapter } = db.getExecutor();
  const statements = compiled.get(adapter) ?? new Map<string, CompiledQuery>();
  compiled.set(adapter, statements);
  const known = statements.get(name) ?? build().compile();
  statements.set(name, known);
  return known as CompiledQuery<Row>;
}

/** Rows in one statement. With few sizes there are few statements, which are then put together and prepared once. */
const ROW_COUNTS = [64, 32, 16, 8, 4, 2, 1] as const;

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
    const size = ROW_COUNTS.find((each) => from + each <= rows.length) ?? 1;
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

/** Lengths of lists. With few of them there are few statements, which are put together and prepared once. */
const LIST_LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
const LONGEST = 256;

/**
 * All rows of a query whose parameters are this list, whatever its length, and then those of `more`.
 *
 * @param name tells the query from others
 */
export async function selectByList<Value, Row>(
  db: Db,
  name: string,
  values: readonly Value[],
  build: (list: readonly Value[]) => Compilable<Row>,
  more: readonly unknown[] = [],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += LONGEST) {
    const list = filled(values.slice(from, from + LONGEST));
    const query = compileOnce(db, `${name} ${list.length}`, () => build(list));
    const result = await db.executeQuery({ ...query, parameters: [...list, ...more] });
    rows.push(...(result.rows as Row[]));
  }
  return rows;
}

/** Up to the next size with what is in it already, which finds nothing new. */
function filled<Value>(values: readonly Value[]): Value[] {
  const size = LIST_LENGTHS.find((each) => each >= values.length) ?? LONGEST;
  return Array.from({ length: size }, (_, i) => values[Math.min(i, values.length - 1)] as Value);
}
