// @vitest-environment node
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseRefused } from '../../../src/endpoint/stores/errors';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf, type Visitor } from './visitor';

let folder: string;
let file: string;
let opened: Store[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-sqlite-'));
  file = join(folder, 'receipts.db');
  opened = [];
});

afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<Store> {
  const store = await sqliteStore(file);
  opened.push(store);
  return store;
}

/** All bytes of the database, of its log and of its index. */
function bytes(): string {
  return ['', '-wal', '-shm']
    .map((end) => file + end)
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

test('has every receipt after it was closed and opened again', async () => {
  const visitor = createVisitor();
  const entry = entryOf(visitor.receipt());
  const first = await sqliteStore(file);
  await first.append([entry], 1);
  await first.close();
  const second = await open();
  expect(await second.receiptsOf(visitor.subjectId)).toMatchObject([{ body: entry.body, receivedAt: 1 }]);
  expect(await second.append([entry], 2)).toEqual(['known']);
});

test('the file alone has everything once it is closed', async () => {
  const visitor = createVisitor();
  const first = await sqliteStore(file);
  await first.append([entryOf(visitor.receipt())], 1);
  await first.close();
  const copied = join(folder, 'copied.db');
  copyFileSync(file, copied);
  const copy = await sqliteStore(copied);
  opened.push(copy);
  expect(await copy.receiptsOf(visitor.subjectId)).toHaveLength(1);
});

test('an erasure outlives the process', async () => {
  const visitor = createVisitor();
  const first = await sqliteStore(file);
  await first.erase(visitor.subjectId, 1);
  await first.close();
  expect(await (await open()).append([entryOf(visitor.receipt())], 2)).toEqual(['erased']);
});

/** The ways in which a visitor's receipts could be found in a file: as text, and as the bytes of their columns. */
function traces(visitor: Visitor, receipts: readonly { receiptId: string }[]): string[] {
  const ids = receipts.map(({ receiptId }) => receiptId);
  return [
    visitor.subjectId,
    Buffer.from(visitor.subjectId, 'base64url').toString('latin1'),
    ...ids,
    ...ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')),
  ];
}

test('E23: after an erasure no byte of the subject is left in any file', async () => {
  const store = await open();
  const visitor = createVisitor();
  const receipts = Array.from({ length: 40 }, () =>
    visitor.receipt({ policy: { url: '/privacy', version: 'canary@mail.example' } }),
  );
  await store.append(receipts.map(entryOf), 1);
  // Others around it, so that pages are shared.
  await store.append(
    Array.from({ length: 40 }, () => entryOf(createVisitor().receipt())),
    1,
  );
  const [, subject = '', , id = ''] = traces(visitor, receipts.slice(0, 1));
  for (const trace of [subject, id, 'canary@mail.example']) expect(bytes()).toContain(trace);
  await store.erase(visitor.subjectId, 2);
  const left = bytes();
  for (const trace of [...traces(visitor, receipts), 'canary@mail.example']) expect(left).not.toContain(trace);
});

test('E22: after a purge no byte of what was purged is left', async () => {
  const store = await open();
  const old = createVisitor();
  const receipt = old.receipt();
  await store.append([entryOf(receipt)], 1);
  await store.append([entryOf(createVisitor().receipt())], 100);
  expect(await store.purge(50, 10, 200)).toBe(1);
  const left = bytes();
  for (const trace of traces(old, [receipt])) expect(left).not.toContain(trace);
});

test('two processes on one file store one of two copies', async () => {
  const [one, other] = [await open(), await open()];
  const entry = entryOf(createVisitor().receipt());
  const verdicts = await Promise.all([one.append([entry], 1), other.append([entry], 1)]);
  expect(verdicts.flat().sort()).toEqual(['known', 'stored']);
});

test('E19: rejects while another process holds the lock, and goes on once it is free', async () => {
  const store = await open();
  const visitor = createVisitor();
  const entry = entryOf(visitor.receipt());
  const backup = new Database(file);
  backup.exec('begin immediate');
  await expect(store.append([entry], 1)).rejects.toThrow(/holds the lock/);
  await expect(store.check()).rejects.toThrow(/holds the lock/);
  // Reading goes on meanwhile.
  expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
  backup.exec('rollback');
  backup.close();
  expect(await store.append([entry], 2)).toEqual(['stored']);
});

test('E3: a lot that does not fit on the disk is not stored in part, and the store goes on once there is room', async () => {
  const store = await open();
  const visitor = createVisitor();
  await store.append([entryOf(visitor.receipt())], 1);
  const other = new Database(file);
  other.exec(
    "create trigger full before insert on entries when new.policy_version = 'disk-full' begin select raise(rollback, 'full'); end",
  );
  const lot = [visitor.receipt(), visitor.receipt({ policy: { url: '/privacy', version: 'disk-full' } })].map(entryOf);
  await expect(store.append(lot, 2)).rejects.toThrow('full');
  expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(1);
  other.exec('drop trigger full');
  other.close();
  expect(await store.append(lot, 3)).toEqual(['stored', 'stored']);
});

test('E18: refuses a database of a newer version, and leaves every byte of it', async () => {
  await (await sqliteStore(file)).close();
  const handle = new Database(file);
  // Into the file, where otherwise the first connection would write it whenever its statements are collected.
  handle.exec('pragma user_version = 99; pragma wal_checkpoint(truncate)');
  handle.close();
  const before = readFileSync(file);
  await expect(sqliteStore(file)).rejects.toThrow(DatabaseRefused);
  await expect(sqliteStore(file)).rejects.toThrow(/version 99.*use a newer Assent/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("refuses somebody else's database, and leaves every byte of it", async () => {
  const handle = new Database(file);
  handle.exec('create table customers (name text)');
  handle.close();
  const before = readFileSync(file);
  await expect(sqliteStore(file)).rejects.toThrow(/something else/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('refuses a file that is no database', async () => {
  writeFileSync(file, 'not a database, but long enough to be looked at'.repeat(100));
  await expect(sqliteStore(file)).rejects.toThrow(/not a database/);
});

test('E18: a migration that was cut short is done again from its start', async () => {
  const handle = new Database(file);
  handle.exec('pragma journal_mode = wal; begin immediate; create table meta (name text primary key, value text)');
  // The process ends here: nothing was committed.
  handle.close();
  const store = await open();
  await expect(store.check()).resolves.toBeUndefined();
});

test('writes with the log and the full synchronisation that "on disk" asks for', async () => {
  await open();
  const handle = new Database(file);
  expect(handle.prepare('pragma journal_mode').all()).toMatchObject([{ journal_mode: 'wal' }]);
  handle.close();
});
