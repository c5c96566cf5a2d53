// @vitest-environment node
import { expect, test } from 'vitest';
import { applyRetention } from '../../../src/endpoint/receipts/retention';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf } from './visitor';

const TOKEN = 'the-token-of-an-admin-which-is-long-enough';

const DAY = 86_400_000; // ms

test('E22: deletes what was received longer ago than the days, over as many batches as it takes', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  const old = Array.from({ length: 1_200 }, () => entryOf(visitor.receipt()));
  await store.append(old, 0);
  await store.append([entryOf(visitor.receipt())], DAY);
  expect(await applyRetention({ store, days: 30, now: () => 31 * DAY })).toBe(1_200);
  expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(1);
});

test('an ending process ends a purge after the batch under way, and the next one goes on from there', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  for (let i = 0; i < 5; i++)
    await store.append(
      Array.from({ length: 400 }, () => entryOf(visitor.receipt())),
      i,
    );
  const closing = new AbortController();
  let scrubs = 0;
  const ending: Store = {
    ...store,
    async purge(...args) {
      closing.abort();
      return store.purge(...args);
    },
    async scrub() {
      scrubs++;
    },
  };
  const retention = { store: ending, days: 30, now: () => 31 * DAY };
  expect(await applyRetention({ ...retention, signal: closing.signal })).toBe(400);
  expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(1_600);
  expect(scrubs).toBe(0);
  expect(await applyRetention(retention)).toBe(1_600);
});

test('the admin’s own purge ends so too', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  for (let i = 0; i < 5; i++)
    await store.append(
      Array.from({ length: 400 }, () => entryOf(visitor.receipt())),
      i,
    );
  const closing = new AbortController();
  const { askAs } = tryEndpoint({
    store: { ...store, purge: (...args) => store.purge(...args).finally(() => closing.abort()) },
    adminToken: TOKEN,
    closing: closing.signal,
  });
  expect(await (await askAs(TOKEN, '/admin/retention', { method: 'POST' })).json()).toEqual({ deleted: 400 });
});
