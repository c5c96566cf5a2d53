import { readFileSync, writeFileSync } from 'node:fs';
import { type Report, TITLES, toMarkdown } from './report';

const FILE = 'README.md';

/** Puts the figures of one engine into the README, and leaves those of the other. */
export function writeReadme(report: Report): void {
  const readme = readFileSync(FILE, 'utf8');
  const [start, end] = [`<!-- bench-${report.engine}:start -->`, `<!-- bench-${report.engine}:end -->`];
  const [from, to] = [readme.indexOf(start) + start.length, readme.indexOf(end)];
  if (!readme.includes(start) || to < from) throw new Error(`${FILE} has no block ${start} … ${end}.`);
  writeFileSync(FILE, `${readme.slice(0, from)}\n\n${toMarkdown(report)}\n\n${readme.slice(to)}`);
  console.log(`${FILE}: wrote the figures of ${TITLES[report.engine]}`);
}
