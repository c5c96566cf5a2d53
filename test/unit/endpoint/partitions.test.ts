// @vitest-environment node
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
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

  test('a month whose receipts are all gone is dropped, and its events stay what they were, also for a clock that is set back', async () => {
    const visitor = createVisitor();
    await store.append([entryOf(visitor.receipt())], 0);
    await post(2 * MONTH);
    await store.erase(visitor.subjectId, 1);
    await store.erase(createVisitor().subjectId, MONTH + 1);
    const months = async () =>
      (await client.query("select relname from pg_class where relname like 'entries\\_%' and relkind = 'r' order by 1"))
        .rows;
    await store.purge(1, 10, 2 * MONTH + 1);
    await store.scrub();
    expect(await months()).toEqual([{ relname: 'entries_1970_03' }, { relname: 'entries_events' }]);
    const whole = { ok: true, erased: 0, purged: 1 };
    expect(await verifyLog(store)).toMatchObject({ ...whole, receipts: 1 });
    // Into a month that is no more.
    expect(await post(3)).toEqual(['stored']);
    expect(await verifyLog(store)).toMatchObject({ ...whole, receipts: 2 });
    await store.purge(4 * MONTH, 10, 4 * MONTH);
    await store.scrub();
    expect((await months()).map(({ relname }) => relname)).toContain('entries_events');
    expect(await months()).not.toContainEqual({ relname: 'entries_1970_03' });
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 0, purged: 3 });
  });

  test('a month that takes too long under the lock of all commits stays, and is dropped the next time', async () => {
    const eraseIn = async (month: number) => {
      const visitor = createVisitor();
      await store.append([entryOf(visitor.receipt())], month);
      await store.erase(visitor.subjectId, month + 1);
    };
    await eraseIn(0);
    await store.purge(1, 10, Date.now());
    await store.scrub();
    await eraseIn(2 * MONTH);
    await store.purge(2 * MONTH + 1, 10, Date.now());
    // As the server does where a statement's time is over.
    await client.query(`
      create function late() returns trigger language plpgsql as $$ begin raise exception using errcode = '57014'; end $$;
      create trigger late before insert on entries_events for each row execute function late()
    `);
    const march = () => client.query("select 1 from pg_class where relname = 'entries_1970_03' and relkind = 'r'");
    await store.scrub();
    expect((await march()).rowCount).toBe(1);
    await client.query('drop trigger late on entries_events');
    await store.scrub();
    expect((await march()).rowCount).toBe(0);
    expect(await verifyLog(store)).toMatchObject({ ok: true, purged: 2 });
  });

  describe('what was deleted', () => {
    const fileOf = async (name: string) =>
      (await client.query('select pg_relation_filenode($1::regclass) as file', [name])).rows[0].file;
    const notes = async () => (await client.query("select name, value from meta where name like 'stained %'")).rows;

    test('is vacuumed by the hourly job, which writes nothing anew, and once alone', async () => {
      const visitor = createVisitor();
      await store.append([entryOf(visitor.receipt()), entryOf(createVisitor().receipt())], 0);
      await store.erase(visitor.subjectId, 1);
      const file = await fileOf('entries_1970_01');
      expect(await store.scrub()).toBe(2);
      expect(await fileOf('entries_1970_01')).toBe(file);
      expect((await notes()).map(({ value }) => value)).toEqual(['vacuumed', 'vacuumed']);
      const vacuums = () =>
        client.query("select vacuum_count from pg_stat_all_tables where relname = 'entries_1970_01'");
      await vi.waitUntil(async () => Number((await vacuums()).rows[0].vacuum_count) === 1, { timeout: 10_000 });
      const again = createVisitor();
      await store.append([entryOf(again.receipt())], 2);
      await store.erase(again.subjectId, 3);
      expect((await notes()).map(({ value }) => value)).toContain('');
    });

    test('is written anew part by part, and a part that is in use is left for the next time', async () => {
      const visitor = createVisitor();
      await store.append([entryOf(visitor.receipt())], 0);
      await store.erase(visitor.subjectId, 1);
      const file = await fileOf('entries_1970_01');
      await client.query('begin');
      await client.query('lock table entries_1970_01 in access share mode');
      expect(await store.scrub(true)).toBe(1);
      expect(await notes()).toMatchObject([{ name: 'stained entries_1970_01' }]);
      await client.query('commit');
      expect(await store.scrub(true)).toBe(0);
      const fresh = await fileOf('entries_1970_01');
      expect(fresh).not.toBe(file);
      expect(await notes()).toEqual([]);
      // As one that was killed on its way has left it.
      await client.query("insert into meta (name, value) values ('stained entries_1970_01', 'rewriting')");
      expect(await store.scrub(true)).toBe(0);
      expect(await fileOf('entries_1970_01')).not.toBe(fresh);
    });

    test('is not said to be gone while an older transaction may still see it', async () => {
      const visitor = createVisitor();
      await store.append([entryOf(visitor.receipt())], 0);
      await client.query('begin isolation level repeatable read');
      await client.query('select 1');
      await store.erase(visitor.subjectId, 1);
      expect(await store.scrub(true)).toBe(2);
      await client.query('commit');
      expect((await notes()).map(({ value }) => value)).toEqual(['rewriting', 'rewriting']);
      expect(await store.scrub(true)).toBe(0);
      expect(await notes()).toEqual([]);
    });
  });

  test('a connection that breaks during a vacuum is told as what broke it', async () => {
    await client.query(`
      create table broken as select 1 as a;
      create function breaking(a int) returns int language sql immutable as 'select a';
      create index on broken (breaking(a));
      create or replace function breaking(a int) returns int language plpgsql immutable as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return a; end $$;
      insert into meta (name, value) values ('stained broken', '')
    `);
    await expect(store.scrub(true)).rejects.toMatchObject({ code: '57P01' });
    expect(await post(0)).toEqual(['stored']);
  });

  test('a note of a month that another instance has dropped does not stop the others', async () => {
    await client.query("insert into meta (name, value) values ('stained entries_1970_01', '')");
    await store.scrub();
    expect((await client.query("select 1 from meta where name like 'stained %'")).rowCount).toBe(0);
  });
});
