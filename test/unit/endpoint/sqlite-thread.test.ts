// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, onTestFinished, test, vi } from 'vitest';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { startCommitter } from '../../../src/endpoint/stores/sqlite/committer';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf, NOTICE_HASH } from './visitor';

const commits = { durability: 'full', signingKey: undefined } as const;

test('E3: a thread that ends before it answers has stored nothing for certain, and the next receipts start another', async () => {
  const committer = startCommitter({ file: '/no/such/folder/receipts.db', commits });
  onTestFinished(() => committer.close());
  for (const _ of ['first', 'second']) {
    const refused = await committer
      .commit('lot', [{ entries: [], erased: [], mostADay: 1 }], 0)
      .catch((error) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect(refused).toMatchObject({ reason: 'stopped' });
  }
});

test('E25: a thread that ends again and again is started after a pause, which grows, and begins anew with a commit', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assent-thread-'));
  const folder = join(root, 'receipts');
  const path = join(folder, 'receipts.db');
  let now = 0;
  const committer = startCommitter({ file: path, commits }, () => now);
  onTestFinished(async () => {
    await committer.close();
    rmSync(root, { recursive: true });
  });
  const lot = () => ({ entries: [entryOf(createVisitor().receipt())], erased: [], mostADay: 1 });
  const append = () => committer.commit('lot', [lot()], 0);
  for (now of [0, 100, 300]) await expect(append()).rejects.toMatchObject({ reason: 'stopped' });
  // From here on a thread that was started would commit.
  mkdirSync(folder);
  await (await sqliteStore(path)).close();
  for (now of [300, 699]) await expect(append()).rejects.toMatchObject({ reason: 'stopped' });
  now = 700;
  expect(await append()).toMatchObject({ verdicts: ['stored'] });
});

test('nothing that is committed while it serves keeps the thread that answers waiting for the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-thread-'));
  const store = await sqliteStore(join(folder, 'receipts.db'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const visitor = createVisitor();
  await store.append([entryOf(visitor.receipt())], 1);
  const [exec, pragma] = [vi.spyOn(Database.prototype, 'exec'), vi.spyOn(Database.prototype, 'pragma')];
  onTestFinished(() => void vi.restoreAllMocks());
  await store.check();
  await store.keepNotice(NOTICE_HASH, '{}', 2);
  await store.removeNotice(NOTICE_HASH, 3);
  await store.erase(visitor.subjectId, 4);
  await store.purge(5, 10, 6);
  await store.forgetUnseen(10, 7);
  // Of this thread's connection: each transaction begins by the one, and the log is cut by the other.
  expect([...exec.mock.calls, ...pragma.mock.calls].flat()).not.toContainEqual(expect.stringMatching(/begin|wal_/));
});
