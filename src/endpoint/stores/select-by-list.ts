import type { Compilable } from 'kysely';
import { compileOnce } from './compiled-queries';
import type { Db } from './engine';

/** Lengths of lists. With few of them there are few statements, which are put together and prepared once. */
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
const LONGEST = 256;

/**
 * All rows of a query whose parameters are this list and nothing else, whatever its length.
 *
 * @param name tells the query from others
 */
export async function selectByList<Value, Row>(
  db: Db,
  name: string,
  values: readonly Value[],
  build: (list: readonly Value[]) => Compilable<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += LONGEST) {
    const list = filled(values.slice(from, from + LONGEST));
    const query = compileOnce(db, `${name} ${list.length}`, () => build(list));
    const result = await db.executeQuery({ ...query, parameters: list });
    rows.push(...(result.rows as Row[]));
  }
  return rows;
}

/** Up to the next size with what is in it already, which finds nothing new. */
function filled<Value>(values: readonly Value[]): Value[] {
  const size = SIZES.find((each) => each >= values.length) ?? LONGEST;
  return Array.from({ length: size }, (_, i) => values[Math.min(i, values.length - 1)] as Value);
}
