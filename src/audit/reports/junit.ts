import type { Audit, Finding } from '../findings';
import { PHASES, type Phase } from '../phase-names';
import { chain, distinct, regimeWords } from './words';

/** The verdict as JUnit has it: a suite for each page, a case for each phase, with what failed there. */
export function junitReport({ pages, findings, at }: Audit): string {
  const suites = pages.map(({ url, regimes, phases, unjudged }) => {
    const own = findings.filter(({ page }) => page === url);
    const all = [...new Set([...phases, ...unjudged, ...own.flatMap((it) => it.phases)])];
    const cases = all.map((phase) =>
      testCase(
        phase,
        own.filter((it) => it.phases.includes(phase)),
        unjudged.includes(phase),
      ),
    );
    const failed = all.filter((phase) => own.some((it) => it.phases.includes(phase))).length;
    const skipped = unjudged.filter((phase) => !own.some((it) => it.phases.includes(phase))).length;
    const counts = `tests="${all.length}" failures="${failed}" errors="0" skipped="${skipped}"`;
    const regime = `<properties><property name="regime" value="${escapeXml(regimeWords({ regimes }))}"/></properties>`;
    return `<testsuite name="${escapeXml(url)}" ${counts} timestamp="${at.slice(0, 19)}">\n${regime}\n${cases.join('\n')}\n</testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="assent audit">\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(phase: Phase, findings: readonly Finding[], isUnjudged: boolean): string {
  const begin = `<testcase classname="assent.audit" name="${escapeXml(PHASES[phase])}"`;
  if (findings.length === 0) return isUnjudged ? `${begin}><skipped message="not judged"/></testcase>` : `${begin}/>`;
  const message = findings.map(({ name }) => name).join(', ');
  const text = findings.map((it) => textOf(it, phase)).join('\n\n');
  return `${begin}><failure message="${escapeXml(message)}">${escapeXml(text)}</failure></testcase>`;
}

function textOf({ problem, fix, evidence }: Finding, phase: Phase): string {
  const own = distinct(evidence.filter((it) => it.phase === phase));
  return [problem, ...own.map(({ kind, what, by }) => `${kind} ${what} by ${chain({ by })}`), `Fix: ${fix}`].join('\n');
}

/** Without what XML 1.0 has no form for. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
