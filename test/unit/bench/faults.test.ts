// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { faultsDocument, faultsTable, seenTable } from '../../bench/faults/document';
import { isSound, type Seen, survived, wrongOf } from '../../bench/faults/judge';
import { FAULTS } from '../../bench/faults/list';
import type { FaultReport } from '../../bench/faults/report';

describe('a run', () => {
  const all: Seen = { isUsable: true, early: [], isGone: true, ran: [2, 1], asked: [0, 2] };
  const expected = { run: [1, 2], ask: [0] };
  const wrong = (seen: Partial<Seen>) => wrongOf({ ...all, ...seen }, expected);

  test('is survived where all that may run has run once, after the click', () => {
    expect(wrong({})).toBeUndefined();
  });

  test('is not where anything is early, be it seen twice', () => {
    expect(wrong({ early: [0, 1, 1] })).toBe('2 of 3 tags before the answer');
    expect(wrong({ early: [0], isUsable: false })).toBe('1 of 3 tags before the answer');
  });

  test('is not without a banner that takes a click, or with one that stays', () => {
    expect(wrong({ isUsable: false })).toBe('no banner that takes a click');
    expect(wrong({ isGone: false })).toBe('the banner stays');
  });

  test('is not where a tag does not run, runs twice, or is not asked for', () => {
    expect(wrong({ ran: [2] })).toBe('1 of 2 tags never ran');
    expect(wrong({ ran: [2, 2] })).toBe('1 of 2 tags never ran');
    expect(wrong({ ran: [1, 2, 1] })).toBe('of 2 tags 1 ran again');
    expect(wrong({ asked: [2] })).toBe('a tag’s vendor was never asked');
  });
});

test('several runs are sound together, or not at all', () => {
  expect(isSound([{}, {}])).toBe(true);
  expect(isSound([{}, { wrong: 'x' }])).toBe(false);
  expect(isSound([])).toBe(false);
  expect(survived([{}, { wrong: 'x' }, {}])).toBe(2);
});

test('there are 15 faults, each of a name of its own', () => {
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(15);
});

describe('the document', () => {
  const [first, second] = FAULTS.map(({ name }) => name) as [string, string];
  const failed = { wrong: 'no banner that takes a click', error: 'Error: `a` | b' };
  const report: FaultReport = {
    date: '2026-12-01',
    minutes: 20.4,
    browser: '140.0',
    rounds: 3,
    subjects: [
      { name: 'assent', text: 'The plain tag.', version: 'Assent 0.1.0' },
      { name: 'klaro', text: 'One file.', version: 'klaro 0.7.22' },
    ],
    outcomes: Object.fromEntries(
      FAULTS.map(({ name }) => [
        name,
        {
          assent: [{}, {}, {}],
          klaro: name === first ? [failed, failed, failed] : name === second ? [{}, failed, {}] : [{}, {}, {}],
        },
      ]),
    ),
  };

  test('says who survives what, and in how many runs where these differ', () => {
    const lines = faultsTable(report).split('\n');
    expect(lines[0]).toBe('|  | Assent | klaro |');
    expect(lines).toContain(`| ${first} | yes | **no** |`);
    expect(lines).toContain(`| ${second} | yes | **2 of 3** |`);
    expect(lines.at(-1)).toBe('| **survived** | **15 of 15** | **13 of 15** |');
  });

  test('says what was wrong, once for all runs alike, with nothing that breaks its table', () => {
    expect(seenTable(report).split('\n').slice(2)).toEqual([
      `| ${first} | klaro | no banner that takes a click | \`Error: 'a' ¦ b\` | 3 |`,
      `| ${second} | klaro | no banner that takes a click | \`Error: 'a' ¦ b\` | 1 |`,
    ]);
  });

  test('has the versions, and when and how it was run', () => {
    const text = faultsDocument(report);
    for (const part of [
      '2026-12-01, 20 minutes. Chromium 140.0',
      'Each fault 3 times',
      '| klaro | 0.7.22 | One file. |',
    ]) {
      expect(text).toContain(part);
    }
  });
});
