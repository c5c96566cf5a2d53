import type { Category } from '../consent/categories';
import type { EntryKind, Observation } from './observation';
import type { Phase } from './phase-names';

/** One thing that was seen and should not have been. */
export interface Evidence {
  readonly phase: Phase;
  readonly kind: 'request' | 'cookie' | EntryKind;
  /** `POST https://…?id`, of its parameters the names alone, or the name of what was stored and where. */
  readonly what: string;
  /** Type of a request: `script`, `image`, `fetch` … */
  readonly type?: string;
  /** The page's own markup has it: an element can be marked. */
  readonly isMarkup?: true;
  readonly isStyle?: true;
  /** Who did it, and who brought that, back to the page: `https://…/app.js:12`. Empty where the browser did not say. */
  readonly by: readonly string[];
}

/** What is to be changed, once for each service, host or entry on each page. */
export interface Finding {
  /** The same from run to run: `service:meta-pixel`, `host:cdn.example`. Baselines name it. */
  readonly id: string;
  /** `leak`: more than was granted. `unreached`: a phase could not be judged. `expired`: an exception of the baseline has run out. */
  readonly kind: 'leak' | 'unreached' | 'expired';
  /** In words: `Meta Pixel`, `cdn.example`. */
  readonly name: string;
  /** Of the service, where it is known. */
  readonly category?: Category;
  readonly page: string;
  readonly phases: readonly Phase[];
  /** One sentence. */
  readonly problem: string;
  /** One sentence. */
  readonly fix: string;
  readonly evidence: readonly Evidence[];
}

/** The verdict on all pages. Plain JSON: `--json` prints it. */
export interface Audit {
  readonly schema: 'assent-audit/1';
  readonly at: string;
  /** Version of Assent that audited. */
  readonly sdk: string;
  readonly browser: string;
  readonly pages: readonly AuditedPage[];
  /** What makes it fail. */
  readonly findings: readonly Finding[];
  /** Findings that the baseline excepts, each with its reason. */
  readonly excepted: readonly (Finding & { readonly reason: string; readonly until: string })[];
  readonly notes: readonly string[];
}

export interface AuditedPage {
  readonly url: string;
  readonly manager?: string;
  /** What was taken for the law there, and who says so; one alone where all phases agree. */
  readonly regimes: readonly Pick<Observation, 'regime' | 'regimeFrom'>[];
  /** Phases that were judged. */
  readonly phases: readonly Phase[];
  /** Phases that were wanted and were not. */
  readonly unjudged: readonly Phase[];
  readonly pictures: Readonly<Partial<Record<Phase, string>>>;
  /** All that was seen, by whose it is. */
  readonly seen: readonly Seen[];
}

/** One service, host or first-party name, in all phases of a page. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly category?: Category;
  readonly requests: number;
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  readonly databases: readonly string[];
  readonly phases: readonly Phase[];
}
