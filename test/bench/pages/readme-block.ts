import { createFigures, type Figures } from './figures';
import type { Report } from './report';
import type { Summary } from './statistics';
import { F, NONE, PEER_SUBJECTS, V } from './subjects/index';
import { NOTHING, plain, table } from './tables/cells';
import { verdictSentence } from './tables/verdicts';

const SITE = 'assent-site';

type Row = readonly [text: string, of: (figures: Figures, subject: string) => Summary | undefined];

const ROWS: readonly Row[] = [
  ['First visit until the banner, bytes', (figures, name) => figures.summary('bytes.first', name)],
  ['Returning visitor, bytes', (figures, name) => figures.summary('bytes.returning', name)],
  ['Banner painted, fast 4G, ms', (figures, name) => figures.summary('banner.fast.painted', name)],
  ['Banner painted, slow 4G, ms', (figures, name) => figures.summary('banner.slow.painted', name)],
  ['Main thread of a first visit, ms', (figures, name) => figures.difference('main.task', name, NONE)],
  ['Accept to next paint, ms', (figures, name) => figures.summary('click.accept.paint', name)],
  ['Ten external scripts, slow 4G, ms', (figures, name) => figures.summary('external.all', name)],
  ['5,000 marked scripts after accept, ms', (figures, name) => figures.summary('growth.5000.all', name)],
];

/** Few rows, for the README: what is missed stands below them. */
export function readmeBlock(report: Report): string {
  const figures = createFigures(report.figures);
  const rows = ROWS.map(([text, of]) => [
    text,
    ...[SITE, V].map((name) => plain(of(figures, name))),
    bestPeer((name) => of(figures, name)),
    plain(of(figures, F)),
  ]);
  return [
    table(['', 'Assent', 'vanilla-cookieconsent', 'Best other', 'Floor'], rows),
    '',
    `The site's own script; processor 4 times slower. ${verdictSentence(report)} [All figures, and how they were taken](docs/benchmarks.md).`,
  ].join('\n');
}

/** The least of the other managers, with its name. */
function bestPeer(of: (name: string) => Summary | undefined): string {
  const [best] = PEER_SUBJECTS.flatMap(({ name }) => {
    const value = name === V ? undefined : of(name);
    return value ? [{ name, value }] : [];
  }).sort((a, b) => a.value.median - b.value.median);
  return best ? `${plain(best.value)} ${best.name}` : NOTHING;
}
