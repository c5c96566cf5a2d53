// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsOf, type Reason, type Report, ratesTable, survivorsOf, survivorsTable } from '../../mutation/report';

const FILE = 'src/consent/decode.ts';
const source = 'const no = 0;\n  if (a ||\n    b) act();\n';
const mutant = (status: string, replacement: string, start: [number, number], end: [number, number]) => ({
  ...{ status, replacement },
  location: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } },
});
const survived = mutant('Survived', 'a &&\n b', [2, 7], [3, 6]);
const reportOf = (killed: number, ...more: ReturnType<typeof mutant>[]): Report => ({
  config: { mutate: [FILE] },
  files: {
    [FILE]: { source, mutants: [...Array(killed).fill(mutant('Killed', '1', [1, 12], [1, 13])), ...more] },
  },
});
const reason: Reason = { file: FILE, line: 'if (a ||', from: 'a || b', to: 'a && b', reason: 'It is the same.' };

test('what was not killed is named by its line and its text', () => {
  const { reason: _, ...survivor } = reason;
  expect(survivorsOf(reportOf(1, survived))).toEqual([survivor]);
  expect(survivorsOf(reportOf(1, mutant('NoCoverage', '', [1, 1], [1, 6])))).toMatchObject([{ from: 'const', to: '' }]);
  // What never ends is noticed.
  expect(survivorsOf(reportOf(1, mutant('Timeout', '', [1, 1], [1, 6])))).toEqual([]);
});

test('at least 90 % of each part have to be killed', () => {
  expect(problemsOf(reportOf(9, survived), [reason])).toEqual([]);
  expect(problemsOf(reportOf(8, survived), [reason])).toEqual(['codec: 88.9 % killed, less than 90 %.']);
  expect(ratesTable(reportOf(9, survived))).toContain(`| codec | \`${FILE}\` | 10 | 9 | 0 | 90.0 % |`);
});

test('what was not killed has a reason, and what was has none', () => {
  expect(problemsOf(reportOf(9, survived), [])).toEqual([
    expect.stringContaining('in "if (a ||", "a && b" instead of "a || b": no test fails.'),
  ]);
  expect(problemsOf(reportOf(9), [reason])).toEqual([expect.stringContaining('is killed, or gone.')]);
  expect(problemsOf(reportOf(9), [{ ...reason, file: 'src/consent/encode.ts' }])).toEqual([]);
  expect(survivorsTable(reportOf(9, survived), [reason])).toContain('`a \\|\\| b` | `a && b` | It is the same. |');
  expect(survivorsTable(reportOf(9, survived), [])).toContain('**no reason given**');
});

test('the document has each reason, and the code still has its line', () => {
  const reasons: Reason[] = JSON.parse(readFileSync('test/mutation/survivors.json', 'utf8'));
  const document = readFileSync('docs/mutation.md', 'utf8');
  expect(reasons.filter((it) => !document.includes(`| ${it.reason} |`))).toEqual([]);
  expect(document).not.toContain('no reason given');
  const lines = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim());
  expect(reasons.filter(({ file, line }) => !lines(file).includes(line))).toEqual([]);
});
