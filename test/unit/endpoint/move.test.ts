// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noticeHash } from '../../../src/consent/digest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { isPostgres, moveReceipts } from '../../../src/endpoint/stores/open';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { MoveRefused } from '../../../src/endpoint/stores/sql/move-log';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { fillEventfully, NOW } from '../../load/eventful-log';
import { openRaw } from '../../load/raw-database';
import { tablesOf } from '../../load/tables-of';
import { bundle } from '../../setup/bundle.mjs';
import { query } from '../../setup/postgres.mjs';
import { randomOf } from '../../soak/scenario';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf, type Visitor } from './visitor';

const KILLS = 6;
/** More than two parts of a move. */
const MANY = 120;

let folder: string;
let files = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-move-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

type Create = () => Promise<string>;
const sqlite: Create = async () => join(folder, `receipts-${++files}.db`);
const WAYS: Readonly<Record<string, readonly [from: Create, to: Create]>> = {
  'SQLite to SQLite': [sqlite, sqlite],
  ...(!isWithoutPostgres('moves to and from PostgreSQL') && {
    'SQLite to PostgreSQL': [sqlite, createDatabase],
    'PostgreSQL to SQLite': [createDatabase, sqlite],
  }),
};

const open = (database: string): Promise<Store> =>
  isPostgres(database) ? postgresStore(database) : sqliteStore(database);

async function fill(database: string): Promise<void> {
  const [store, raw] = [await open(database), await openRaw(database)];
  await fillEventfully(store, raw);
  await raw.close();
  await store.close();
}

async function addMany(store: Store, visitor: Visitor, count = MANY): Promise<void> {
  for (let i = 0; i < count; i++) await store.append([entryOf(visitor.receipt())], NOW + 10 + i);
}

describe.each(Object.entries(WAYS))('from %s', (_way, [createFrom, createTo]) => {
  test('E21: every row of every table is in the copy, and its log has the same head', async () => {
    const [from, to] = [await createFrom(), await createTo()];
    await fill(from);
    const { copied, verification } = await moveReceipts(from, to);
    const tables = await tablesOf(from);
    expect(verification).toMatchObject({ ok: true, batches: copied });
    expect(await tablesOf(to)).toEqual(tables);
    const store = await open(from);
    expect(await verifyLog(store)).toEqual(verification);
    await store.close();
    // Run again it has nothing to do.
    expect(await moveReceipts(from, to)).toEqual({ copied: 0, verification });
  });

  test('E21: what the original commits, erases and deletes between the parts of a move is in the copy', async () => {
    const [from, to] = [await createFrom(), await createTo()];
    await fill(from);
    const source = await open(from);
    const [erased, kept] = [createVisitor(), createVisitor()];
    await addMany(source, erased, 60);
    await addMany(source, kept, 60);
    let parts = 0;
    const work: Promise<unknown>[] = [];
    await moveReceipts(from, to, {
      onProgress: () => {
        if (++parts === 1) work.push(source.erase(erased.subjectId, NOW + 1_000));
        if (parts === 2) work.push(source.purge(NOW + 20, 30, NOW + 2_000), addMany(source, kept, 10));
      },
    });
    await Promise.all(work);
    // What came after the last look comes with the next run.
    await moveReceipts(from, to);
    await source.close();
    expect(parts).toBeGreaterThan(2);
    expect(await tablesOf(to)).toEqual(await tablesOf(from));
  });

  test('E21, E23: who is erased between two runs is erased in the copy, with no byte left', async () => {
    const [from, to] = [await createFrom(), await createTo()];
    const source = await open(from);
    const visitor = createVisitor();
    const canary = 'canary-of-the-moved';
    const receipt = visitor.receipt({ policy: { url: '/privacy', version: canary } });
    await source.append([entryOf(receipt), entryOf(createVisitor().receipt())], NOW);
    await moveReceipts(from, to);
    const copy = await open(to);
    expect(await copy.receiptsOf(visitor.subjectId)).toHaveLength(1);
    await source.erase(visitor.subjectId, NOW + 1);
    await copy.close();
    expect((await moveReceipts(from, to)).verification).toMatchObject({ ok: true, erased: 1 });
    const again = await open(to);
    expect(await again.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await again.append([entryOf(receipt)], NOW + 2)).toEqual(['erased']);
    await again.scrub();
    if (isPostgres(to)) expect(await deadRowsOf(to)).toEqual([]);
    else expect(bytesOf(to)).not.toContain(canary);
    await again.close();
    await source.close();
  });

  test('E21: a notice that is removed, or removed and brought again, and subjects erased unseen are so in the copy', async () => {
    const [from, to] = [await createFrom(), await createTo()];
    const source = await open(from);
    const [gone, back] = ['gone', 'back'].map(noticeHash) as [string, string];
    const [unseen, seen] = [createVisitor(), createVisitor()];
    const naming = (hash: string) => createVisitor().receipt({ notice: { ...seen.receipt().notice, hash } });
    await source.append([entryOf(naming(gone)), entryOf(naming(back))], NOW);
    for (const hash of [gone, back]) await source.keepNotice(hash, hash === gone ? 'gone' : 'back', NOW);
    await source.append([entryOf(naming(noticeHash('own')))], NOW);
    await source.keepNotice(noticeHash('own'), 'own', NOW, true);
    for (const { subjectId } of [unseen, seen]) await source.erase(subjectId, NOW);
    expect((await moveReceipts(from, to)).verification).toMatchObject({ ok: true });
    expect(await tablesOf(to)).toEqual(await tablesOf(from));
    for (const hash of [gone, back]) await source.removeNotice(hash, NOW + 1);
    await source.keepNotice(back, 'back', NOW + 1);
    // Its time is over, and then it is seen.
    const later = NOW + 40 * 86_400_000;
    await source.append([entryOf(seen.receipt())], later);
    for (const { subjectId } of [unseen, seen]) await source.erase(subjectId, later);
    expect((await moveReceipts(from, to)).verification).toMatchObject({ ok: true, erased: 1 });
    expect(await tablesOf(to)).toEqual(await tablesOf(from));
    await source.close();
  });

  test('E21: a target with receipts of its own, and one that is ahead, are refused and left as they are', async () => {
    const [from, to, other] = [await createFrom(), await createTo(), await createFrom()];
    await fill(from);
    await fill(other);
    await moveReceipts(from, to);
    const before = await tablesOf(to);
    await expect(moveReceipts(other, to)).rejects.toThrow(MoveRefused);
    expect(await tablesOf(to)).toEqual(before);
    const copy = await open(to);
    await copy.append([entryOf(createVisitor().receipt())], NOW + 5);
    await copy.close();
    const ahead = await tablesOf(to);
    await expect(moveReceipts(from, to)).rejects.toThrow(/receipts of its own, or more of them/);
    expect(await tablesOf(to)).toEqual(ahead);
  });
});

