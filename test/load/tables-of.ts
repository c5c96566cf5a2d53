import { type Contents, KEYS, openRaw, type Row, type Table } from './raw-database';

/**
 * All tables of a database in a form that can be compared with those of another engine. `meta` has facts about the database
 * itself, of which the pepper alone belongs to the log.
 */
export async function tablesOf(database: string): Promise<Contents> {
  const raw = await openRaw(database);
  try {
    const contents = await raw.read();
    const rows = (table: Table) => contents[table] ?? [];
    const pepper = rows('meta').filter(({ name }) => name === 'pepper');
    const all = Object.keys(KEYS).map((table) => [table, sorted(table as Table, rows(table as Table))] as const);
    return { ...Object.fromEntries(all), meta: pepper };
  } finally {
    await raw.close();
  }
}

/** Engines differ in what order bytes have. */
function sorted(table: Table, rows: readonly Row[]): Row[] {
  const keyOf = (row: Row) =>
    KEYS[table]
      .map((name) => String(row[name] instanceof Buffer ? row[name].toString('hex') : row[name]).padStart(20, '0'))
      .join();
  return [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
