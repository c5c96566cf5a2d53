// @vitest-environment node
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf } from './visitor';

const CANARY = 'canary@mail.example';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-wipe-'));
  file = join(folder, 'receipts.db');
  store = await sqliteStore(file);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function isInFiles(): boolean {
  return [file, `${file}-wal`].some((path) => existsSync(path) && readFileSync(path, 'latin1').includes(CANARY));
}

async function postCanary() {
  const visitor = createVisitor();
  await store.append([entryOf(visitor.receipt({ policy: { url: '/privacy', version: CANARY } }))], 1);
  expect(isInFiles()).toBe(true);
  return visitor.subjectId;
}

describe('E23: an erasure while somebody reads the log as it was', () => {
  test('leaves no byte once a reader of this store ends', async () => {
    const subjectId = await postCanary();
    await store.read(async (log) => {
      await log.tip();
      await store.erase(subjectId, 2);
      expect(isInFiles()).toBe(true);
    });
    expect(isInFiles()).toBe(false);
  });

  test('leaves no byte at the next commit after a reader of another process ends', async () => {
    const subjectId = await postCanary();
    const backup = new Database(file);
    backup.exec('begin; select count(*) from entries');
    await store.erase(subjectId, 2);
    expect(isInFiles()).toBe(true);
    backup.exec('commit');
    await store.append([entryOf(createVisitor().receipt())], 3);
    expect(isInFiles()).toBe(false);
    backup.close();
  });

  test('leaves no byte once the retention job of another process has run', async () => {
    const subjectId = await postCanary();
    const backup = new Database(file);
    backup.exec('begin; select count(*) from entries');
    await store.erase(subjectId, 2);
    // As another process, which knows nothing of the erasure but what is in the files.
    const other = await sqliteStore(file);
    expect(await other.scrub(true)).toBe(1);
    backup.exec('commit');
    expect(await other.scrub()).toBe(0);
    expect(isInFiles()).toBe(false);
    backup.close();
    await other.close();
  });
});

test('a store that was closed leaves all in one file, and takes nothing more', async () => {
  const other = join(folder, 'other.db');
  const closed = await sqliteStore(other);
  await closed.append([entryOf(createVisitor().receipt())], 1);
  expect(sizeOf(`${other}-wal`)).toBeGreaterThan(0);
  await closed.close();
  expect(sizeOf(`${other}-wal`)).toBe(0);
  await expect(closed.append([entryOf(createVisitor().receipt())], 2)).rejects.toThrow('the store is closed');
});

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
