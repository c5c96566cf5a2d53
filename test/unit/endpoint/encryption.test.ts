// @vitest-environment node
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { KeyRefused } from '../../../src/endpoint/stores/errors';
import { moveReceipts } from '../../../src/endpoint/stores/open';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { tablesOf } from '../../load/tables-of';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

const KEY = 'LQbM2hFf0cXo8wC5m2uJm3c6gk9bqgqv0QbS1d8eW7k=';
const OTHER_KEY = KEY.toLowerCase();
/** In the policy's version, which the database has as text. */
const CANARY = 'canary-of-the-encrypted';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-encryption-'));
  file = join(folder, 'receipts.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (encryptionKey?: string) => sqliteStore(file, { encryptionKey });
const receipts = () =>
  [1, 2, 3].map(() => entryOf(createVisitor().receipt({ policy: { url: '/privacy', version: CANARY } })));

/** All bytes of all files, by name, but of the index of the `-wal`, which SQLite makes anew. */
function bytes(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** A database as a process leaves it that was killed: with what it committed in the `-wal` alone. */
async function killed(encryptionKey?: string): Promise<void> {
  const elsewhere = mkdtempSync(join(tmpdir(), 'assent-encryption-'));
  const living = join(elsewhere, 'receipts.db');
  const store = await sqliteStore(living, { encryptionKey });
  await store.append(receipts(), 1);
  for (const end of ['', '-wal']) copyFileSync(living + end, file + end);
  await store.close();
  rmSync(elsewhere, { recursive: true });
}

test('with a key nothing in the file or its -wal can be read, and the same key reads all of it', async () => {
  await killed(KEY);
  expect(bytes()['receipts.db-wal']?.length).toBeGreaterThan(10_000);
  const store = await open(KEY);
  expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 3 });
  await store.append(receipts(), 2);
  const all = [...Object.values(bytes()), readFileSync(`${file}-shm`, 'latin1')].join();
  await store.close();
  for (const plain of [CANARY, 'SQLite format 3', 'receipt_ids', 'klouttrack']) {
    expect(all + Object.values(bytes()).join()).not.toContain(plain);
  }
  const readOnly = await sqliteStore(file, { readOnly: true, encryptionKey: KEY });
  expect(await verifyLog(readOnly)).toMatchObject({ ok: true, receipts: 6 });
  await readOnly.close();
});

test('without a key the same can be read, so that the search above would find it', async () => {
  await killed();
  expect(Object.values(bytes()).join()).toContain(CANARY);
  expect(bytes()['receipts.db']).toContain('SQLite format 3');
});

test.each([
  ['another key', KEY, OTHER_KEY, /another key, or not a database; give the key that it was made with/],
  ['no key', KEY, undefined, /is encrypted, or not a database; give its key/],
  ['a key for a plain one', undefined, KEY, /is not encrypted; leave the key out.*assent move/],
  ['an empty key', undefined, '', /less than 22 characters; make one: openssl rand/],
])('%s is refused, and leaves all files as they are, what waits in the -wal too', async (_, made, given, problem) => {
  await killed(made);
  const before = bytes();
  for (const readOnly of [false, true]) {
    const refused = sqliteStore(file, { encryptionKey: given, readOnly });
    await expect(refused).rejects.toThrow(KeyRefused);
    await expect(refused).rejects.toThrow(problem);
  }
  expect(bytes()).toEqual(before);
  expect(existsSync(`${file}-shm`)).toBe(false);
  const store = await open(made);
  expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 3 });
  await store.close();
});

test('an empty key makes no database', async () => {
  await expect(open('')).rejects.toThrow(KeyRefused);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that is no database is refused with a key as without', async () => {
  writeFileSync(file, 'not a database, but long enough to be looked at'.repeat(100));
  await expect(open(KEY)).rejects.toThrow(/another key, or not a database/);
  await expect(open()).rejects.toThrow(/encrypted, or not a database/);
});

test('a move encrypts, decrypts and changes the key, with the same rows and the same head', async () => {
  await killed();
  const [encrypted, changed, plain] = ['encrypted.db', 'changed.db', 'plain.db'].map((name) => join(folder, name));
  const first = await moveReceipts(file, `${encrypted}`, { toEncryptionKey: KEY });
  expect(first).toMatchObject({ copied: 1, verification: { ok: true, receipts: 3 } });
  expect(readFileSync(`${encrypted}`, 'latin1')).not.toMatch(/SQLite format 3|canary/);
  const keys = { fromEncryptionKey: KEY, toEncryptionKey: OTHER_KEY };
  expect(await moveReceipts(`${encrypted}`, `${changed}`, keys)).toEqual(first);
  expect(await moveReceipts(`${changed}`, `${plain}`, { fromEncryptionKey: OTHER_KEY })).toEqual(first);
  expect(await tablesOf(`${plain}`)).toEqual(await tablesOf(file));
});

test('a move names the file whose key is not right, and makes no other', async () => {
  await killed(KEY);
  const to = join(folder, 'to.db');
  const refused = moveReceipts(file, to, { toEncryptionKey: KEY });
  await expect(refused).rejects.toMatchObject({ name: 'DatabaseRefused', path: file });
  expect(existsSync(to)).toBe(false);
});

test.skipIf(isWithoutPostgres('a move from an encrypted file to PostgreSQL'))(
  'what is encrypted moves to PostgreSQL, which takes no key of its own',
  async () => {
    await killed(KEY);
    const server = await createDatabase();
    const both = moveReceipts(file, server, { fromEncryptionKey: KEY, toEncryptionKey: KEY });
    await expect(both).rejects.toThrow(/is for SQLite; encrypt the disk of the PostgreSQL server/);
    const { verification } = await moveReceipts(file, server, { fromEncryptionKey: KEY });
    expect(verification).toMatchObject({ ok: true, receipts: 3 });
  },
);
