import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowsers, missingBrowser } from '../../setup/browsers.mjs';
import { startDemo } from '../../setup/demo-process';
import { installPeers } from '../pages/peers';
import { type Summary, summaryOf } from '../pages/statistics';
import { PEERS, peerVersion } from '../pages/subjects/peer-files';
import { table, withSpread } from '../pages/tables/cells';

const DOCUMENT = 'docs/accessibility.md';
const [START, END] = ['<!-- lighthouse:start -->', '<!-- lighthouse:end -->'];
const CATEGORIES = { accessibility: 'Accessibility', 'best-practices': 'Best practices', performance: 'Performance' };
type Category = keyof typeof CATEGORIES;
type Scores = Readonly<Record<Category, number>>;

/** The demo in both languages, each beside itself without Assent: no request for its script gets out. */
const PAGES = [
  { name: 'Demo, English', path: '', blocked: undefined },
  { name: 'Demo, Arabic', path: 'ar/', blocked: undefined },
  { name: 'The English page without Assent', path: '', blocked: '*/assent/*' },
] as const;

/** `npm run bench -- lighthouse`: what Lighthouse says of the demo, as a phone would see it. */
export async function benchLighthouse({ rounds = 3, isWritten }: { rounds?: number | undefined; isWritten: boolean }) {
  installPeers();
  const { url, stop } = await startDemo();
  const scores = new Map<string, Scores[]>(PAGES.map(({ name }) => [name, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const { name, path, blocked } of PAGES) scores.get(name)?.push(await scoresOf(url + path, blocked));
    }
  } finally {
    stop();
  }
  const text = report(scores, rounds);
  console.log(text);
  if (isWritten) write(text);
}

async function scoresOf(url: string, blocked: string | undefined): Promise<Scores> {
  const { chromium } = findBrowsers();
  if (!chromium) throw new Error(missingBrowser('chromium'));
  const program = join(PEERS, 'node_modules/lighthouse/cli/index.js');
  const flags = [
    `--only-categories=${Object.keys(CATEGORIES).join(',')}`,
    '--output=json',
    '--quiet',
    '--no-enable-error-reporting',
    '--chrome-flags=--headless=new --no-sandbox --disable-background-networking',
    ...(blocked ? [`--blocked-url-patterns=${blocked}`] : []),
  ];
  const env = { ...process.env, CHROME_PATH: chromium.executablePath };
  const { stdout } = await promisify(execFile)('node', [program, url, ...flags], { env, maxBuffer: 2 ** 28 });
  const { categories } = JSON.parse(stdout) as { categories: Record<Category, { score: number }> };
  const scoreOf = (category: Category) => Math.round(categories[category].score * 100);
  return {
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
    performance: scoreOf('performance'),
  };
}

function report(scores: ReadonlyMap<string, readonly Scores[]>, rounds: number): string {
  const names = Object.keys(CATEGORIES) as Category[];
  const median = (of: readonly Scores[], name: Category): Summary | undefined => summaryOf(of.map((it) => it[name]));
  const rows = [...scores].map(([page, of]) => [page, ...names.map((name) => withSpread(median(of, name)))]);
  return [
    `${peerVersion('lighthouse')}, medians of ${rounds} rounds, by \`npm run bench -- lighthouse --write\`:`,
    '',
    table(['', ...Object.values(CATEGORIES)], rows),
  ].join('\n');
}

function write(text: string): void {
  const document = readFileSync(DOCUMENT, 'utf8');
  const [from, to] = [document.indexOf(START) + START.length, document.indexOf(END)];
  if (!document.includes(START) || to < from) throw new Error(`${DOCUMENT} has no block ${START} … ${END}.`);
  writeFileSync(DOCUMENT, `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`);
}
