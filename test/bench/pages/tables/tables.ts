import { createFigures } from '../figures';
import type { Report } from '../report';
import { NONE } from '../subjects/index';
import { firstBytes, returningBytes } from './bytes';
import { clicks, external } from './clicks';
import { growthAccept, growthStart, services } from './growth';
import { banner, mainThread, returning } from './visits';

/** All figures of a run, as Markdown: each table with its heading, what it says, and the table. */
export function tablesOf(report: Report): string {
  const figures = createFigures(report.figures);
  const all = report.subjects.map(({ name }) => name);
  const others = all.filter((name) => name !== NONE);
  return [
    firstBytes(figures, others),
    returningBytes(figures, others),
    banner(figures, others),
    mainThread(figures, all),
    clicks(figures, others),
    external(figures, others),
    returning(figures, all),
    growthStart(figures, others),
    growthAccept(figures, others),
    services(figures),
  ].join('\n\n');
}
