import { leftTable } from '../pages/tables/cells';
import { isSound, type Outcome, survived } from './judge';
import { FAULTS, PATIENCE } from './list';
import type { FaultReport } from './report';

type Subject = FaultReport['subjects'][number];

/** As people know it: the name of its package. */
const nameOf = ({ version }: Subject) => version.split(' ')[0] ?? '';

/** Who survived what, and how many faults in all. */
export function faultsTable(report: FaultReport): string {
  const names = report.subjects.map(({ name }) => name);
  const rows = FAULTS.map(({ name }) => [name, ...names.map((subject) => cellOf(outcomesOf(report, name, subject)))]);
  const sums = names.map((subject) => `**${soundCount(report, subject)} of ${FAULTS.length}**`);
  return leftTable(['', ...report.subjects.map(nameOf)], [...rows, ['**survived**', ...sums]]);
}

/** What was wrong where somebody did not survive, each once. */
export function seenTable(report: FaultReport): string {
  const rows = FAULTS.flatMap(({ name }) =>
    report.subjects.flatMap((subject) => seenOf(outcomesOf(report, name, subject.name), [name, nameOf(subject)])),
  );
  return leftTable(['Fault', 'Manager', 'What was wrong', 'First error of the page', 'Runs'], rows);
}

/** `docs/faults.md`, whole. */
export function faultsDocument(report: FaultReport): string {
  return `${[
    '# Faults of pages',
    'What goes wrong on a page, and which consent manager survives it. `npm run bench -- faults --write` has written all of this; ' +
      'nothing is by hand. What Assent does not withstand is in [Security](security.md#what-cannot-be-held).',
    '## Who survives what',
    'A manager survives where the button that allows everything can be seen and takes a click, nothing has run and no vendor was ' +
      'asked before that click, every tag that was allowed runs, each once, and no banner stands then.',
    faultsTable(report),
    '## What was seen',
    'The first thing that was wrong, and in how many runs, where a fault was not survived.',
    seenTable(report),
    '## The faults',
    leftTable(
      ['Fault', 'Is'],
      FAULTS.map(({ name, text }) => [name, text]),
    ),
    '## How it was run',
    method(report),
    '## Who was run',
    leftTable(
      ['Manager', 'Version', 'Set up as'],
      report.subjects.map((subject) => [nameOf(subject), subject.version.split(' ')[1] ?? '', subject.text]),
    ),
  ].join('\n\n')}\n`;
}

function method({ date, minutes, browser, rounds }: FaultReport): string {
  return [
    `${date}, ${minutes.toFixed(0)} minutes. Chromium ${browser}, headless. Each fault ${rounds} times for each manager, in turn; ` +
      'a cell such as "2 of 3" says in how many it was survived.',
    'Each run is a new visitor, on a page over https, who allows everything. All hosts are one server of the bench: nothing is ' +
      'early by what has come to it.',
    'The page has three tags: a vendor’s script, an inline one, and a script of another category. Vendors of those that cannot ' +
      'run (404, throws, hangs) have to be asked for them.',
    `What did not come within ${PATIENCE / 1_000} seconds did not come.`,
    'Each manager has shown before that it does all this on the same page without a fault.',
    'All are set up as their documents say, as in [Benchmarks](benchmarks.md). Each fault comes alone. c15t and Probo, which are ' +
      'measured there, are not here: two of the faults are in the manager’s cookie, and theirs were not looked up.',
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function outcomesOf({ outcomes }: FaultReport, fault: string, subject: string): readonly Outcome[] {
  return outcomes[fault]?.[subject] ?? [];
}

function cellOf(outcomes: readonly Outcome[]): string {
  if (isSound(outcomes)) return 'yes';
  const count = survived(outcomes);
  return count === 0 ? '**no**' : `**${count} of ${outcomes.length}**`;
}

function soundCount(report: FaultReport, subject: string): number {
  return FAULTS.filter(({ name }) => isSound(outcomesOf(report, name, subject))).length;
}

/** What was wrong, with the number of its runs. */
function seenOf(outcomes: readonly Outcome[], start: readonly string[]): string[][] {
  const seen = new Map<string, { error: string; runs: number }>();
  for (const { wrong, error = '' } of outcomes) {
    if (wrong === undefined) continue;
    const before = seen.get(wrong);
    seen.set(wrong, { error: before?.error || error, runs: (before?.runs ?? 0) + 1 });
  }
  return [...seen].map(([wrong, { error, runs }]) => [...start, wrong, error && `\`${inCell(error)}\``, `${runs}`]);
}

/** The longest text of an error that a cell takes. */
const LONGEST = 100;

/** Without what would end a cell or a piece of code. */
function inCell(text: string): string {
  const plain = text.replaceAll('|', '¦').replaceAll('`', "'");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
