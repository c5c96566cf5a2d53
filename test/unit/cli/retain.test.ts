// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { retain } from '../../../src/cli/retain';
import type { Service, Tools } from '../../../src/cli/service-setup';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { createVisitor, entryOf } from '../endpoint/visitor';

test('the hourly job warns that it waits, and says also what failed besides', async () => {
  const store = memoryStore();
  await store.append([entryOf(createVisitor().receipt())], 0);
  const failure = new Error('the disk');
  const run = async (scrub: () => Promise<number>) => {
    const [metrics, log, fail] = [
      { retentionHeld: vi.fn(), retentionFailed: vi.fn(), retained: vi.fn() },
      { warn: vi.fn() },
      vi.fn(),
    ];
    const service = { retention: 1, log } as unknown as Service;
    const tools = { metrics, fail, closing: new AbortController().signal } as unknown as Tools;
    await retain({ ...store, scrub }, service, tools)();
    expect(metrics.retentionHeld).toHaveBeenCalledWith(1);
    expect(log.warn).toHaveBeenCalledOnce();
    return [metrics.retentionFailed.mock.calls.length, fail.mock.calls.map(([, error]) => error)];
  };
  expect(await run(async () => 0)).toEqual([0, []]);
  expect(await run(() => Promise.reject(failure))).toEqual([1, [failure]]);
});
