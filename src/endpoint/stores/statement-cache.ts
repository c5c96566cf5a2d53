import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Database from 'libsql';

/** Statements kept. The same few come again and again, but for those with lists of some length. */
const MOST_STATEMENTS = 200;

/** A libsql database as Kysely takes one, whose statements are prepared once, and whose blobs are bytes. */
export function withStatementCache(handle: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close() {
      statements.clear();
      handle.close();
    },
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      const made = statementOf(handle.prepare(text), () => statements.delete(text));
      statements.set(text, made);
      return made;
    },
  };
}

/** @param forget is called when it failed: until such a one is collected, it may keep a transaction from its end */
function statementOf(statement: Database.Statement, forget: () => void): SqliteStatement {
  const { reader } = statement;
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    reader,
    all: (parameters) => guarded(() => statement.all(parameters).map(withBytes)),
    run: (parameters) => guarded(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters) as IterableIterator<unknown>,
  };
}

function withBytes(row: unknown): unknown {
  const values = row as Record<string, unknown>;
  for (const name in values) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value);
  }
  return values;
}
