// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { DatabaseRefused } from '../../../src/endpoint/stores/errors';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { bundle } from '../../setup/bundle.mjs';
import { query } from '../../setup/postgres.mjs';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

/** Each kill takes a process. `KILL_EVERY=1` kills at each statement, otherwise it is others with each run. */
const STEP = Number(process.env.KILL_EVERY ?? 6);
const FIRST = 1 + Math.floor(Math.random() * STEP);

/** Columns that came after `region_source`. */
const LATER = ['record_purpose', 'record_granted', 'record_text', 'adopted_from', 'adopted_at'];

let folder: string;
let child: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-migrations-'));
  child = await bundle('test/unit/endpoint/migration-child.ts', folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** @returns whether it was killed; otherwise it had no such statement, and is done */
async function killAtStatement(n: number, database: string): Promise<boolean> {
  const process_ = spawn(process.execPath, [child, database, String(n)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let problems = '';
  process_.stderr.setEncoding('utf8').on('data', (text) => {
    problems += text;
  });
  const [code, signal] = await once(process_, 'close');
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the migration ended with ${code}: ${problems}`);
  return signal === 'SIGKILL';
}

async function expectSourceKept(store: Store): Promise<void> {
  const { receipt, subjectId } = createVisitor();
  const from = receipt({ notice: { ...receipt().notice, regionSource: 'endpoint' } });
  const record = { purpose: 'newsletter', granted: true, text: receipt().notice.hash };
  const beyond = receipt({ action: 'record', expiresAt: null, record });
  const adopted = receipt({ action: 'adopt', adopted: { from: 'klaro', at: receipt().issuedAt } });
  const all = [from, beyond, adopted];
  expect(await store.append(all.map(entryOf), 2)).toEqual(['stored', 'stored', 'stored']);
  expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 4 });
  expect((await store.receiptsOf(subjectId)).map(({ body }) => JSON.parse(body))).toEqual(all);
  await store.close();
}

describe('a new SQLite database', () => {
  test('E18: whose making is killed at its statements is made the next time', async () => {
    let kills = 0;
    for (let n = FIRST; ; n += STEP) {
      const file = join(folder, 'killed.db');
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      if (!(await killAtStatement(n, file))) break;
      kills++;
      const store = await sqliteStore(file);
      expect(await store.append([entryOf(createVisitor().receipt())], 1)).toEqual(['stored']);
      expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 1 });
      await store.close();
    }
    expect(kills * STEP).toBeGreaterThan(15);
  }, 180_000);

  test('E18: of the version before the first release is refused, and left as it is', async () => {
    const file = join(folder, 'unreleased.db');
    const handle = new Database(file);
    handle.exec('create table meta (name text primary key, value text not null); pragma user_version = 1');
    handle.close();
    const before = readFileSync(file);
    for (const readOnly of [true, false]) {
      await expect(sqliteStore(file, { readOnly })).rejects.toThrow(DatabaseRefused);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('of before receipts had `regionSource` gets its column, and what is in it stays what it is', async () => {
    const file = join(folder, 'before.db');
    const before = await sqliteStore(file);
    await before.append([entryOf(createVisitor().receipt())], 1);
    await before.close();
    const handle = new Database(file);
    for (const name of ['region_source', ...LATER]) handle.exec(`alter table entries drop column ${name}`);
    handle.exec('pragma user_version = 2');
    handle.close();
    await expectSourceKept(await sqliteStore(file));
  });

  test('E18: five processes that open it at once all get the same log', async () => {
    const file = join(folder, 'at-once.db');
    expect(await Promise.all(Array.from({ length: 5 }, () => killAtStatement(10_000, file)))).toEqual(
      Array(5).fill(false),
    );
    const store = await sqliteStore(file);
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 0 });
    await store.close();
  });
});

describe.skipIf(isWithoutPostgres('migrations of PostgreSQL'))('a new PostgreSQL database', () => {
  test('E18: whose making is killed at its statements is made the next time', async () => {
    let kills = 0;
    for (let n = FIRST; ; n += STEP) {
      const url = await createDatabase();
      if (!(await killAtStatement(n, url))) break;
      kills++;
      const store = await postgresStore(url);
      expect(await store.append([entryOf(createVisitor().receipt())], 1)).toEqual(['stored']);
      expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 1 });
      await store.close();
    }
    expect(kills * STEP).toBeGreaterThan(15);
  }, 180_000);

  test('of before receipts had `regionSource` gets its column, and what is in it stays what it is', async () => {
    const url = await createDatabase();
    const before = await postgresStore(url);
    await before.append([entryOf(createVisitor().receipt())], 1);
    await before.close();
    await query(
      url,
      ...['region_source', ...LATER].map((name) => `alter table entries drop column ${name}`),
      "update meta set value = '1' where name = 'version'",
    );
    await expectSourceKept(await postgresStore(url));
  });

  test('E18: five instances that start at once on it share one log', async () => {
    const url = await createDatabase();
    const stores = await Promise.all(Array.from({ length: 5 }, () => postgresStore(url, { connections: 2 })));
    const verdicts = await Promise.all(stores.map((store) => store.append([entryOf(createVisitor().receipt())], 1)));
    expect(verdicts.flat()).toEqual(Array(5).fill('stored'));
    expect(await verifyLog(stores[0] as Store)).toMatchObject({ ok: true, batches: 5, receipts: 5 });
    for (const store of stores) await store.close();
  });

  const shapeOf = (url: string) =>
    query(
      url,
      'select table_name, column_name from information_schema.columns where table_schema = current_schema() order by 1, 2',
    );

  test('E18: of a newer version is refused, and left as it is', async () => {
    const url = await createDatabase();
    await (await postgresStore(url)).close();
    await query(
      url,
      "update meta set value = '99' where name = 'version'",
      'alter table batches add column later text',
    );
    const before = await shapeOf(url);
    for (const readOnly of [true, false]) {
      await expect(postgresStore(url, { readOnly })).rejects.toThrow(/version 99.*use a newer Assent/);
    }
    expect(await shapeOf(url)).toEqual(before);
    expect(await query(url, "select value from meta where name = 'version'")).toEqual([{ value: '99' }]);
  });

  test.each(['create table customers (name text)', 'create table meta (name text primary key, value text not null)'])(
    'E18: with something else in it (%s) is refused, and left as it is',
    async (statement) => {
      const url = await createDatabase();
      await query(url, statement);
      const before = await shapeOf(url);
      await expect(postgresStore(url)).rejects.toThrow(DatabaseRefused);
      expect(await shapeOf(url)).toEqual(before);
    },
  );
});
