import { CPU, NETWORK_TEXTS } from './chrome';
import type { Report } from './report';
import { V } from './subjects/index';
import { leftTable } from './tables/cells';
import { tablesOf } from './tables/tables';
import { verdictSentence, verdictTable } from './tables/verdicts';

/** `docs/benchmarks.md`, whole. */
export function benchmarksDocument(report: Report): string {
  return `${[
    '# Benchmarks',
    'What a page and its visitors pay for a consent manager: Assent, other managers, a hand-written banner as the floor, and ' +
      'the same page without any. `npm run bench -- pages --write` has written all of this; no figure is by hand. What the ' +
      'endpoint does in a second is in [Running the endpoint](operations.md#measured).',
    '## Verdicts',
    `${verdictSentence(report)} A goal is open where it lies within the spread. V is ${versionOf(report, V)}, F the floor. ` +
      'The Assent of the verdicts is `assent-site`, where nothing else is said.',
    verdictTable(report),
    '## How it was measured',
    method(report),
    '## What was measured',
    subjects(report),
    '## Figures',
    `A median of the rounds, and behind ± half the distance between the quartiles. Ratios are taken round by round, and are ` +
      'medians too: × V by vanilla-cookieconsent, × F by the floor. `-` stands where there is no figure.',
    tablesOf(report),
    ...failures(report),
  ].join('\n\n')}\n`;
}

function versionOf({ subjects }: Report, name: string): string {
  return subjects.find((subject) => subject.name === name)?.version ?? name;
}

function method(report: Report): string {
  const { machine, browser, load, sizes, throttle } = report;
  const loops = throttle.map(({ loop }) => loop.toFixed(0)).join(', ');
  const slowed = throttle.map(({ times }) => times.toFixed(2)).join(', ');
  return list([
    `${report.date}, ${report.minutes.toFixed(0)} minutes. ${machine.cores} cores (${machine.processor}), Node ${machine.node}, ` +
      `Chromium ${browser}, headless. Load average ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after, the bench ` +
      'and what else the machine did together.',
    `${sizes.rounds} rounds, on the slow network ${sizes.slow}, with many scripts ${sizes.growth}; bytes once. In each round all ` +
      'subjects take turns, step by step, and another one begins.',
    `The processor is made ${CPU} times slower. A fixed loop took ${slowed} times as long that way, and ${loops} ms without, ` +
      'once in each round.',
    `Networks: ${NETWORK_TEXTS.fast}, ${NETWORK_TEXTS.slow}, or ${NETWORK_TEXTS.none}. HTTP/1.1 from this machine, without TLS.`,
    'Every visit is somebody else, with an empty cache. A returning visitor brings what an accept has left in cookies and storage.',
    'The server answers from memory, in Brotli of quality 11 for files. Vendors’ scripts are answered as empty ones and not counted.',
    'Bytes are bodies as they came, and what the manager has inline in the page, each compressed by itself.',
    'Painted is the end of the first frame in which the banner can be seen; at rest the first of three frames in which it is ' +
      'opaque and stands where it stood. Both are looked for once in each frame.',
    'A click is one of the browser’s own, with the pointer moved there a frame before. It counts from when the browser has it ' +
      'to the end of the next frame. It is made when the page has nothing to do or to load.',
    'Main thread is processor time until two seconds after the page has loaded, in visits of their own in which nothing of the ' +
      'bench runs in the page.',
    'Before it is measured each subject shows that nothing gated runs before consent, an accept runs all of it once, a returning ' +
      'visitor gets it, and a reject holds over a reload.',
    'One browser, one page, one language. Peers are set up as their documents say, scripts deferred also where these leave it out.',
  ]);
}

function subjects(report: Report): string {
  const rows = report.subjects.map(({ name, version, text }) => [`\`${name}\``, version ?? '', text]);
  const faults = Object.entries(report.faults).map(
    ([name, fault]) => `\`${name}\` failed its check, and has no figures: ${fault}.`,
  );
  return [leftTable(['Subject', 'Version', 'Set up as'], rows), ...(faults.length > 0 ? [list(faults)] : [])].join(
    '\n\n',
  );
}

function failures({ failures }: Report): string[] {
  return failures.length > 0 ? ['## Without a figure', list(failures.map((failure) => `${failure}.`))] : [];
}

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
