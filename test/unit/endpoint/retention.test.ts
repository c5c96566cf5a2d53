// @vitest-environment node
import { expect, test } from 'vitest';
import { applyRetention } from '../../../src/endpoint/receipts/retention';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { createVisitor, entryOf } from './visitor';

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
