import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * The public API as it was built: the types of each entry of the package, without their comments. A change of it is seen in review.
 *
 *     npm run api             writes the reports, after npm run build
 *     npm run api -- --check  fails where they are not those of what was built
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'docs/api-report');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const reports = new Map(
  Object.entries(exports).flatMap(([entry, { types }]) =>
    types ? [[`${entry === '.' ? 'assent' : entry.slice(2)}.d.ts`, reportOf(join(root, types))]] : [],
  ),
);
const before = existsSync(folder) ? readdirSync(folder) : [];
const isOther = (name) => !before.includes(name) || readFileSync(join(folder, name), 'utf8') !== reports.get(name);
const changed = [...[...reports.keys()].filter(isOther), ...before.filter((name) => !reports.has(name))];

if (changed.length > 0 && process.argv.includes('--check')) {
  console.error(
    `docs/api-report is not what was built: ${changed.join(', ')}. Where the change is meant: npm run api.`,
  );
  process.exitCode = 1;
} else if (changed.length > 0) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of reports) writeFileSync(join(folder, name), text);
  console.log(`Written: ${changed.join(', ')}.`);
}

function reportOf(file) {
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build.`);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed }).printFile(source);
}
