// @vitest-environment node
import { Kysely } from 'kysely';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertRows } from '../../../src/endpoint/stores/sql/statements';
import type { Tables } from '../../../src/endpoint/stores/sql/tables';
import { LibsqlDialect } from '../../../src/endpoint/stores/sqlite/connection';

let db: Kysely<Tables>;

beforeEach(() => {
  const handle = new Database(':memory:');
  handle.exec('create table meta (name text primary key, value text not null)');
  db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
});

afterEach(() => db.destroy());

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: String(i).padStart(4, '0'), value: `'?${i}` }));

test.each([0, 1, 3, 4, 5, 63, 64, 65, 256, 341])('inserts %i rows, each once and as it is', async (count) => {
  await db.transaction().execute((transaction) => insertRows(transaction, 'meta', rowsOf(count)));
  expect(await db.selectFrom('meta').selectAll().orderBy('name').execute()).toEqual(rowsOf(count));
});

test('of rows of which one is refused none stays', async () => {
  const rows = rowsOf(70);
  const work = db
    .transaction()
    .execute((transaction) => insertRows(transaction, 'meta', [...rows, ...rows.slice(0, 1)]));
  await expect(work).rejects.toThrow(/UNIQUE/);
  expect(await db.selectFrom('meta').selectAll().execute()).toEqual([]);
});
