import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOCUMENTS, pageOf, SITE, titleOf } from './documents.mjs';

const BUILT = join(SITE, 'built');

/** @returns what is wrong with the site as it was built */
export async function check() {
  const pages = new Map(DOCUMENTS.map((file) => [`${pageOf(file)}.html`, read(`${pageOf(file)}.html`)]));
  return [...DOCUMENTS.flatMap(plain), ...deadLinks(pages), ...unreachable(pages), ...(await search())];
}

const read = (file) => (existsSync(join(BUILT, file)) ? readFileSync(join(BUILT, file), 'utf8') : '');

/** Beside each page is its text, and llms.txt names it. */
const plain = (file) =>
  read(`${pageOf(file)}.md`) && read('llms.txt').includes(`](/${pageOf(file)}.md)`)
    ? []
    : [`${file} is not there as it is written`];

/** Links of a page, as the file that they lead to, with the heading. */
function linksIn(page, html) {
  return [...html.matchAll(/<(?:a|img)\b[^>]*?\s(?:href|src)="(?!https?:|mailto:|data:)([^"]*)"/g)].map(([, link]) => {
    const [path, anchor] = link.split('#');
    const target = path.startsWith('/') ? path.slice(1) : path ? posix.join(posix.dirname(page), path) : page;
    return { link, anchor, target: /(^|\/)$/.test(target) ? `${target}index.html` : target };
  });
}

function deadLinks(pages) {
  return [...pages].flatMap(([page, html]) =>
    linksIn(page, html)
      .filter(({ target, anchor }) => {
        if (!existsSync(join(BUILT, target))) return true;
        return anchor && pages.has(target) && !pages.get(target).includes(`id="${decodeURIComponent(anchor)}"`);
      })
      .map(({ link }) => `${page}: ${link} leads nowhere`),
  );
}

function unreachable(pages) {
  const found = new Set(['index.html']);
  for (const page of found) {
    for (const { target } of linksIn(page, pages.get(page) ?? '')) if (pages.has(target)) found.add(target);
  }
  return [...pages.keys()].filter((page) => !found.has(page)).map((page) => `${page} is reached from nowhere`);
}

/** As the generator's page searches, and how many results it shows. */
const RANKED = { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } };
const SHOWN = 16;

/** The page's own search finds each page by its title, and some by words of their text. */
async function search() {
  const chunks = join(BUILT, 'assets/chunks');
  const index = readdirSync(chunks).find((name) => name.includes('localSearchIndex'));
  if (!index) return ['there is no index to search'];
  const { default: text } = await import(pathToFileURL(join(chunks, index)).href);
  const { default: MiniSearch } = await import(
    pathToFileURL(join(SITE, 'node_modules/minisearch/dist/es/index.js')).href
  );
  const searched = MiniSearch.loadJSON(text, { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] });
  const finds = (words, page) =>
    searched
      .search(words, RANKED)
      .slice(0, SHOWN)
      .some(({ id }) => `${id}`.replace(/(\.html)?(#.*)?$/, '') === page);
  const wanted = [
    ...DOCUMENTS.map((file) => [titleOf(file), `/${pageOf(file).replace(/(^|\/)index$/, '$1')}`]),
    ['withdrawal cookies', '/docs/services'],
    ['lawyer', '/docs/lawyer'],
    ['acknowledged', '/docs/troubleshooting'],
  ];
  return wanted.filter((it) => !finds(...it)).map(([words, page]) => `a search for "${words}" does not find ${page}`);
}
