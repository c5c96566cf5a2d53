// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite';
import { MOST_NOTICES, type Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf } from './visitor';

/** What every store has to do. A new one is a line here. */
const STORES: Readonly<Record<string, (folder: string) => Promise<Store>>> = {
  memory: async () => memoryStore(),
  sqlite: (folder) => sqliteStore(join(folder, 'receipts.db')),
};

const NOW = Date.UTC(2026, 10, 22);

describe.each(Object.entries(STORES))('the %s store', (_name, open) => {
  let store: Store;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-store-'));
    store = await open(folder);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const bodies = async (subjectId: string) => (await store.receiptsOf(subjectId)).map(({ body }) => body);

  test('keeps what it was given, in the order it was received', async () => {
    const visitor = createVisitor();
    const entries = [visitor.receipt(), visitor.receipt(), visitor.receipt()].map(entryOf);
    expect(await store.append(entries.slice(0, 2), NOW)).toEqual(['stored', 'stored']);
    // The clock was set back in between.
    expect(await store.append(entries.slice(2), NOW - 5000)).toEqual(['stored']);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([
      { body: entries[0]?.body, receivedAt: NOW },
      { body: entries[1]?.body, receivedAt: NOW },
      { body: entries[2]?.body, receivedAt: NOW - 5000 },
    ]);
  });

  test('knows a copy, and keeps the time of the first', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt());
    await store.append([entry], NOW);
    expect(await store.append([entry], NOW + 1)).toEqual(['known']);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([{ body: entry.body, receivedAt: NOW }]);
  });

  test('never changes a receipt for an altered replay', async () => {
    const visitor = createVisitor();
    const receipt = visitor.receipt();
    await store.append([entryOf(receipt)], NOW);
    expect(await store.append([entryOf({ ...receipt, action: 'reject-all' })], NOW)).toEqual(['altered']);
    expect(await bodies(visitor.subjectId)).toEqual([entryOf(receipt).body]);
  });

  test('tells a copy and an altered replay within one lot from the first', async () => {
    const visitor = createVisitor();
    const receipt = visitor.receipt();
    const altered = entryOf({ ...receipt, action: 'reject-all' });
    expect(await store.append([entryOf(receipt), altered, entryOf(receipt)], NOW)).toEqual([
      'stored',
      'altered',
      'known',
    ]);
    expect(await bodies(visitor.subjectId)).toHaveLength(1);
  });

  test('stores one of twenty copies that arrive at once', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt());
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => store.append([entry], NOW)));
    expect(verdicts.flat().filter((verdict) => verdict === 'stored')).toHaveLength(1);
    expect(verdicts.flat().filter((verdict) => verdict === 'known')).toHaveLength(19);
    expect(await bodies(visitor.subjectId)).toHaveLength(1);
  });

  test('keeps visitors apart', async () => {
    const [one, other] = [createVisitor(), createVisitor()];
    await store.append([entryOf(one.receipt()), entryOf(other.receipt())], NOW);
    expect(await bodies(one.subjectId)).toHaveLength(1);
    expect(await store.receiptsOf(createVisitor().subjectId)).toEqual([]);
  });

  test('keeps any text as it is', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt({ sdk: `'; drop table receipts; -- "\\ %_ ?1 :x \u{1F36A} موافقة` }));
    await store.append([entry], NOW);
    expect(await bodies(visitor.subjectId)).toEqual([entry.body]);
  });

  test('an erasure leaves nothing, and a late retry does not undo it', async () => {
    const [visitor, other] = [createVisitor(), createVisitor()];
    const entry = entryOf(visitor.receipt());
    await store.append([entry, entryOf(other.receipt())], NOW);
    await store.erase(visitor.subjectId, NOW);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await store.append([entry, entryOf(visitor.receipt()), entryOf(other.receipt())], NOW)).toEqual([
      'erased',
      'erased',
      'stored',
    ]);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await bodies(other.subjectId)).toHaveLength(2);
  });

  test('an erasure may come twice, and before the first receipt', async () => {
    const visitor = createVisitor();
    await store.erase(visitor.subjectId, NOW);
    await store.erase(visitor.subjectId, NOW + 1);
    expect(await store.append([entryOf(visitor.receipt())], NOW)).toEqual(['erased']);
  });

  test('purges what was received before a time, at most so many at once', async () => {
    const visitor = createVisitor();
    const lots = [NOW - 2, NOW - 1, NOW];
    for (const at of lots) await store.append([entryOf(visitor.receipt()), entryOf(visitor.receipt())], at);
    expect(await store.purge(NOW, 3)).toBe(3);
    expect(await store.purge(NOW, 3)).toBe(1);
    expect(await store.purge(NOW, 3)).toBe(0);
    expect((await store.receiptsOf(visitor.subjectId)).map(({ receivedAt }) => receivedAt)).toEqual([NOW, NOW]);
  });

  test('keeps a notice that a stored receipt names, and no other', async () => {
    const receipt = createVisitor().receipt();
    const { hash } = receipt.notice;
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('unnamed');
    expect(await store.notice(hash)).toBeUndefined();
    await store.append([entryOf(receipt)], NOW);
    expect(await store.missingNotices([hash])).toEqual([hash]);
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('kept');
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('kept');
    expect(await store.notice(hash)).toBe('{"a":1}');
    expect(await store.missingNotices([hash])).toEqual([]);
  });

  test('has room for so many notices, and asks for none when it is full', async () => {
    const visitor = createVisitor();
    const hashOf = (i: number) => `sha256-${String(i).padStart(43, '0')}`;
    const receipts = Array.from({ length: MOST_NOTICES + 1 }, (_, i) =>
      visitor.receipt({ notice: { hash: hashOf(i), language: 'en', regime: 'opt-in', region: null } }),
    );
    await store.append(receipts.map(entryOf), NOW);
    for (let i = 0; i < MOST_NOTICES; i++) expect(await store.keepNotice(hashOf(i), '{}', NOW)).toBe('kept');
    expect(await store.keepNotice(hashOf(MOST_NOTICES), '{}', NOW)).toBe('full');
    expect(await store.keepNotice(hashOf(0), '{}', NOW)).toBe('kept');
    expect(await store.missingNotices([hashOf(MOST_NOTICES)])).toEqual([]);
  });

  test('shows that it can write', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});
