/** Of the report that Stryker writes as JSON, what is read here. */
export interface Report {
  /** The files that it was told to change, as patterns. */
  readonly config: { readonly mutate: readonly string[] };
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Point; readonly end: Point };
}

/** From 1. */
interface Point {
  readonly line: number;
  readonly column: number;
}

/** A mutant that no test fails for, by its place and its text. A line's number would not outlive the next change. */
export interface Survivor {
  readonly file: string;
  /** The line that it begins in. */
  readonly line: string;
  /** What is taken out, and what is put in. */
  readonly from: string;
  readonly to: string;
}

export interface Reason extends Survivor {
  readonly reason: string;
}

/** What has to be killed of each part, in percent. */
const AT_LEAST = 90;

const PARTS: Readonly<Record<string, RegExp>> = {
  codec: /\/(decision|encode|decode|validity)\.ts$/,
  grants: /\/(grants|decide)\.ts$/,
  outbox: /\/(outbox|unsent)\.ts$/,
};

/** A mutant that never ends is found as well. */
const isKilled = (mutant: Mutant) => mutant.status === 'Killed' || isLate(mutant);

const isLate = ({ status }: Mutant) => status === 'Timeout';

/** Mutants and how many of them were killed, by part and by file. */
function countsOf({ files }: Report) {
  return Object.entries(PARTS).flatMap(([part, pattern]) => {
    const ofPart = Object.entries(files).filter(([file]) => pattern.test(file));
    if (ofPart.length === 0) return [];
    const rows = ofPart.map(([file, { mutants }]) => ({
      ...{
        part,
        file,
        all: mutants.length,
        killed: mutants.filter(isKilled).length,
        late: mutants.filter(isLate).length,
      },
    }));
    const sum = (of: 'all' | 'killed' | 'late') => rows.reduce((total, row) => total + row[of], 0);
    return [...rows, { part, file: '', all: sum('all'), killed: sum('killed'), late: sum('late') }];
  });
}

export function survivorsOf({ files }: Report): Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter((mutant) => !isKilled(mutant))
      .map(({ location: { start, end }, replacement = '' }) => ({
        file,
        line: source.split('\n')[start.line - 1]?.trim() ?? '',
        from: oneLine(source.slice(offsetOf(source, start), offsetOf(source, end))),
        to: oneLine(replacement),
      })),
  );
}

const offsetOf = (source: string, { line, column }: Point) =>
  source
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column -
  1;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const isSame = (a: Survivor) => (b: Survivor) =>
  a.file === b.file && a.line === b.line && a.from === b.from && a.to === b.to;

export const ratesTable = (report: Report): string =>
  table(
    ['Part', 'File', 'Mutants', 'Killed', 'By time', 'Share'],
    countsOf(report).map(({ part, file, all, killed, late }) => {
      const cells = [part, file && `\`${file}\``, `${all}`, `${killed}`, `${late}`, `${percent(killed, all)} %`];
      return file ? cells : cells.map((cell) => (cell ? `**${cell}**` : 'all of it'));
    }),
  );

const percent = (killed: number, all: number) => ((killed / all) * 100).toFixed(1);

export const survivorsTable = (report: Report, reasons: readonly Reason[]): string =>
  table(
    ['File', 'Line', 'Instead of', 'Stands', 'Why no test fails'],
    survivorsOf(report).map((it) => [
      ...[it.file, it.line, it.from, it.to].map((text) => code(text)),
      reasons.find(isSame(it))?.reason ?? '**no reason given**',
    ]),
  );

/** What is wrong, a sentence each: too few killed, a survivor without a reason, a reason for what is killed by now. */
export function problemsOf(report: Report, reasons: readonly Reason[]): string[] {
  const survivors = survivorsOf(report);
  const few = countsOf(report).filter(({ file, killed, all }) => !file && killed * 100 < all * AT_LEAST);
  const name = ({ file, line, from, to }: Survivor) => `${file}: in "${line}", "${to}" instead of "${from}"`;
  const measured = reasons.filter(({ file }) => file in report.files);
  return [
    ...few.map(({ part, killed, all }) => `${part}: ${percent(killed, all)} % killed, less than ${AT_LEAST} %.`),
    ...survivors
      .filter((it) => !reasons.some(isSame(it)))
      .map((it) => `${name(it)}: no test fails. Write one, or the reason into test/mutation/survivors.json.`),
    ...measured
      .filter((it) => !survivors.some(isSame(it)))
      .map((it) => `${name(it)}: is killed, or gone. Take it out of test/mutation/survivors.json.`),
  ];
}

const code = (text: string) => (text ? `\`${text.replaceAll('|', '\\|')}\`` : 'nothing');

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
