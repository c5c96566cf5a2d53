import { mkdirSync, writeFileSync } from 'node:fs';
import { SDK } from '../../../src/version';
import { makeCertificate } from '../../browser/harness/certificate';
import { launchChromium } from '../pages/chrome';
import { SUBJECTS } from '../pages/subjects/index';
import { peerVersion } from '../pages/subjects/peer-files';
import type { Subject } from '../pages/subjects/subject';
import { faultsDocument, faultsTable, seenTable } from './document';
import type { Outcome } from './judge';
import { FAULTS, NO_FAULT, type PageFault } from './list';
import type { FaultReport } from './report';
import { outcomeOf } from './visit';

export interface FaultsOptions {
  readonly isQuick: boolean;
  readonly isWritten: boolean;
  readonly rounds: number | undefined;
  /** Names of subjects. */
  readonly only: readonly string[] | undefined;
  /** Whether each survives the page on which nothing goes wrong, and no more. */
  readonly isCheckOnly: boolean;
}

const ROUNDS = 3;
const RESULTS = 'test/results';
const DOCUMENT = 'docs/faults.md';

/** Those whose cookie is known, since two of the faults are in it. */
const ALL = SUBJECTS.filter(({ cookie }) => cookie !== undefined);

/** The same faults on pages of Assent and of other consent managers: who survives what. */
export async function benchFaults(options: FaultsOptions): Promise<void> {
  const { isQuick, isWritten, only, isCheckOnly, rounds = isQuick ? 1 : ROUNDS } = options;
  if (isWritten && only) throw new Error('--write: documents have all subjects; leave --only out');
  const subjects = chosen(only);
  const browser = await launchChromium();
  try {
    const certificate = await makeCertificate();
    const run = (subject: Subject, fault: PageFault) => outcomeOf({ browser, certificate }, subject, fault);
    await check(subjects, run);
    if (isCheckOnly) return;
    const began = performance.now();
    const outcomes = await runAll(subjects, rounds, run);
    const report: FaultReport = {
      date: new Date().toISOString().slice(0, 10),
      minutes: (performance.now() - began) / 60_000,
      browser: browser.version(),
      rounds,
      subjects: subjects.map(({ name, text, version }) => ({
        name,
        text,
        version: version ? peerVersion(version) : `Assent ${SDK}`,
      })),
      outcomes,
    };
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(`${RESULTS}/faults.json`, JSON.stringify(report, null, 1));
    console.log(`${faultsTable(report)}\n\n${seenTable(report)}`);
    if (!isWritten) return;
    writeFileSync(DOCUMENT, faultsDocument(report));
    console.error(`${DOCUMENT}: written`);
  } finally {
    await browser.close();
  }
}

function chosen(names: readonly string[] | undefined): readonly Subject[] {
  const unknown = names?.find((name) => !SUBJECTS.some((subject) => subject.name === name));
  const known = ALL.map(({ name }) => name).join(', ');
  if (unknown !== undefined) throw new Error(`--only: "${unknown}" is none; use ${known}`);
  // With other benches in one command the others take more of them.
  if (names && !names.some((name) => ALL.some((subject) => subject.name === name))) {
    console.error(`faults: none of --only is among ${known}`);
  }
  return ALL.filter(({ name }) => !names || names.includes(name));
}

type Run = (subject: Subject, fault: PageFault) => Promise<Outcome>;

/** Who fails where nothing is wrong is set up wrong: what it made of a fault would say nothing. */
async function check(subjects: readonly Subject[], run: Run): Promise<void> {
  for (const subject of subjects) {
    const { wrong, error } = await run(subject, NO_FAULT);
    console.error(`check: ${subject.name}: ${wrong ?? 'ok'}`);
    if (wrong) throw new Error(`${subject.name} fails on a page without a fault: ${wrong}. ${error ?? ''}`);
  }
}

/** Every fault with all subjects in turn: what else the machine does meets them all. */
async function runAll(subjects: readonly Subject[], rounds: number, run: Run): Promise<FaultReport['outcomes']> {
  const outcomes: Record<string, Record<string, Outcome[]>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const fault of FAULTS) {
      for (const subject of subjects) {
        const outcome = await run(subject, fault);
        const bySubject = outcomes[fault.name] ?? {};
        outcomes[fault.name] = { ...bySubject, [subject.name]: [...(bySubject[subject.name] ?? []), outcome] };
        console.error(`round ${round + 1} of ${rounds}: ${fault.name}: ${subject.name}: ${outcome.wrong ?? 'ok'}`);
      }
    }
  }
  return outcomes;
}
