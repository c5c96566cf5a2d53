// @vitest-environment node
import { existsSync, readdirSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/consent/languages';
import { DOCUMENTS, documentOf, everything, unique, withoutBlocks } from './documents';

/** Somebody who has five minutes reads all of it. */
const README_AT_MOST = 20_480;

const documents = Object.entries(DOCUMENTS);

/** Links to files, as the path and the anchor that they lead to. */
const links = documents.flatMap(([file, text]) =>
  unique(withoutBlocks(text).matchAll(/\]\((?!https?:)([^)]+)\)/g)).map((link) => {
    const [path = '', anchor] = link.split('#');
    return { file, link, anchor, target: path ? posix.join(dirname(file), path) : file };
  }),
);

test(`README.md is at most ${README_AT_MOST} bytes`, () => {
  expect(Buffer.byteLength(documentOf('README.md'))).toBeLessThanOrEqual(README_AT_MOST);
});

test('every link leads to a file', () => {
  expect(links.filter(({ target }) => !existsSync(target))).toEqual([]);
});

test('every link to a heading leads to one', () => {
  const slug = (title: string) =>
    title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}_\s-]/gu, '')
      .replaceAll(' ', '-');
  const headings = Object.fromEntries(
    documents.map(([file, text]) => [
      file,
      [...withoutBlocks(text).matchAll(/^#{1,4} (.*)$/gm)].map(([, title = '']) => slug(title)),
    ]),
  );
  const lost = links.filter(({ target, anchor }) => anchor && !headings[target]?.includes(anchor));
  expect(lost).toEqual([]);
});

test('no two headings of a document are the same', () => {
  for (const [file, text] of documents) {
    const titles = [...withoutBlocks(text).matchAll(/^#{1,4} (.*)$/gm)].map(([, title]) => title);
    expect(
      titles.filter((title, i) => titles.indexOf(title) !== i),
      file,
    ).toEqual([]);
  }
});

test('every document is found from the README', () => {
  const found = new Set(['README.md']);
  for (const file of found) {
    for (const link of links) if (link.file === file && link.target in DOCUMENTS) found.add(link.target);
  }
  expect(Object.keys(DOCUMENTS).filter((file) => !found.has(file))).toEqual([]);
});

test('the records are numbered without a gap, and each says context, decision and cost', () => {
  const records = Object.keys(DOCUMENTS).filter((file) => /^docs\/decisions\/\d/.test(file));
  records.forEach((file, i) => {
    const number = String(i + 1).padStart(4, '0');
    expect(file).toMatch(new RegExp(`/${number}-`));
    expect(documentOf(file)).toMatch(new RegExp(`^# ${number}: .+\n\n## Context\n`));
    expect(documentOf(file).match(/^## .*/gm)).toEqual(['## Context', '## Decision', '## What it costs']);
  });
});

test('every file that is named exists', () => {
  const paths = unique(everything.matchAll(/(?<![\w/.-])(?:src|styles|test|demo|dist|docs)\/[\w./-]*\w/g));
  expect(paths.length).toBeGreaterThan(40);
  // A language that is not there yet, and what is made: the demo's databases, when it starts, and the site of the documents.
  const later = /\/xx\.ts$|^demo\/data\/|^docs\/site\/built$/;
  expect(paths.filter((path) => !later.test(path) && !hasFile(path))).toEqual([]);
});

test('every path that architecture.md shortens is one of src', () => {
  const paths = unique(documentOf('docs/architecture.md').matchAll(/`((?:\.\.\/)?[a-z]\w*\/[\w./-]*)`/g));
  expect(paths.length).toBeGreaterThan(80);
  expect(paths.filter((path) => path !== 'locales/xx.ts' && !hasFile(`src/${path}`) && !hasFile(path))).toEqual([]);
});

test('the folders of src are all there, and none is left out', () => {
  const [tree = ''] = documentOf('docs/architecture.md').match(/^src\/\n(?: {2}.*\n)+/m) ?? [];
  const named = [...tree.matchAll(/^ {2}([\w.-]+\/?) {2}/gm)].map(([, name]) => name);
  const there = readdirSync('src', { withFileTypes: true }).map((it) => (it.isDirectory() ? `${it.name}/` : it.name));
  expect(named.sort()).toEqual(there.sort());
});

test('what is built is named in dist/README.md, and nothing else is', () => {
  const listed = documentOf('dist/README.md');
  const built = readdirSync('dist/parts', { withFileTypes: true }).map((it) => it.name + (it.isDirectory() ? '/' : ''));
  // All languages alike.
  const rowOf = (file: string) => file.replace(/^(locale|texts|age)-.+\.js$/, '$1-*.js');
  expect(built.filter((file) => !listed.includes(`\`${rowOf(file)}\``))).toEqual([]);
  // The folder for Node is named in part, with what is in it.
  const [beside = ''] = listed.match(/^\| `server\/\*\.js` .*$/m) ?? [];
  const server = unique(beside.matchAll(/`([\w-]+\.js)`/g));
  expect(server.length).toBeGreaterThan(3);
  expect(server.filter((file) => !existsSync(`dist/server/${file}`))).toEqual([]);
  const [, table = ''] = listed.split('| In `parts/`');
  const rows = (table.split('\n\n')[0] ?? '').match(/^\| `.*?\|/gm) ?? [];
  const named = rows.flatMap((cell) => unique(cell.matchAll(/`([^`]+)`/g)));
  expect(named.filter((file) => !built.map(rowOf).includes(file))).toEqual([]);
});

test('settings.md lists every language', () => {
  const [, section = ''] = documentOf('docs/settings.md').split('\n## Languages\n');
  expect(unique(section.matchAll(/^\| `([\w-]+)` \|/gm))).toEqual(LANGUAGES);
});

/** Module paths are named without their extension. */
function hasFile(path: string): boolean {
  return ['', '.ts', '.tsx', '.test.ts'].some((extension) => existsSync(path + extension));
}
