// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { applyRetention, planRetention, RetentionHeld } from '../../../src/endpoint/receipts/retention';
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
  expect(await applyRetention({ store, days: 30, now: () => 31 * DAY, confirmed: true })).toBe(1_200);
  expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(1);
});

/** 2,000 receipts of one visitor, 400 in each batch. */
async function fiveBatches() {
  const store = memoryStore();
  const visitor = createVisitor();
  for (let i = 0; i < 5; i++)
    await store.append(
      Array.from({ length: 400 }, () => entryOf(visitor.receipt())),
      i,
    );
  return { store, visitor };
}

test('an ending process ends a purge after the batch under way, and the next one goes on from there', async () => {
  const { store, visitor } = await fiveBatches();
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
      return 0;
    },
  };
  const retention = { store: ending, days: 30, now: () => 31 * DAY, confirmed: true };
  expect(await applyRetention({ ...retention, signal: closing.signal })).toBe(400);
  expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(1_600);
  expect(scrubs).toBe(0);
  expect(await applyRetention(retention)).toBe(1_600);
});

/** A store whose purges are held, with this in the place of its own methods. */
async function heldStore(methods: Partial<Store>): Promise<Store> {
  const store = memoryStore();
  await store.append([entryOf(createVisitor().receipt())], 0);
  await store.append([entryOf(createVisitor().receipt())], 99 * DAY);
  return { ...store, ...methods };
}

const AT_100 = { days: 30, now: () => 100 * DAY };

test('subjects never seen are forgotten slice by slice, also while the retention waits, until the process ends', async () => {
  const closing = new AbortController();
  const limits: number[] = [];
  const left = [1_000, 1_000, 3];
  const store = await heldStore({
    async forgetUnseen(limit) {
      limits.push(limit);
      if (limits.length === 6) closing.abort();
      return left.shift() ?? 0;
    },
  });
  await expect(applyRetention({ store, ...AT_100 })).rejects.toThrow(RetentionHeld);
  expect(limits).toEqual([1_000, 1_000, 1_000, 1_000]);
  left.push(9, 9, 9);
  expect(await applyRetention({ store, ...AT_100, confirmed: true, signal: closing.signal })).toBe(1);
  expect(left).toEqual([9]);
});

test('files that cannot be rid of what was erased hide no retention that waits, and are told of', async () => {
  const failure = new Error('the disk');
  const store = await heldStore({ scrub: () => Promise.reject(failure) });
  await expect(applyRetention({ store, ...AT_100 })).rejects.toMatchObject({ name: 'RetentionHeld', cause: failure });
  await expect(applyRetention({ store, ...AT_100, confirmed: true })).rejects.toBe(failure);
  const errors: unknown[] = [];
  const { askAs } = tryEndpoint({
    store: await heldStore({ scrub: () => Promise.reject(failure) }),
    ...{ adminToken: TOKEN, retentionDays: 30, now: AT_100.now, onError: (error) => errors.push(error) },
  });
  expect((await askAs(TOKEN, '/admin/retention', { method: 'POST' })).status).toBe(409);
  expect(errors).toEqual([failure]);
});

test('all receipts are counted only where it matters, or is shown', async () => {
  const store = memoryStore();
  for (let day = 0; day < 100; day++) await store.append([entryOf(createVisitor().receipt())], day * DAY);
  const counted: number[] = [];
  const watched: Store = {
    ...store,
    async due(...asked) {
      const due = await store.due(...asked);
      counted.push(due.of);
      return due;
    },
  };
  expect(await planRetention({ store: watched, ...AT_100 })).toEqual({ due: 70, of: 100, held: null });
  expect(await applyRetention({ store: watched, ...AT_100 })).toBe(70);
  expect(counted).toEqual([100, 0]);
});

test('the admin’s own purge ends so too', async () => {
  const { store } = await fiveBatches();
  const closing = new AbortController();
  const { askAs } = tryEndpoint({
    store: { ...store, purge: (...args) => store.purge(...args).finally(() => closing.abort()) },
    adminToken: TOKEN,
    closing: closing.signal,
  });
  expect(await (await askAs(TOKEN, '/admin/retention', { method: 'POST', body: '{"confirm":true}' })).json()).toEqual({
    deleted: 400,
  });
});

describe('E17, E22: nobody has confirmed it', () => {
  const YEARS = 6 * 365;

  /** Receipts of each of the last days before `day`, by that day's clock. */
  async function siteOf(receiptsADay: number, days: number) {
    const store = memoryStore();
    const lotOf = () => Array.from({ length: receiptsADay }, () => entryOf(createVisitor().receipt()));
    for (let day = 0; day < days; day++) await store.append(lotOf(), day * DAY);
    const count = async () => (await store.page(0, 10_000)).length;
    return { store, count, post: (day: number) => store.append(lotOf(), day * DAY) };
  }

  test('a clock that is years ahead deletes nothing, also once receipts have come by it', async () => {
    const { store, count, post } = await siteOf(1, 20);
    const wrong = { store, days: 1825, now: () => (20 + YEARS) * DAY };
    await expect(applyRetention(wrong)).rejects.toThrow(/20 of 20 receipts are due.*2191 days.*1976-01-20/);
    await post(20 + YEARS);
    await expect(applyRetention(wrong)).rejects.toThrow(RetentionHeld);
    expect(await count()).toBe(21);
    // Right again, it deletes what is old enough, whatever came meanwhile.
    expect(await applyRetention({ store, days: 15, now: () => 20 * DAY })).toBe(5);
    expect(await count()).toBe(16);
  });

  test('a site where nobody came for 30 days goes on by itself, and one of 31 with a word', async () => {
    const { store } = await siteOf(2, 1);
    expect(await planRetention({ store, days: 29, now: () => 30 * DAY })).toEqual({ due: 2, of: 2, held: null });
    const late = { store, days: 29, now: () => 31 * DAY };
    expect((await planRetention(late)).held).toMatch(/no receipt came for 31 days.*nobody came, or it is wrong/);
    expect(await applyRetention({ ...late, confirmed: true })).toBe(2);
    expect(await planRetention(late)).toEqual({ due: 0, of: 0, held: null });
  });

  test('more than a tenth of all, and more than 1,000, are not deleted in one run', async () => {
    const many = await siteOf(101, 99);
    const planOf = (days: number) => planRetention({ store: many.store, days, now: () => 98 * DAY });
    expect(await planOf(88)).toMatchObject({ due: 1_010, of: 9_999, held: 'that is more than a tenth of all' });
    expect(await planOf(89)).toMatchObject({ due: 909, held: null });
    await expect(applyRetention({ store: many.store, days: 10, now: () => 98 * DAY })).rejects.toThrow(RetentionHeld);
    expect(await many.count()).toBe(9_999);
    const few = await siteOf(10, 100);
    expect(await applyRetention({ store: few.store, days: 1, now: () => 99 * DAY })).toBe(980);
  });
});