describe('a move that is killed', () => {
  let child: string;
  let built: string;

  beforeAll(async () => {
    built = mkdtempSync(join(tmpdir(), 'assent-move-child-'));
    child = await bundle('test/unit/endpoint/move-child.ts', built);
  });

  afterAll(() => rmSync(built, { recursive: true }));

  test.each(Object.entries(WAYS))(
    `E21: from %s, at ${KILLS} random moments, goes on where it was`,
    async (_way, [createFrom, createTo]) => {
      const [from, to] = [await createFrom(), await createTo()];
      await fill(from);
      const source = await open(from);
      await addMany(source, createVisitor());
      const random = randomOf(Math.floor(Math.random() * 1e9));
      for (let i = 0; i < KILLS; i++) {
        await killedAfter(random(700), from, to);
        await addMany(source, createVisitor(), 10);
      }
      expect((await moveReceipts(from, to)).verification).toMatchObject({ ok: true });
      await source.close();
      expect(await tablesOf(to)).toEqual(await tablesOf(from));
    },
    120_000,
  );

  /** Its start takes some of the time, and sometimes it gets through. */
  async function killedAfter(ms: number, from: string, to: string): Promise<void> {
    const moving = spawn(process.execPath, [child, from, to], { stdio: 'ignore' });
    const timer = setTimeout(() => moving.kill('SIGKILL'), ms);
    await once(moving, 'close');
    clearTimeout(timer);
  }
});

function bytesOf(file: string): string {
  const all = ['', '-wal', '-shm'].map((end) => file + end).filter((path) => existsSync(path));
  return all.map((path) => readFileSync(path, 'latin1')).join('\n');
}

/** Partitions that still have to be written anew. */
async function deadRowsOf(url: string): Promise<unknown[]> {
  return query(url, "select name from meta where name like 'stained %'");
}
