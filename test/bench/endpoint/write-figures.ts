import { readFileSync, writeFileSync } from 'node:fs';
import { type Report, TITLES, toMarkdown } from './report';

const FILE = 'docs/operations.md';

/** Puts the figures of one engine into the document, and leaves those of the other. */
export function writeFigures(report: Report): void {
  const document = readFileSync(FILE, 'utf8');
  const [start, end] = [`<!-- bench-${report.engine}:start -->`, `<!-- bench-${report.engine}:end -->`];
  const [from, to] = [document.indexOf(start) + start.length, document.indexOf(end)];
  if (!document.includes(start) || to < from) throw new Error(`${FILE} has no block ${start} … ${end}.`);
  writeFileSync(FILE, `${document.slice(0, from)}\n\n${toMarkdown(report)}\n\n${document.slice(to)}`);
  console.log(`${FILE}: wrote the figures of ${TITLES[report.engine]}`);
}
