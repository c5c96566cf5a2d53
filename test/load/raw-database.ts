import Database from 'libsql';
import pg from 'pg';
import { isPostgres } from '../../src/endpoint/stores/open';

export type Value = string | number | Buffer | null;
export type Row = Readonly<Record<string, Value>>;
/** All rows of some tables, as an insider sees them. */
export type Contents = Readonly<Record<string, readonly Row[]>>;

/** What each table's rows are told apart by. */
export const KEYS = {
  meta: ['name'],
  tip: ['id'],
  batches: ['batch'],
  entries: ['sequence', 'received_at'],
  receipt_ids: ['receipt_id'],
  erasures: ['marker'],
  notices: ['hash'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Table = keyof typeof KEYS;

/** A database as whoever has its file or its password can write to it: past the store, with all that it checks. */
export interface RawDatabase {
  read(): Promise<Contents>;
  /**
   * Makes the tables hold `to` where they hold `from`, in one transaction.
   *
   * @returns `false`, and changes nothing, where the database itself does not take it: a key twice, no value, no such number
   */
  replace(from: Contents, to: Contents): Promise<boolean>;
  close(): Promise<void>;
}

type Run = (text: string, values?: readonly Value[]) => Promise<Row[]>;

export async function openRaw(database: string): Promise<RawDatabase> {
  const { run, close, parameter } = isPostgres(database) ? await openServer(database) : openFile(database);
  return {
    async read() {
      const tables = Object.keys(KEYS) as Table[];
      const contents: Record<string, readonly Row[]> = {};
      for (const table of tables) contents[table] = await run(`select * from ${table} order by ${KEYS[table].join()}`);
      return contents;
    },
    async replace(from, to) {
      await run('begin');
      try {
        for (const statement of statementsFor(from, to, parameter)) await run(statement.text, statement.values);
        await run('commit');
        return true;
      } catch {
        await run('rollback');
        return false;
      }
    },
    close,
  };
}

function openFile(path: string) {
  const handle = new Database(path);
  // Only this hand's writes, which nobody would miss after a power cut.
  handle.exec('pragma busy_timeout = 5000; pragma synchronous = off');
  const run: Run = async (text, values = []) => {
    const statement = handle.prepare(text);
    if (!statement.reader) {
      statement.run([...values]);
      return [];
    }
    return (statement.all([...values]) as Record<string, unknown>[]).map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromSqlite(value)])),
    );
  };
  return { run, parameter: () => '?', close: async () => void handle.close() };
}

const fromSqlite = (value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value) : value) as Value;

async function openServer(url: string) {
  const client = new pg.Client({
    connectionString: url,
    types: {
      getTypeParser: (type, format) =>
        type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format),
    },
  });
  await client.connect();
  await client.query('set synchronous_commit = off');
  const run: Run = async (text, values = []) => (await client.query(text, [...values])).rows;
  return { run, parameter: (i: number) => `$${i + 1}`, close: () => client.end() };
}

/** First what goes and then what comes: two rows may change places. */
function statementsFor(from: Contents, to: Contents, parameter: (i: number) => string) {
  const statements: { text: string; values: Value[] }[] = [];
  const differences = (Object.keys(KEYS) as Table[]).map((table) => ({ table, ...differenceOf(table, from, to) }));
  for (const { table, gone } of differences) {
    const keys = KEYS[table];
    const where = keys.map((key, i) => `${key} = ${parameter(i)}`).join(' and ');
    for (const row of gone)
      statements.push({ text: `delete from ${table} where ${where}`, values: valuesOf(row, keys) });
  }
  for (const { table, come } of differences) {
    for (const row of come) {
      const names = Object.keys(row);
      const places = names.map((_, i) => parameter(i)).join();
      statements.push({ text: `insert into ${table} (${names}) values (${places})`, values: valuesOf(row, names) });
    }
  }
  return statements;
}

const valuesOf = (row: Row, names: readonly string[]) => names.map((name) => row[name] ?? null);

/** The rows in which two contents differ. Those that were not touched are the same objects. */
export function differenceOf(table: Table, from: Contents, to: Contents) {
  const [before, after] = [from[table] ?? [], to[table] ?? []];
  if (before === after) return { gone: [], come: [] };
  const [old, fresh] = [new Set(before), new Set(after)];
  const gone = before.filter((row) => !fresh.has(row));
  const come = after.filter((row) => !old.has(row));
  const same = (one: Row, other: Row) => Object.keys(one).every((name) => isSame(one[name], other[name]));
  return {
    gone: gone.filter((row) => !come.some((other) => same(row, other))),
    come: come.filter((row) => !gone.some((other) => same(row, other))),
  };
}

function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
}
