import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chrome';
import { writeDocuments } from './documents';
import { installPeers } from './peers';
import { FULL, planOf, QUICK, type Sizes } from './plan';
import type { Report } from './report';
import { checked, type Ran, runRounds } from './run';
import { type BenchServer, startServer } from './server';
import { subjectsOf } from './subjects/index';
import { peerVersion } from './subjects/peer-files';
import type { Subject } from './subjects/subject';
import { tablesOf } from './tables/tables';
import { verdictSentence, verdictTable } from './tables/verdicts';
import { visitorOf } from './visit';

export interface PagesOptions {
  readonly isQuick: boolean;
  readonly isWritten: boolean;
  readonly rounds: number | undefined;
  /** Names of subjects. */
  readonly only: readonly string[] | undefined;
  readonly isCheckOnly: boolean;
}

const RESULTS = 'test/results';

/** What pages and their visitors pay for Assent, and for other consent managers. */
export async function benchPages(options: PagesOptions): Promise<void> {
  const subjects = subjectsOf(options.only);
  if (options.isWritten && options.only) throw new Error('--write: documents have all subjects; leave --only out');
  installPeers();
  const server = await startServer();
  const browser = await launchChromium();
  try {
    const { sound, faults } = await checked(visitorOf(browser, server), subjects);
    if (options.isCheckOnly) {
      if (Object.keys(faults).length > 0) process.exitCode = 1;
      return;
    }
    const report = await measure({ browser, server }, sound, faults, sizesOf(options));
    console.log(`${verdictTable(report)}\n\n${verdictSentence(report)}\n\n${tablesOf(report)}`);
    if (options.isWritten) writeDocuments(report);
  } finally {
    await browser.close();
    await server.close();
  }
}

function sizesOf({ isQuick, rounds }: PagesOptions): Sizes {
  const sizes = isQuick ? QUICK : FULL;
  return rounds === undefined ? sizes : { rounds, slow: rounds, growth: Math.min(rounds, sizes.growth) };
}

async function measure(
  on: { browser: Browser; server: BenchServer },
  subjects: readonly Subject[],
  faults: Readonly<Record<string, string>>,
  sizes: Sizes,
): Promise<Report> {
  const before = loadavg()[0] as number;
  const began = performance.now();
  const reportOf = ({ figures, throttle, failures }: Ran): Report => ({
    date: new Date().toISOString().slice(0, 10),
    minutes: (performance.now() - began) / 60_000,
    machine: {
      processor: cpus()[0]?.model ?? 'unknown processor',
      cores: cpus().length,
      node: process.version.slice(1),
    },
    browser: on.browser.version(),
    load: { before, after: loadavg()[0] as number },
    sizes,
    subjects: subjects.map(({ name, text, version }) => ({ name, text, version: version && peerVersion(version) })),
    faults,
    failures,
    throttle,
    figures: figures.raw,
  });
  mkdirSync(RESULTS, { recursive: true });
  const save = (ran: Ran) => writeFileSync(`${RESULTS}/bench.json`, JSON.stringify(reportOf(ran), null, 1));
  return reportOf(await runRounds(on, subjects, planOf(sizes), save));
}
