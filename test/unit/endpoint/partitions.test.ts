// @vitest-environment node
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

const MONTH = 31 * 86_400_000;

describe.skipIf(isWithoutPostgres('the months of PostgreSQL'))('E22: the months of PostgreSQL', () => {
  let store: Store;
  let client: pg.Client;

  beforeEach(async () => {
    const url = await createDatabase();
    store = await postgresStore(url);
    client = new pg.Client(url);
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await store.close();
  });

  const post = (at: number) => store.append([entryOf(createVisitor().receipt())], at);

  test('a new month begins while somebody reads the log', async () => {
    await post(0);
    await store.read(async (log) => {
      expect(await log.batches(0, 10)).toHaveLength(1);
      expect(await post(MONTH)).toEqual(['stored']);
    });
    expect(await store.page(0, 10)).toHaveLength(2);
  });

  test.each([
    ['0050-06-01T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:59.999Z'],
    ['+010000-01-01T00:00:00.000Z'],
  ])('a clock may say %s', async (time) => {
    expect(await post(Date.parse(time))).toEqual(['stored']);
  });

  test('an empty month stays while somebody reads, which nobody waits for, and is dropped the next time', async () => {
    await post(0);
    await store.purge(1, 10, Date.now());
    const months = () => client.query("select 1 from pg_class where relname = 'entries_1970_01' and relkind = 'r'");
    await store.read(async (log) => {
      await log.batches(0, 10);
      await store.scrub();
      expect((await months()).rowCount).toBe(1);
    });
    await store.scrub();
    expect((await months()).rowCount).toBe(0);
  });

  test('a note of a month that another instance has dropped does not stop the others', async () => {
    await client.query("insert into meta (name, value) values ('stained entries_1970_01', '')");
    await store.scrub();
    expect((await client.query("select 1 from meta where name like 'stained %'")).rowCount).toBe(0);
  });
});
