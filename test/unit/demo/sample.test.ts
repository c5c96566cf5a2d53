// @vitest-environment node
import { expect, test } from 'vitest';
import { makeSample } from '../../../demo/sample/make';
import { sampleReceipts } from '../../../demo/sample/receipts';
import { loadSite, memoryStore, verifyLog } from '../../../src/endpoint/index';
import { readReceipt } from '../../../src/endpoint/receipts/schema';

const ORIGIN = 'https://klouttrack.com';
const NOW = Date.parse('2026-11-24T12:00:00Z');
const DAY = 86_400_000; // ms

const services = { 'google-analytics': { id: 'G-XXXXXXX' }, 'meta-pixel': { id: '1234567890' } };
const { notices, problems } = await loadSite(
  { site: 'Klouttrack', policy: { url: '/privacy', version: '2025-02' }, services },
  [ORIGIN],
);

test('each sample is a receipt that the endpoint would take, and answers a notice that fits it', () => {
  expect(problems).toEqual([]);
  const samples = sampleReceipts({ count: 300, days: 90, now: NOW, origin: ORIGIN, notices });
  expect(samples).toHaveLength(300);
  const ids = new Set(samples.map(({ receipt }) => receipt.receiptId));
  expect(ids.size).toBe(300);
  for (const { receipt } of samples) {
    expect(readReceipt(receipt)).toMatchObject({ receipt });
    expect(receipt.previous === null || ids.has(receipt.previous)).toBe(true);
    expect(receipt.categories.preferences).toBe(false);
  }
  const times = samples.map(({ receivedAt }) => Date.parse(receivedAt));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(NOW - 90 * DAY);
  expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
});

test('a store that is filled with it has a whole log, an erasure and all notices', async () => {
  const store = memoryStore();
  await makeSample({ store, origin: ORIGIN, notices, now: NOW });
  const { ok, receipts, erased } = await verifyLog(store);
  expect([ok, receipts + erased]).toEqual([true, 3_000]);
  expect(erased).toBeGreaterThan(0);
  for (const { notice } of await store.tally()) expect(await store.notice(notice)).toBeDefined();
});
