// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { query } from '../../setup/postgres.mjs';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { tryEndpoint } from './try-endpoint';

const WRITTEN = "select value from meta where name = 'check'";
let folder: string;
let time = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-health-'));
  vi.spyOn(performance, 'now').mockImplementation(() => time);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('however often it is asked, the store is made to write once a second', async () => {
  const check = vi.fn(async () => {});
  const { ask } = tryEndpoint({ store: { ...memoryStore(), check } });
  for (const path of ['/health', '/health/ready', '/health']) expect((await ask(path)).status).toBe(200);
  time += 999;
  expect((await ask('/health')).status).toBe(200);
  expect(check).toHaveBeenCalledTimes(1);
  time += 1;
  check.mockRejectedValueOnce(new StoreUnavailable('full'));
  for (const _ of ['first', 'second']) expect((await ask('/health')).status).toBe(503);
  expect(check).toHaveBeenCalledTimes(2);
  time += 1_000;
  expect((await ask('/health')).status).toBe(200);
});

test('a write that takes longer than a second is still the one that all wait for', async () => {
  let finish: () => void = () => {};
  const check = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const { ask } = tryEndpoint({ store: { ...memoryStore(), check } });
  const first = ask('/health');
  time += 5_000;
  const second = ask('/health');
  await expect.poll(() => check.mock.calls.length, { interval: 1 }).toBe(1);
  finish();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
  expect(check).toHaveBeenCalledTimes(1);
});

test('on SQLite each check writes a row of its own anew, beside the log, as large as a post', async () => {
  const file = join(folder, 'receipts.db');
  const store = await sqliteStore(file);
  const reader = new Database(file);
  const written = () => reader.prepare(WRITTEN).all() as { value: string }[];
  await store.check();
  const first = written();
  await store.check();
  const second = written();
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(second[0]?.value).not.toBe(first[0]?.value);
  expect(second[0]?.value.length).toBeGreaterThan(30_000);
  expect(await store.read((log) => log.tip())).toMatchObject({ batch: 0, sequence: 0 });
  reader.close();
  await store.close();
});

test.skipIf(isWithoutPostgres('the check of PostgreSQL'))('on PostgreSQL too', async () => {
  const url = await createDatabase();
  const store = await postgresStore(url);
  const written = async () => (await query(url, WRITTEN)).map(({ value }) => value);
  await store.check();
  const first = await written();
  await store.check();
  const second = await written();
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(second[0]).not.toBe(first[0]);
  await store.close();
});
