// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DamagedReceipt, FORMAT_NAMES, type FormatName } from '../../../../src/endpoint/export/export-page';
import { exportReceipts } from '../../../../src/endpoint/export/export-receipts';
import { memoryStore } from '../../../../src/endpoint/stores/memory';
import type { Filter, Store } from '../../../../src/endpoint/stores/store';
import { createVisitor, entryOf } from '../visitor';
import { receipts } from './receipts';

const NOW = Date.UTC(2026, 10, 24);

async function textOf(store: Store, format: FormatName, options: { filter?: Filter; pageSize?: number } = {}) {
  let text = '';
  for await (const part of exportReceipts({ store, format, ...options })) text += part;
  return text;
}

const linesOf = (text: string) => text.trim().split('\n').filter(Boolean);

async function storeOf(count: number): Promise<Store> {
  const store = memoryStore();
  const visitor = createVisitor();
  await store.append(
    Array.from({ length: count }, () => entryOf(visitor.receipt())),
    NOW,
  );
  return store;
}

test('E23: every receipt is in every format once, however many fit a page', async () => {
  const store = await storeOf(7);
  for (const pageSize of [1, 3, 7, 100]) {
    const lines = linesOf(await textOf(store, 'ndjson', { pageSize })).map((line) => JSON.parse(line));
    expect(lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(linesOf(await textOf(store, 'csv', { pageSize }))).toHaveLength(8);
    expect(JSON.parse(await textOf(store, 'jsonld', { pageSize }))['@graph']).toHaveLength(7);
  }
});

test('an empty store gives an empty file of each format', async () => {
  for (const store of [memoryStore(), await storeOf(1)]) {
    const filter = { action: 'withdraw' };
    expect(await textOf(store, 'ndjson', { filter })).toBe('');
    expect(await textOf(store, 'csv', { filter })).toMatch(/^\ufeffsequence,.*\r\n$/);
    expect(JSON.parse(await textOf(store, 'jsonld', { filter }))['@graph']).toEqual([]);
  }
});

test('E16: a line of NDJSON is the receipt as it was posted, with when it came and as which', async () => {
  await fc.assert(
    fc.asyncProperty(receipts, async (receipt) => {
      const store = memoryStore();
      await store.append([entryOf(receipt)], NOW);
      const lines = linesOf(await textOf(store, 'ndjson'));
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] as string)).toEqual({
        ...receipt,
        receivedAt: '2026-11-24T00:00:00.000Z',
        sequence: 1,
      });
    }),
    { numRuns: 200 },
  );
});

test('what comes in while it runs is not in it, so that it ends', async () => {
  const store = await storeOf(4);
  const late = createVisitor();
  const lines: string[] = [];
  for await (const part of exportReceipts({ store, format: 'ndjson', pageSize: 3 })) {
    lines.push(...linesOf(part));
    await store.append([entryOf(late.receipt())], NOW);
  }
  expect(lines).toHaveLength(4);
});

test('asks for a page only when the one before was taken', async () => {
  const store = await storeOf(10);
  let pages = 0;
  const counting: Store = {
    ...store,
    page: (...args) => {
      pages++;
      return store.page(...args);
    },
  };
  const parts = exportReceipts({ store: counting, format: 'ndjson', pageSize: 2 });
  await parts.next();
  expect(pages).toBe(1);
  await parts.next();
  expect(pages).toBe(2);
  await parts.return();
  expect(pages).toBe(2);
});

test.each(FORMAT_NAMES)('%s: a receipt that is none any more ends it with its number', async (format) => {
  const store = await storeOf(3);
  for (const body of ['{"schema":', 'null', '{}']) {
    const damaged: Store = {
      ...store,
      page: async (...args) =>
        (await store.page(...args)).map((each) => (each.sequence === 2 ? { ...each, body } : each)),
    };
    const failed = textOf(damaged, format, { pageSize: 1 });
    await expect(failed).rejects.toThrow(DamagedReceipt);
    await expect(failed).rejects.toThrow('entry 2 of the log');
  }
});
