import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/*
 * The tables of services in README.md and dist/README.md, made of the services themselves.
 *
 *     node test/setup/readme-tables.mjs           writes them
 *     node test/setup/readme-tables.mjs --check   fails where they are not those of the code
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const isCheck = process.argv.includes('--check');

/** What stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`, by file. */
const BLOCKS = {
  'README.md': { services: servicesTable, hosts: hostsTable },
  'dist/README.md': { services: partsTable },
};

const { READY_MADE, answerKey } = await source(`
  export { READY_MADE } from './src/services/find';
  export { answerKey } from './src/consent/decision';
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
    console.error(`${file}: its tables are not those of the code. Fix: "node test/setup/readme-tables.mjs".`);
    process.exitCode = 1;
  } else writeFileSync(join(root, file), text);
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
    ['Service', 'Hosts'],
    sorted().map(({ definition: { id }, about: { hosts } }) => [code(id), hosts.map(code).join(' ')]),
  );
}

function partsTable() {
  return table(
    ['Service', 'In `parts/services/`'],
    sorted().map(({ definition: { id } }) => [code(id), code(`${answerKey(id)}.js`)]),
  );
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
