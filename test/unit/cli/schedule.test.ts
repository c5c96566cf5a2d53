// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { schedule } from '../../../src/cli/schedule';

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
