// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createFigures, type RawFigures } from '../../bench/pages/figures';
import { goals } from '../../bench/pages/goals';
import { outcomeOf, verdictsOf } from '../../bench/pages/verdicts';

const value = (median: number, spread = 0) => ({ median, spread, count: 7 });

describe('an outcome', () => {
  test.each([
    [value(5), 'met'],
    [value(4, 0.5), 'met'],
    [value(6, 0.5), 'missed'],
    [value(5.4, 0.5), 'open'],
    [value(4.6, 0.5), 'open'],
    [undefined, 'not measured'],
  ])('of at most 5, where %o was measured', (measured, outcome) => {
    expect(outcomeOf(measured, 5)).toBe(outcome);
  });

  test('of at least', () => {
    expect(outcomeOf(value(1_000), 1_000, { isAtLeast: true })).toBe('met');
    expect(outcomeOf(value(999), 1_000, { isAtLeast: true })).toBe('missed');
  });

  test('of a limit that is a spread is never open', () => {
    expect(outcomeOf(value(4, 6), 5, { isSpreadInLimit: true })).toBe('met');
    expect(outcomeOf(value(6, 6), 5, { isSpreadInLimit: true })).toBe('missed');
  });
});

test('without figures nothing is met', () => {
  expect(new Set(verdictsOf(createFigures()).map(({ outcome }) => outcome))).toEqual(new Set(['not measured']));
});

test('there are goals of all eight numbers, in their order', () => {
  const numbers = goals.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort());
  expect([...new Set(numbers)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

describe('a goal', () => {
  const verdict = (text: string, raw: RawFigures) => {
    const found = verdictsOf(createFigures(raw)).find(({ goal }) => goal.text.startsWith(text));
    if (!found) throw new Error(`There is no goal "${text}".`);
    return found;
  };

  test('by vanilla-cookieconsent is judged by the ratio of each round', () => {
    const raw = { 'external.all': { 'assent-site': [40, 20, 60], vanilla: [200, 100, 300] } };
    expect(verdict('Ten external scripts', raw)).toMatchObject({ outcome: 'met', value: { median: 0.2 } });
  });

  test('by the floor is judged by the floor', () => {
    const raw = { 'banner.fast.painted': { 'assent-inline': [120], floor: [100], vanilla: [400] } };
    expect(verdict('Banner painted, inline, fast', raw)).toMatchObject({ outcome: 'missed', value: { median: 1.2 } });
  });

  test('of work is judged without the empty page', () => {
    const raw = { 'main.task': { 'assent-site': [140], vanilla: [200], none: [100] } };
    expect(verdict('Main thread of a first visit', raw)).toMatchObject({ outcome: 'met', value: { median: 0.4 } });
  });

  test('of being as without may be late by the spread, and not by more', () => {
    const none = [100, 104, 108];
    const late = (by: number) => ({ 'banner.fast.lcp': { 'assent-site': none.map((time) => time + by), none } });
    const text = 'The page’s largest content, later than without, fast';
    expect(verdict(text, late(2))).toMatchObject({ outcome: 'met', limit: 2 });
    expect(verdict(text, late(3))).toMatchObject({ outcome: 'missed', limit: 2 });
  });

  test('of many scripts wants all of them', () => {
    expect(verdict('5,000 gated tags: so many ran', { 'growth.5000.ran': { 'assent-site': [4_999] } }).outcome).toBe(
      'missed',
    );
  });
});
