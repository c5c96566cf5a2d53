import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from './check.mjs';
import { asPage, DOCUMENTS, filesIn, pageOf, ROOT, SITE, titleOf } from './documents.mjs';

/*
 * npm run docs: the documents as a site, in docs/site/built, for any server of files. The API's pages are made of docs/api.md, which
 * tests compare with the types; nothing is written twice.
 */

const PAGES = join(SITE, 'pages');
const BUILT = join(SITE, 'built');

/** The generator is nobody's dependency but this command's: it is installed when it is first asked for. */
function install() {
  if (existsSync(join(SITE, 'node_modules/vitepress'))) return;
  console.error('Installing what docs/site/package.json names ...');
  const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  run('npm', ['install', ...flags], 'npm install failed in docs/site. Is the npm registry within reach?');
}

function run(command, args, problem) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: SITE, stdio: 'inherit', shell });
  if (status !== 0) throw new Error(problem);
}

const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writePages() {
  rmSync(PAGES, { recursive: true, force: true });
  for (const file of DOCUMENTS) {
    write(join(PAGES, `${pageOf(file)}.md`), asPage(textOf(file)));
    for (const path of filesIn(file, textOf(file))) {
      // A picture is taken into the page, and a file lies beside it.
      cpSync(join(ROOT, path), join(PAGES, /\.(png|svg)$/.test(path) ? '' : 'public', path), { recursive: true });
    }
  }
  write(join(PAGES, 'LICENSE.md'), `# License\n\n${textOf('LICENSE')}`);
}

/** Each page as it is written, for programs and people who want no HTML, and the list of them. */
function writePlain() {
  const lines = DOCUMENTS.map((file) => {
    write(join(BUILT, `${pageOf(file)}.md`), asPage(textOf(file)));
    return `- [${titleOf(file)}](/${pageOf(file)}.md)`;
  });
  const [, about = ''] = /^# .*\n\n([\s\S]*?)\n\n/.exec(textOf('README.md')) ?? [];
  write(
    join(BUILT, 'llms.txt'),
    `# Assent\n\n> ${about.replaceAll('\n', ' ')}\n\n## Documents\n\n${lines.join('\n')}\n`,
  );
}

install();
writePages();
run(join(SITE, 'node_modules/.bin/vitepress'), ['build', '.'], 'The site was not built, see above.');
writePlain();
const problems = await check();
for (const problem of problems) console.error(`docs: ${problem}`);
console.log(problems.length ? `${problems.length} problems.` : `${DOCUMENTS.length} pages in docs/site/built.`);
process.exitCode = problems.length ? 1 : 0;
