import { expect, test } from 'vitest';
import { createGrants, judge } from '../../../src/debug/grants';

const hotjar = { service: 'hotjar', name: 'Hotjar', category: 'analytics', isUsed: true } as const;
const clarity = { service: 'clarity', name: 'Clarity', category: 'analytics', isUsed: false } as const;

test('a yes counts from the moment it was given, and a no from when it is seen', () => {
  const grants = createGrants();
  grants.set([], 10, 10);
  grants.set(['analytics', 'hotjar'], 500, 480);
  grants.set(['analytics'], 900, 890);
  const granted = (at: number) => grants.isGranted(hotjar, at);
  expect([0, 479, 480, 899, 900, 2_000].map(granted)).toEqual([false, false, true, true, false, false]);
  grants.set(['analytics', 'hotjar'], 1_000, 990);
  expect([950, 990].map(granted)).toEqual([false, true]);
});

test('an answer of an earlier page counts from the start; one from the future not before it is seen', () => {
  const earlier = createGrants();
  earlier.set(['hotjar'], 80, -100_000);
  expect(earlier.isGranted(hotjar, 0)).toBe(true);
  const future = createGrants();
  future.set(['hotjar'], 80, 100_000);
  expect([79, 80].map((at) => future.isGranted(hotjar, at))).toEqual([false, true]);
});

test('what the page does not ask about goes by its category; what is necessary needs nothing', () => {
  const grants = createGrants();
  expect(grants.isGranted({ ...hotjar, category: 'necessary' }, 0)).toBe(true);
  grants.set(['analytics'], 0, 0);
  expect(grants.isGranted(clarity, 1)).toBe(true);
  expect(grants.isGranted(hotjar, 1)).toBe(false);
});

test('of several owners one that may run decides', () => {
  expect(judge([], () => true)).toEqual({ service: null, category: null, allowed: null });
  expect(judge([clarity, hotjar], ({ service }) => service === 'hotjar')).toEqual({
    ...{ service: 'hotjar', category: 'analytics', allowed: true },
  });
  expect(judge([clarity, hotjar], () => false)).toMatchObject({ service: 'clarity', allowed: false });
});
