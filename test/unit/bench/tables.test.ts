// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { benchmarksDocument } from '../../bench/pages/benchmarks-document';
import { readmeBlock } from '../../bench/pages/readme-block';
import type { Report } from '../../bench/pages/report';
import { kibibytes, plain, table, times, withSpread } from '../../bench/pages/tables/cells';
import { tablesOf } from '../../bench/pages/tables/tables';
import { verdictSentence, verdictTable } from '../../bench/pages/tables/verdicts';

const value = (median: number, spread = 0) => ({ median, spread, count: 3 });

const report: Report = {
  date: '2026-11-29',
  minutes: 31.4,
  machine: { processor: 'A processor', cores: 2, node: '20.0.0' },
  browser: '140.0',
  load: { before: 0.1, after: 1.9 },
  sizes: { rounds: 3, slow: 3, growth: 1 },
  subjects: ['none', 'floor', 'assent-site', 'vanilla', 'orejime', 'klaro'].map((name) => ({
    ...{ name, text: `What ${name} is.`, version: name === 'vanilla' ? 'vanilla-cookieconsent 3.1.0' : undefined },
  })),
  faults: { c15t: 'the banner did not come within 20 s' },
  failures: ['klaro, accept, round 2: it failed'],
  throttle: [{ loop: 151.2, times: 3.987 }],
  figures: {
    'bytes.first': { floor: [456], 'assent-site': [17_981], vanilla: [14_148], orejime: [13_500], klaro: [59_000] },
    'banner.fast.painted': { floor: [100, 110, 120], 'assent-site': [250, 260, 270], vanilla: [400, 410, 420] },
    'main.task': { none: [100, 100, 100], 'assent-site': [130, 140, 150], vanilla: [200, 200, 200] },
    'vendors.returning.requests': { 'assent-site': [1] },
    'growth.1000.ran': { 'assent-site': [999] },
  },
};

describe('cells', () => {
  test('have a spread where it shows', () => {
    expect(withSpread(value(1_234.4, 12.6))).toBe('1,234 ±13');
    expect(withSpread(value(1_234.4, 0.4))).toBe('1,234');
    expect(withSpread(value(-0.2, 3))).toBe('0 ±3');
  });

  test('say where there is nothing', () => {
    expect([withSpread(undefined), plain(undefined), times(undefined), kibibytes(undefined)]).toEqual(
      Array(4).fill('-'),
    );
  });

  test('round', () => {
    expect([times(value(0.456)), plain(value(0.0004), 3), kibibytes(value(3_072))]).toEqual(['0.46', '0.000', '3']);
  });
});

test('a table has figures at the right', () => {
  expect(table(['', 'ms'], [['a', '1']])).toBe('|  | ms |\n| --- | ---: |\n| a | 1 |');
});

test('all rows of all tables have the cells of their head', () => {
  const widths = tablesOf(report)
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .map((part) => new Set(part.split('\n').map((line) => line.split('|').length)).size);
  expect(widths).toEqual(Array(10).fill(1));
});

test('tables have what was measured, with ratios and without the empty page', () => {
  const text = tablesOf(report);
  expect(text).toContain('| assent-site | 17,981 | 1.27 |');
  expect(text).toContain('| 260 ±5 | 0.63 | 2.36 |');
  expect(text).toContain('| assent-site | 40 ±5 | 0.40 |');
});

test('verdicts name what is missed', () => {
  expect(verdictTable(report)).toContain('| 8. 1,000 gated tags: so many ran | 999 | ≥ 1,000 | 1 | **missed** |');
  expect(verdictTable(report)).toContain('| 1. The same, requests | 1 | ≤ 1 | 1 | met |');
  expect(verdictSentence(report)).toMatch(
    /^Of 44 goals 3 are met, 40 not measured, 1 missed\. Missed: many gated scripts \(1 of 9\)\.$/,
  );
});

test('the README’s table has the best of the others, and what is missed', () => {
  const block = readmeBlock(report);
  expect(block).toContain('| First visit until the banner, bytes | 17,981 | 14,148 | 13,500 orejime | 456 |');
  expect(block).toContain('Missed: many gated scripts (1 of 9).');
  expect(Buffer.byteLength(block)).toBeLessThan(1_500);
});

test('the document says how, on what, and what went wrong', () => {
  const text = benchmarksDocument(report);
  for (const part of [
    'Load average 0.1 before and 1.9 after',
    'A fixed loop took 3.99 times as long that way, and 151 ms without',
    '| `vanilla` | vanilla-cookieconsent 3.1.0 | What vanilla is. |',
    '`c15t` failed its check, and has no figures: the banner did not come within 20 s.',
    'klaro, accept, round 2: it failed.',
  ]) {
    expect(text).toContain(part);
  }
});
