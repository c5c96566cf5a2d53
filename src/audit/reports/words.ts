import type { Audit, AuditedPage, Evidence, Finding } from '../findings';
import { PHASES } from '../phase-names';

/** What was found, in one line. */
export function headline({ pages, findings, excepted }: Audit): string {
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  const where = count(pages.length, 'page');
  const beside =
    excepted.length > 0 ? `, ${count(excepted.length, 'more')} excepted by the baseline`.replace('mores', 'more') : '';
  const left = pages.reduce((sum, { unjudged }) => sum + unjudged.length, 0);
  const unjudged = left > 0 ? `; ${count(left, 'phase')} not judged` : '';
  if (findings.length === 0) return `Nothing on ${where} asks for or stores more than was granted${beside}${unjudged}.`;
  return `${count(findings.length, 'finding')} on ${where}${beside}${unjudged}.`;
}

const SAYS = { flag: 'by --regime', page: 'as the page says', default: 'as nothing else is said' } as const;

/** `opt-out (as the page says)`. */
export const regimeWords = ({ regimes }: Pick<AuditedPage, 'regimes'>): string =>
  regimes.map(({ regime, regimeFrom }) => `${regime} (${SAYS[regimeFrom]})`).join(', ') || 'no regime';

/** Phases of a finding, in words. */
export const when = ({ phases }: Pick<Finding, 'phases'>): string => phases.map((phase) => PHASES[phase]).join(', ');

/** Each thing once, whatever the phases: what was seen, and who did it. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const it of evidence) {
    const key = [it.kind, it.what.split('?')[0], it.by[0]].join(' ');
    if (!seen.has(key)) seen.set(key, it);
  }
  return [...seen.values()];
}

/** Who did it, the nearest first. */
export const chain = ({ by }: Pick<Evidence, 'by'>): string => by.join(' < ') || 'unknown';

/** Without what moves a cursor. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
