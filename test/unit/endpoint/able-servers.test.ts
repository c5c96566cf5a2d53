// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { DatabaseRefused } from '../../../src/endpoint/stores/errors';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { query } from '../../setup/postgres.mjs';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

/** A server whose catalogue says something else to whoever looks through this schema first. */
async function createDouble(...statements: readonly string[]): Promise<string> {
  const url = await createDatabase();
  await query(url, 'create schema double', ...statements);
  const double = new URL(url);
  double.searchParams.set('options', '-csearch_path=double,pg_catalog');
  return double.href;
}

const versionOf = (text: string) =>
  `create function double.version() returns text language sql as $$ select '${text}' $$`;

describe.skipIf(isWithoutPostgres('servers that speak the protocol of PostgreSQL'))('a server', () => {
  test('that calls itself PostgreSQL and keeps no rows as it does is refused before anything is made there', async () => {
    const url = await createDouble(
      versionOf('PostgreSQL 15.2-YB-2025.1'),
      'create view double.pg_class as select oid, relname from pg_catalog.pg_class',
    );
    for (const readOnly of [false, true]) {
      const opened = postgresStore(url, { readOnly });
      await expect(opened).rejects.toThrow(DatabaseRefused);
      await expect(opened).rejects.toThrow(/cannot do what PostgreSQL 12 and later do.*not supported/);
    }
    expect(await query(url, "select 1 from pg_tables where tablename = 'meta'")).toEqual([]);
  });

  test('that calls itself something else and does all that is needed is used as PostgreSQL', async () => {
    const url = await createDouble(versionOf('EnterpriseDB Advanced Server 17'));
    const store = await postgresStore(url);
    expect(await store.append([entryOf(createVisitor().receipt())], 0)).toEqual(['stored']);
    await store.close();
    expect(await query(url, "select 1 as one from pg_tables where tablename = 'entries_1970_01'")).toEqual([
      { one: 1 },
    ]);
  });
});
