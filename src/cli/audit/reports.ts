import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cookieTable, draftConfig } from '../../audit/draft';
import type { Audit } from '../../audit/findings';
import { htmlReport } from '../../audit/reports/html';
import { junitReport } from '../../audit/reports/junit';
import { sarifReport } from '../../audit/reports/sarif';
import { Misuse } from '../failures';

export interface ReportFlags {
  readonly junit?: string;
  readonly sarif?: string;
  readonly html?: string;
  readonly out?: string;
  readonly draft?: string;
}

/** Writes the reports that were asked for. */
export function writeReports(audit: Audit, { junit, sarif, html, out, draft }: ReportFlags): void {
  if (junit !== undefined) save('--junit', junit, junitReport(audit));
  if (sarif !== undefined) save('--sarif', sarif, sarifReport(audit));
  if (html !== undefined) save('--html', html, htmlReport(audit));
  const drafts = [draftConfig, cookieTable];
  for (const [i, file] of draftFiles(draft).entries()) save('--draft', file, drafts[i]?.(audit) ?? '', 'wx');
  if (out === undefined) return;
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    refuse('--out', out, error);
  }
  const files = {
    'audit.html': htmlReport,
    'audit.json': jsonReport,
    'audit.junit.xml': junitReport,
    'audit.sarif': sarifReport,
  };
  for (const [name, make] of Object.entries(files)) save('--out', join(out, name), make(audit));
}

/** The config, and the table of cookies beside it. */
export function draftFiles(draft: string | undefined): string[] {
  return draft === undefined ? [] : [draft, draft.replace(/(\.json)?$/, '.cookies.md')];
}

/** Without the pictures, which are in the readable report. */
export function jsonReport(audit: Audit): string {
  return `${JSON.stringify(audit, (key, value) => (key === 'pictures' ? undefined : value), 2)}\n`;
}

/** @param how `wx`: not over a file that is there. @throws Misuse naming the flag */
export function save(flag: string, file: string, text: string, how: 'w' | 'wx' = 'w'): void {
  try {
    writeFileSync(file, text, { flag: how });
  } catch (error) {
    refuse(flag, file, error);
  }
}

function refuse(flag: string, file: string, error: unknown): never {
  throw new Misuse(
    flag,
    `${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name one in a folder of yours`,
  );
}
