import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarksDocument } from './benchmarks-document';
import { readmeBlock } from './readme-block';
import type { Report } from './report';

const DOCUMENT = 'docs/benchmarks.md';
const README = 'README.md';
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** Every figure in them is the run's: nothing is written by hand. */
export function writeDocuments(report: Report): void {
  writeFileSync(DOCUMENT, benchmarksDocument(report));
  console.error(`${DOCUMENT}: written`);
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(START) + START.length, readme.indexOf(END)];
  if (!readme.includes(START) || to < from) {
    console.error(`${README}: has no block ${START} … ${END}, and stays as it is`);
    return;
  }
  writeFileSync(README, `${readme.slice(0, from)}\n\n${readmeBlock(report)}\n\n${readme.slice(to)}`);
  console.error(`${README}: written`);
}
