import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './engine';

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
