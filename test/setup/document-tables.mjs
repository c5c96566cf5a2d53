import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/*
 * The tables in the documents that are made of the code: services, their hosts and files, texts, the law, and
 * who may import whom; and the list of the quick starts that are there.
 *
 *     node test/setup/document-tables.mjs           writes them
 *     node test/setup/document-tables.mjs --check   fails where they are not those of the code
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const isCheck = process.argv.includes('--check');

/** What stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`, by file. */
const BLOCKS = {
  'docs/services.md': { services: servicesTable },
  'docs/security.md': { hosts: hostsTable },
  'docs/settings.md': { texts: textsTable },
  'docs/regions.md': { law: lawTable },
  'docs/quick-starts.md': { stacks: stacksTable },
  'docs/architecture.md': { arrows: arrowsTable },
  'dist/README.md': { services: partsTable },
};

const { READY_MADE, answerKey, texts, age, LAW, RULES } = await source(`
  export { READY_MADE } from './src/services/find';
  export { answerKey } from './src/consent/decision';
  export { texts, age } from './src/locales/en';
  export { LAW } from './src/consent/law';
  export { RULES } from './test/unit/import-rules';
`);
for (const [file, blocks] of Object.entries(BLOCKS)) {
  const before = readFileSync(join(root, file), 'utf8');
  let text = before;
  for (const [name, make] of Object.entries(blocks)) {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
    if (!text.includes(start) || to < from) throw new Error(`${file} has no block ${start} … ${end}.`);
    text = `${text.slice(0, from)}\n\n${make()}\n\n${text.slice(to)}`;
  }
  if (text === before) continue;
  if (isCheck) {
    console.error(`${file}: its tables are not those of the code. Fix: "node test/setup/document-tables.mjs".`);
    process.exitCode = 1;
  } else writeFileSync(join(root, file), text);
}

/** Each has a document of its own, from the day on which that is there. */
function stacksTable() {
  const stacks = [
    ['React, Vue, Svelte, Angular, Next.js, Nuxt, SvelteKit, Astro, Turbo, htmx', 'frameworks.md', 'Frameworks'],
    ['WordPress, Shopify, and pages made by a server', 'platforms.md', 'Platforms'],
    ['Google Tag Manager, Matomo Tag Manager', 'tag-managers.md', 'Tag managers'],
    ['A move from another consent manager', 'moving.md', 'Moving'],
    ['Assent until now, in an older version', 'upgrade.md', 'Upgrade'],
  ];
  const there = stacks.filter(([, file]) => existsSync(join(root, 'docs', file)));
  return there.length
    ? table(
        ['Made with', 'Start'],
        there.map(([stack, file, title]) => [stack, `[${title}](${file})`]),
      )
    : '';
}

/** By kind, and in each kind by id: what has scripts, what has frames, what is necessary. */
function sorted() {
  const rank = ({ definition }) => (definition.category === 'necessary' ? 2 : needs(definition).length ? 0 : 1);
  return [...READY_MADE].sort((a, b) => rank(a) - rank(b) || (a.definition.id < b.definition.id ? -1 : 1));
}

function servicesTable() {
  const rows = sorted().map(({ definition, about: { use = {} } }) => {
    const { id, category, name, retention = '', cookies = [], storage = [], databases = [], run } = definition;
    return [
      code(id),
      name,
      code(category),
      needs(definition)
        .map((path) => `${code(path)}: ${use[path]}`)
        .join('; '),
      [...new Set([...cookies, ...storage, ...databases])].map(code).join(' '),
      retention && plural(retention),
      withdrawal(run),
    ];
  });
  return table(['Id', 'Service', 'Category', 'Needs', 'Stores', 'At most', 'A withdrawal'], rows);
}

/** Told from what it does; options of no consequence stand in for the site's. */
function withdrawal(run) {
  if (!run) return '';
  const acts = run({ id: '0', config: {} });
  if (typeof acts.reloads === 'function') return 'reloads, where its script runs';
  if (acts.reloads) return acts.enable || acts.consent ? 'tells it, and reloads' : 'reloads';
  return acts.enable ? 'switches it off' : '';
}

function hostsTable() {
  return table(
    ['Service', 'Hosts', 'Of them in one `region`'],
    sorted().map(({ definition: { id }, about: { hosts, regions = {} } }) => [
      code(id),
      hosts.map(code).join(' '),
      Object.entries(regions)
        .map(([region, own]) => `${code(region)}: ${own.map(code).join(' ')}`)
        .join('; '),
    ]),
  );
}

function partsTable() {
  return table(
    ['Service', 'In `parts/services/`'],
    sorted().map(({ definition: { id } }) => [code(id), code(`${answerKey(id)}.js`)]),
  );
}

/** Texts that a site may replace. `newBody` takes the place of `body` on the screen, and goes by its name. */
function textsTable() {
  const kept = ['code', 'direction', 'list', 'newBody'];
  const rows = Object.entries({ ...texts, ...age }).flatMap(([name, text]) => {
    if (kept.includes(name)) return [];
    if (typeof text === 'function') return [[code(name), filled(text)]];
    return typeof text === 'string' ? [[code(name), text]] : [];
  });
  return table(['Name', 'In English'], rows);
}

/** A text with the names of its facts in the place of the facts: `(site, names) =>` is how it says them. */
function filled(text) {
  const [, names = ''] = /^\(?([\w\s,]*)\)?\s*=>/.exec(text.toString()) ?? [];
  return text(...names.split(/\s*,\s*/).map((name) => `{${name}}`));
}

function lawTable() {
  const rows = LAW.map((row) => [
    row.name,
    code(row.regime),
    code(row.signal),
    Object.entries(row.ages)
      .map(([age, codes]) => `${age}: ${codes === '*' ? 'all' : codes}`)
      .join('; '),
    `${row.days}${row.isRenewed ? ' since the latest visit' : ''}`,
    row.askedAgain,
    row.shows.map(code).join(' '),
    row.sources.map(([law, address]) => `[${law}](${address})`).join('; '),
    (row.unconfirmed ?? []).join('; '),
  ]);
  const head = ['Region', 'Regime', 'Global Privacy Control', 'Age', 'Days', 'Again', 'The interface shows', 'Law'];
  return table([...head, 'Unconfirmed'], rows);
}

function arrowsTable() {
  const list = (names = []) => names.map(code).join(' ');
  const rows = RULES.map(({ from, may = [], mayTypes, mayLazily }) => [
    code(from),
    list(may) || 'nothing',
    list(mayTypes),
    list(mayLazily),
  ]);
  return table(['From', 'May import', 'Types alone', 'By `import()` alone'], rows);
}

function needs({ forms = {} }) {
  return Object.keys(forms).filter((path) => !path.endsWith('?'));
}

function code(text) {
  return `\`${text}\``;
}

function plural(retention) {
  return /^1 /.test(retention) ? retention : `${retention}s`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A module of the source. */
async function source(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
