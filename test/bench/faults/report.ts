import type { ReportedSubject } from '../pages/report';
import type { Outcome } from './judge';

/** A whole run, as plain JSON: what `test/results/faults.json` has, and what the document is made from. */
export interface FaultReport {
  readonly date: string;
  readonly minutes: number;
  /** Version of Chromium. */
  readonly browser: string;
  /** How often each fault was met by each subject. */
  readonly rounds: number;
  readonly subjects: readonly (ReportedSubject & { readonly version: string })[];
  /** By fault and subject, one for each round. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, readonly Outcome[]>>>>;
}
