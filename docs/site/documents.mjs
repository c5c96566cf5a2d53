import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The documents of the project as pages of a site: which there are, in which order, and under which address. */

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const SITE = join(ROOT, 'docs/site');

/** What somebody who comes for the first time reads first, and so on. What is in none of these is in the last. */
const GROUPS = [
  ['Start', ['README', 'docs/quick-starts', 'docs/frameworks', 'docs/platforms', 'docs/tag-managers', 'docs/moving']],
  ['Use', ['services', 'settings', 'api', 'regions', 'styling', 'troubleshooting', 'debug', 'audit'].map(inDocs)],
  ['Run', ['endpoint', 'operations', 'upgrade', 'security', 'header-gate'].map(inDocs)],
  ['Prove', ['lawyer', 'receipts', 'accessibility'].map(inDocs)],
  ['Inside', []],
];

function inDocs(name) {
  return `docs/${name}`;
}

/** Every document, by its path from the root. */
export const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'dist/README.md', 'demo/README.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((file) => `docs/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md') && !file.startsWith('docs/site/'))
    .sort(),
];

/** Where a document is on the site, without its ending: a folder's README is what the folder shows. The generator looks into no `dist`. */
export const pageOf = (file) =>
  file
    .replace(/^dist\//, 'files/')
    .replace(/README\.md$/, 'index.md')
    .replace(/\.md$/, '');

export const titleOf = (file) =>
  /^# (.*)$/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1]?.replaceAll('`', '') ?? file;

/** For the generator. @returns groups of links to all pages */
export function sidebar() {
  const named = GROUPS.flatMap(([, names]) => names);
  const rest = DOCUMENTS.map((file) => file.replace(/\.md$/, '')).filter((name) => !named.includes(name));
  return GROUPS.map(([text, names]) => ({
    text,
    items: (names.length ? names : rest)
      .map((name) => `${name}.md`)
      .filter((file) => existsSync(join(ROOT, file)))
      .map((file) => ({ text: titleOf(file), link: `/${pageOf(file).replace(/(^|\/)index$/, '$1')}` })),
  }));
}

/** As the anchors in the documents are written, which is GitHub's way. */
export const slugOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .replaceAll(' ', '-');

/** A document as a page: its links lead to pages, and to files beside them. */
export function asPage(text) {
  return text
    .replace(/(\]\([^)\s]*?)README\.md/g, '$1index.md')
    .replace(/(\]\((?:\.\.\/)*)dist\/index\.md/g, '$1files/index.md')
    .replace(/(\]\((?:\.\.\/)*)LICENSE\)/g, '$1LICENSE.md)');
}

/** Files that are no documents, and are linked to or shown: by their path from the root. */
export function filesIn(file, text) {
  return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
    .map(([, link]) => posix.join(posix.dirname(file), link))
    .filter((path) => !path.endsWith('.md') && path !== 'LICENSE');
}
