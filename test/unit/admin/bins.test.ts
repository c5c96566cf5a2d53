// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Group } from '../../../src/admin/answers';
import { binsOf, stepFor, sum } from '../../../src/admin/bins';
import { dayOf, dayText } from '../../../src/admin/day';

const NONE: Group = {
  receipts: 0,
  granted: { preferences: 0, analytics: 0, marketing: 0 },
  actions: { 'accept-all': 0, 'reject-all': 0, choose: 0, withdraw: 0, signal: 0, adopt: 0, record: 0 },
};
const group = (receipts: number, analytics = 0): Group => ({
  ...NONE,
  receipts,
  granted: { ...NONE.granted, analytics },
  actions: { ...NONE.actions, choose: receipts },
});
const told = (bins: ReturnType<typeof binsOf>) =>
  bins.map(({ first, last, group: { receipts } }) => [dayText(first), dayText(last), receipts]);

describe('columns', () => {
  test('a day without receipts has its column too', () => {
    const days = { '2026-11-20': group(3), '2026-11-22': group(4) };
    expect(told(binsOf(days, dayOf('2026-11-20'), dayOf('2026-11-23'), 'day'))).toEqual([
      ['2026-11-20', '2026-11-20', 3],
      ['2026-11-21', '2026-11-21', 0],
      ['2026-11-22', '2026-11-22', 4],
      ['2026-11-23', '2026-11-23', 0],
    ]);
  });

  test('weeks begin on Monday, and the first and the last are as long as the range leaves them', () => {
    const days = { '2026-11-14': group(1), '2026-11-16': group(2), '2026-11-22': group(4), '2026-11-23': group(8) };
    expect(told(binsOf(days, dayOf('2026-11-14'), dayOf('2026-11-24'), 'week'))).toEqual([
      ['2026-11-14', '2026-11-15', 1],
      ['2026-11-16', '2026-11-22', 6],
      ['2026-11-23', '2026-11-24', 8],
    ]);
  });

  test('months are those of the calendar, also over the end of a year', () => {
    const days = { '2025-12-31': group(1), '2026-01-01': group(2), '2026-02-28': group(4) };
    expect(told(binsOf(days, dayOf('2025-12-30'), dayOf('2026-03-01'), 'month'))).toEqual([
      ['2025-12-30', '2025-12-31', 1],
      ['2026-01-01', '2026-01-31', 2],
      ['2026-02-01', '2026-02-28', 4],
      ['2026-03-01', '2026-03-01', 0],
    ]);
  });

  test('what lies outside of the range is in no column', () => {
    const days = { '2026-11-19': group(5), '2026-11-24': group(7) };
    expect(told(binsOf(days, dayOf('2026-11-20'), dayOf('2026-11-20'), 'day'))).toEqual([
      ['2026-11-20', '2026-11-20', 0],
    ]);
  });

  test('the step follows the length of the range', () => {
    expect(stepFor(1, 45)).toBe('day');
    expect(stepFor(1, 46)).toBe('week');
    expect(stepFor(1, 400)).toBe('week');
    expect(stepFor(1, 401)).toBe('month');
  });
});

test('a sum counts receipts, every yes and every kind of decision', () => {
  expect(sum([group(3, 2), group(4, 1)])).toEqual({
    receipts: 7,
    granted: { preferences: 0, analytics: 3, marketing: 0 },
    actions: { ...NONE.actions, choose: 7 },
  });
  expect(sum([])).toEqual(NONE);
});
