// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../../src/cli/log';
import { createMetrics } from '../../../src/cli/metrics';
import { retain } from '../../../src/cli/retain';
import { schedule } from '../../../src/cli/schedule';
import { memoryStore } from '../../../src/endpoint/index';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;

test('work that never ends, as on a server that is frozen, is waited for 5 seconds and no longer', async () => {
  const work = vi.fn(() => new Promise<void>(() => {}));
  const stop = schedule(HOUR, work);
  let isStopped = false;
  const stopped = stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(isStopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await stopped;
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(work).toHaveBeenCalledTimes(1);
});

test('work that ends is waited for, and nothing is left of the wait', async () => {
  let end = () => {};
  const stop = schedule(HOUR, () => new Promise<void>((resolve) => (end = resolve)));
  const stopped = stop();
  end();
  await stopped;
  expect(vi.getTimerCount()).toBe(0);
});

test('a retention whose database is closed while it ends is no failure of the retention', async () => {
  const closing = new AbortController();
  const cutOff = async () => {
    closing.abort();
    throw new Error('cut off');
  };
  const store = { ...memoryStore(), due: cutOff };
  const [fail, metrics] = [vi.fn(), createMetrics(store)];
  const log = createLog('silent');
  await retain(store, { retention: 1, log }, { metrics, fail, closing: closing.signal })();
  expect(closing.signal.aborted).toBe(true);
  expect(fail).not.toHaveBeenCalled();
});
