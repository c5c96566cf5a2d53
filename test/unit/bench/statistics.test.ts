// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createFigures } from '../../bench/pages/figures';
import { differences, ratios, summaryOf } from '../../bench/pages/statistics';

describe('a summary', () => {
  test('has the median, and half the distance between the quartiles', () => {
    expect(summaryOf([1, 2, 3, 4, 100])).toEqual({ median: 3, spread: 1, count: 5 });
    expect(summaryOf([4, 1])).toEqual({ median: 2.5, spread: 0.75, count: 2 });
  });

  test('of one round has no spread', () => {
    expect(summaryOf([7])).toEqual({ median: 7, spread: 0, count: 1 });
  });

  test('leaves out rounds without a value, and is none where there is none', () => {
    expect(summaryOf([null, 3, null])).toEqual({ median: 3, spread: 0, count: 1 });
    expect(summaryOf([null])).toBeUndefined();
    expect(summaryOf([])).toBeUndefined();
  });
});

test('ratios are taken round by round, and of nothing there is none', () => {
  expect(ratios([2, 9, null, 4, 5], [1, 3, 2, 0])).toEqual([2, 3, null, null, null]);
});

test('differences are taken round by round', () => {
  expect(differences([5, null, 1], [2, 2, 4])).toEqual([3, null, -3]);
});

describe('figures', () => {
  test('keep their rounds apart, also where one failed', () => {
    const figures = createFigures();
    figures.add('task', 'a', 2, 30);
    figures.add('task', 'a', 0, 10);
    expect(figures.of('task', 'a')).toEqual([10, null, 30]);
    expect(figures.of('task', 'b')).toEqual([]);
    expect(figures.summary('task', 'b')).toBeUndefined();
  });

  test('take the median of the ratios, and not the ratio of the medians', () => {
    const figures = createFigures({ paint: { a: [10, 20, 90], v: [10, 40, 30] } });
    expect(figures.ratio('paint', 'a', 'v')?.median).toBe(1);
  });

  test('take a ratio across metrics', () => {
    const figures = createFigures({ vendors: { a: [30] }, bytes: { v: [10] } });
    expect(figures.ratio('vendors', 'a', 'v', 'bytes')?.median).toBe(3);
  });

  test('take the empty page off both', () => {
    const figures = createFigures({ task: { a: [150, 160], v: [200, 200], none: [100, 100] } });
    expect(figures.netRatio('task', 'a', 'v', 'none')?.median).toBe(0.55);
  });

  test('have no ratio where the other is not above the empty page', () => {
    const figures = createFigures({ task: { a: [150], v: [90], none: [100] } });
    expect(figures.netRatio('task', 'a', 'v', 'none')).toBeUndefined();
  });

  test('say how much more the large is, both without the empty page of their size', () => {
    const figures = createFigures({ large: { a: [500], none: [400] }, small: { a: [150], none: [120] } });
    expect(figures.netGrowth('large', 'small', 'a', 'none')?.median).toBe(70);
  });
});
