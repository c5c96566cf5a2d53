// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sectionOf } from './documents';

/** Rows of the table of criteria: what the criterion is, and the tests that keep it, as their files and names. */
const rows = (sectionOf('docs/accessibility.md', 'WCAG 2.2 AA').match(/^\| (?!Criterion |---).*\|$/gm) ?? []).map(
  (row) => {
    const [criterion = '', , cell = ''] = row.slice(2, -2).split(' | ');
    const tests = cell.split(/; (?=`)/).flatMap((named) => {
      const [, file = ''] = named.match(/^`([^`]+)`/) ?? [];
      return [...named.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name }));
    });
    return { criterion, tests };
  },
);

test('the table has what banners and dialogs are asked for', () => {
  const named = rows.flatMap(({ criterion }) => criterion.match(/\d\.\d\.\d+/g) ?? []);
  expect(rows.length).toBeGreaterThan(15);
  for (const criterion of ASKED) expect(named).toContain(criterion);
});

test.each(rows)('$criterion: its tests are there', ({ tests }) => {
  expect(tests).not.toEqual([]);
  expect(
    tests.filter(({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${name}'`)),
  ).toEqual([]);
});

const ASKED = [
  ...[
    '1.3.1',
    '1.3.4',
    '1.4.1',
    '1.4.3',
    '1.4.4',
    '1.4.10',
    '1.4.11',
    '1.4.12',
    '1.4.13',
    '2.1.1',
    '2.1.2',
    '2.2.1',
    '2.2.2',
    '2.3.1',
  ],
  ...[
    '2.4.3',
    '2.4.6',
    '2.4.7',
    '2.4.11',
    '2.5.3',
    '2.5.7',
    '2.5.8',
    '3.1.1',
    '3.1.2',
    '3.2.1',
    '3.2.2',
    '3.2.3',
    '3.2.4',
  ],
  ...['4.1.2', '4.1.3'],
];
