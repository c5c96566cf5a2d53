import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf, type Reason, type Report, ratesTable, survivorsTable } from './report';

/*
 * npm run mutate: changes the code of the cookie, of what may run and of the outbox in one place at a time, and asks whether a unit
 * test fails. Writes docs/mutation.md; ends with 1 where too few do, or where one that nobody noticed has no reason.
 *
 *     npm run mutate                                       all of it, some minutes
 *     npm run mutate -- --mutate src/consent/decode.ts     a file of it; writes no document
 *     npm run mutate -- --again                            the document of the last run, with the reasons of now
 */

const FOLDER = 'test/mutation';
const DOCUMENT = 'docs/mutation.md';
const STRYKER = join(FOLDER, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const args = process.argv.slice(2);
if (args[0] !== '--again') runStryker();

const report: Report = JSON.parse(readFileSync('test/results/mutation.json', 'utf8'));
const reasons: Reason[] = JSON.parse(readFileSync(join(FOLDER, 'survivors.json'), 'utf8'));
console.log(ratesTable(report));
// Of a part the document would say that it is all.
const { mutate: whole } = JSON.parse(readFileSync(join(FOLDER, 'stryker.json'), 'utf8'));
if (`${report.config.mutate}` === `${whole}`) {
  const blocks = { rates: ratesTable(report), survivors: survivorsTable(report, reasons) };
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const [name, table] of Object.entries(blocks)) text = withBlock(text, name, table);
  writeFileSync(DOCUMENT, text);
}
const problems = problemsOf(report, reasons);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function runStryker(): void {
  install();
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', join(FOLDER, 'stryker.json'), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Stryker did not get to its end: see above. Do the unit tests pass?');
}

/** Stryker, in the version that a package of its own names: nothing else needs it. */
function install(): void {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  if (Object.keys(dependencies).every((name) => existsSync(join(FOLDER, 'node_modules', name)))) return;
  console.error(`Installing what ${FOLDER}/package.json names ...`);
  // Without a lock file, which would name hosts, and without a second vitest, which is the project's.
  const flags = ['--no-package-lock', '--legacy-peer-deps', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { status } = spawnSync('npm', ['install', ...flags, '--loglevel=error'], {
    ...{ cwd: FOLDER, stdio: 'inherit', shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new Error(`npm install failed in ${FOLDER}. Is the npm registry within reach?`);
}

/** The text with this between `<!-- NAME:start -->` and `<!-- NAME:end -->`. */
function withBlock(text: string, name: string, block: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  if (!text.includes(start) || to < from) throw new Error(`${DOCUMENT} has no block ${start} … ${end}.`);
  return `${text.slice(0, from)}\n\n${block}\n\n${text.slice(to)}`;
}
