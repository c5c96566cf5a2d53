import type { CompiledQuery, InsertObject } from 'kysely';
import type { Writing } from './engine';
import type { Tables } from './tables';

/** Rows in one statement. With few sizes there are few statements, which are then made and prepared once. */
const SIZES = [64, 16, 4, 1] as const;

/** By engine, since they differ in how they write parameters. */
const compiled = new WeakMap<object, Map<string, CompiledQuery>>();

/** Inserts any number of rows, all with the same columns in the same order. */
export async function insertRows<Table extends keyof Tables>(
  transaction: Writing,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((each) => from + each <= rows.length) ?? 1;
    const lot = rows.slice(from, from + size);
    const parameters = lot.flatMap((row) => Object.values(row));
    await transaction.executeQuery({ ...statementFor(transaction, table, lot), parameters });
    from += size;
  }
}

function statementFor<Table extends keyof Tables>(
  transaction: Writing,
  table: Table,
  lot: readonly InsertObject<Tables, Table>[],
): CompiledQuery {
  const { adapter } = transaction.getExecutor();
  const statements = compiled.get(adapter) ?? new Map<string, CompiledQuery>();
  compiled.set(adapter, statements);
  const name = `${table} ${lot.length}`;
  const known = statements.get(name);
  if (known) return known;
  const made = transaction
    .insertInto(table)
    .values([...lot])
    .compile();
  statements.set(name, made);
  return made;
}
