// @vitest-environment node
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveReceipts } from '../../../src/endpoint/stores/open';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf } from './visitor';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-private-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const modes = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  );

test('the files of a database are made for their owner alone, also by a move', async () => {
  const file = join(folder, 'receipts.db');
  const store = await sqliteStore(file);
  await store.append([entryOf(createVisitor().receipt())], 1);
  expect(modes()).toEqual({ 'receipts.db': '600', 'receipts.db-shm': '600', 'receipts.db-wal': '600' });
  await moveReceipts(file, join(folder, 'backup.db'));
  expect(modes()).toMatchObject({ 'backup.db': '600' });
  await store.close();
});

test('a file that was there keeps the mode that its owner gave it', async () => {
  const file = join(folder, 'receipts.db');
  await (await sqliteStore(file)).close();
  chmodSync(file, 0o640);
  await (await sqliteStore(file)).close();
  expect(modes()['receipts.db']).toBe('640');
});
