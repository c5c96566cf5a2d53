// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/admin/day';
import { idKind } from '../../../src/admin/id-kind';
import { languageName, regionName, shortHash } from '../../../src/admin/names';
import { count, counted, percent, share } from '../../../src/admin/percent';
import { binLabel, binName, momentText } from '../../../src/admin/times';

describe('rates', () => {
  test('of nothing there is no rate', () => {
    expect(share(0, 0)).toBeNull();
    expect(percent(share(0, 0))).toBe('–');
  });

  test('only none is 0% and only all are 100%', () => {
    expect(percent(share(0, 1000))).toBe('0%');
    expect(percent(share(1, 1000))).toBe('<1%');
    expect(percent(share(999, 1000))).toBe('>99%');
    expect(percent(share(1000, 1000))).toBe('100%');
    expect(percent(share(123, 228))).toBe('54%');
  });

  test('numbers have their noun in its number', () => {
    expect(counted(1, 'receipt')).toBe('1 receipt');
    expect(counted(0, 'receipt')).toBe('0 receipts');
    expect(counted(1234, 'batch')).toBe('1,234 batches');
    expect(count(1234567)).toBe('1,234,567');
  });
});

describe('names', () => {
  test('a region and a language have their name and their code', () => {
    expect(regionName('OM')).toBe('Oman (OM)');
    expect(regionName('US-CA')).toBe('United States (US-CA)');
    expect(languageName('ar')).toBe('Arabic (ar)');
  });

  test('what is not known says so', () => {
    expect(regionName('')).toBe('Unknown region');
    expect(regionName(null)).toBe('Unknown region');
    expect(languageName('')).toBe('No language given');
  });

  test('what is no code stands as it was written', () => {
    expect(languageName('<img src=x>')).toBe('<img src=x>');
    expect(languageName('__proto__')).toBe('__proto__');
    expect(regionName('A1')).toBe('A1');
  });

  test('a hash is cut in its middle', () => {
    expect(shortHash(`sha256-abcdef${'x'.repeat(33)}wxyz`)).toBe('sha256-abcdef…wxyz');
    expect(shortHash('short')).toBe('short');
  });
});

describe('times', () => {
  const bin = (first: string, last: string) => ({ first: dayOf(first), last: dayOf(last) });

  test('a column is named by its days, with their year', () => {
    expect(binName(bin('2026-11-24', '2026-11-24'), 0)).toBe('24 Nov 2026');
    expect(binName(bin('2026-11-16', '2026-11-22'), 0).replace(/\s/g, ' ')).toBe('16 – 22 Nov 2026');
    expect(binLabel(bin('2026-11-16', '2026-11-22'), 'week')).toBe('16 Nov');
    expect(binLabel(bin('2026-11-01', '2026-11-30'), 'month')).toBe('Nov 2026');
  });

  test('what is not over says so', () => {
    expect(binName(bin('2026-11-24', '2026-11-24'), dayOf('2026-11-24'))).toBe('24 Nov 2026, so far');
  });

  test('a moment is in UTC, wherever the admin is, and what is none stands as it is', () => {
    expect(momentText('2026-11-24T23:59:58.123Z')).toBe('24 Nov 2026, 23:59:58 UTC');
    expect(momentText('soon')).toBe('soon');
  });
});

test('an id is told by its form', () => {
  expect(idKind('609bae9f-1a96-4e6d-aad5-b3f1ff3ade83')).toBe('receipt');
  expect(idKind('nkpC6ieijnjCWVqcyTT1r6ORvCyo0-ERMBcZGi0RMhA')).toBe('subject');
  expect(idKind('../../stats')).toBeNull();
  expect(idKind('')).toBeNull();
});
