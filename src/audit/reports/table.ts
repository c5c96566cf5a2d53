import type { Audit, Evidence, Finding } from '../findings';
import { chain, distinct, headline, plain, regimeWords, when } from './words';

/** So many pieces of evidence of one finding: the rest is in the other reports. */
const SHOWN = 4;
const LONGEST = 150;

/** The verdict for a terminal: what to change first, on one screen. */
export function terminalReport(audit: Audit): string {
  const { findings, excepted, notes, pages } = audit;
  const text = [
    headline(audit),
    ...findings.flatMap((finding, i) => ['', ...lines(finding, i + 1, pages.length > 1)]),
    ...(excepted.length > 0 ? ['', 'Excepted:'] : []),
    ...excepted.map(({ id, reason, until }) => `  ${id} until ${until}: ${reason}`),
    ...(notes.length > 0 ? ['', 'Notes:'] : []),
    ...notes.map((note) => `  ${note}`),
    '',
    ...pages.map(
      ({ url, manager, regimes, phases, unjudged }) =>
        `${url}: ${manager ?? 'no consent manager'}; ${regimeWords({ regimes })}; ${phases.join(', ') || 'nothing'} judged${without(unjudged)}`,
    ),
  ];
  return text.map(plain).join('\n');
}

const without = (unjudged: readonly string[]): string =>
  unjudged.length > 0 ? `, not judged: ${unjudged.join(', ')}` : '';

function lines(finding: Finding, number: number, isOneOfSeveral: boolean): string[] {
  const { id, name, category, kind, problem, fix, page, evidence } = finding;
  if (kind === 'unreached')
    return [`${number}. ${problem}`, `   Fix:  ${fix}`, ...(isOneOfSeveral ? [`   Page: ${page}`] : [])];
  const all = distinct(evidence);
  return [
    `${number}. ${name}${category ? ` (${category})` : ''}, ${when(finding)}${kind === 'expired' ? `: ${problem}` : ''}`,
    ...all.slice(0, SHOWN).map((it) => `   ${seen(it)}`),
    ...(all.length > SHOWN ? [`   and ${all.length - SHOWN} more`] : []),
    `   Fix:  ${fix}`,
    ...(isOneOfSeveral ? [`   Page: ${page}`] : []),
    `   Id:   ${id}`,
  ];
}

function seen({ kind, what, type, by }: Evidence): string {
  const label = kind === 'request' ? (type ?? kind) : kind;
  return `${label.padEnd(9)} ${short(what.split('?')[0] ?? what)}  by ${chain({ by })}`;
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
