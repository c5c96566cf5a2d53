import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/*
 * The sizes in the README, as measured in what `npm run build` made (brotli, quality 11).
 *
 *     node test/setup/readme-figures.mjs           writes them
 *     node test/setup/readme-figures.mjs --check   fails when those in the README are off by more than 2 %
 */

const TOLERANCE = 0.02;
const START = '<!-- figures:start -->';
const END = '<!-- figures:end -->';
const NUMBER = /\d{1,3}(?:,\d{3})+|\d+/g;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const readmeFile = join(root, 'README.md');

try {
  main(process.argv.includes('--check'));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function main(isCheck) {
  const readme = readFileSync(readmeFile, 'utf8');
  const [from, to] = [readme.indexOf(START) + START.length, readme.indexOf(END)];
  if (!readme.includes(START) || to < from) throw new Error(`README.md has no block ${START} … ${END}.`);
  const text = figures();
  if (isCheck) compare(readme.slice(from, to).trim(), text);
  else writeFileSync(readmeFile, `${readme.slice(0, from)}\n\n${text}\n\n${readme.slice(to)}`);
}

function figures() {
  const everyPage = ['assent.js'];
  const banner = (code) => [...everyPage, 'parts/first-layer.js', `parts/locale-${code}.js`];
  const answered = [...banner('en'), 'parts/decisions.js'];
  const opened = [...answered, 'parts/preferences.js', 'parts/texts-en.js'];
  return [
    ownScript(),
    `- **With the tag alone every page loads ${size(everyPage)} bytes**: \`assent.js\`. Who has answered needs ` +
      `${size(['parts/control.js'])} more for the control, and the services that may run.`,
    `- **A first visit loads ${size(banner('en'))} bytes until the banner stands** in English, and ${size(answered, banner('en'))} for the answer, while the ` +
      `browser is idle. The preferences are another ${size(opened, answered)}, services ${size(['parts/runner.js'])} and ${average()} for each of them, on average.`,
  ].join('\n');
}

/** The script that is made for the README's own `assent.json`. */
function ownScript() {
  const folder = mkdtempSync(join(tmpdir(), 'assent-figures-'));
  try {
    const [, config] =
      /## One command and one tag[\s\S]*?```json\n([\s\S]*?)```/.exec(readFileSync(readmeFile, 'utf8')) ?? [];
    writeFileSync(join(folder, 'assent.json'), config);
    const args = [join(root, 'dist/server/cli.js'), 'build', '--config', 'assent.json', '--out', 'made'];
    execFileSync(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    const sizes = readdirSync(join(folder, 'made'), { recursive: true })
      .filter((file) => /^assent\.js\.br$|(first-layer|locale-en)\.js\.br$/.test(file))
      .map((file) => [file, statSync(join(folder, 'made', file)).size]);
    const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    const every = Object.fromEntries(sizes)['assent.js.br'];
    return (
      `- **A page with the script made for it, two services in it, loads ${every.toLocaleString('en')} bytes**, in one request; a first ` +
      `visit ${all.toLocaleString('en')} until the banner stands, in three.`
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a service adds, what several share included. */
function average() {
  const services = readdirSync(join(root, 'dist/parts/services')).map((name) => `parts/services/${name}`);
  const all = [...services, 'parts/signals.js', 'parts/embed.js'].map(brotli).reduce((sum, bytes) => sum + bytes);
  return Math.round(all / services.length).toLocaleString('en');
}

/** All of these files and what they import at once, without what is there already. */
function size(files, without = []) {
  const there = closure(without);
  const sizes = [...closure(files)].filter((file) => !there.has(file)).map(brotli);
  return sizes.reduce((sum, bytes) => sum + bytes, 0).toLocaleString('en');
}

function closure(files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    const text = read(file).toString();
    // `import{a}from"./b.js"` and `import"./b.js"`, and not `import("./b.js")`.
    for (const [, name] of text.matchAll(/\b(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      closure([`parts/${name}`], found);
  }
  return found;
}

function brotli(file) {
  return brotliCompressSync(read(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function read(file) {
  const path = join(root, 'dist', file);
  if (!existsSync(path)) throw new Error(`dist/${file} is missing. Fix: "npm run build".`);
  return readFileSync(path);
}

function compare(written, measured) {
  const numbers = (text) => (text.match(NUMBER) ?? []).map((number) => Number(number.replaceAll(',', '')));
  const [before, after] = [numbers(written), numbers(measured)];
  const isSameText = written.replace(NUMBER, '#') === measured.replace(NUMBER, '#');
  if (isSameText && after.every((bytes, i) => Math.abs(before[i] - bytes) <= TOLERANCE * bytes)) return;
  throw new Error(
    `The README's figures are not those of dist. Fix: "node test/setup/readme-figures.mjs".\n\nREADME:\n${written}\n\nMeasured:\n${measured}`,
  );
}
