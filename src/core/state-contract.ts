import type { Category } from '../consent/categories';
import type { Choice } from '../consent/decide';
import type { Decision } from '../consent/decision';
import type { ConsentInputs } from '../consent/grants';
import type { Regime } from '../consent/regimes';
import type { RegionSource } from '../receipts/receipt';
import type { Runner } from '../services/runner';
import type { Consent } from '../types';

/* The part of the contracts that says what may run on this page. Types alone. */

/** Where the visitor is, and what the law asks for there. */
export interface Jurisdiction {
  /** ISO 3166 code, or `''` where it is unknown. */
  readonly region: string;
  readonly regime: Regime;
  /** What said so. None: the decision that stands does not say. */
  readonly source?: RegionSource | undefined;
  /** The answers of a regime that starts with a yes, for what the page uses by now. They count while nothing is decided. */
  readonly implied?: (() => ReadonlyMap<string, boolean>) | undefined;
}

/** The visitor's decision: from the cookie and, where that is denied, for this page. */
export interface StoredDecision {
  /** Which site of this host this is: see `siteOf`. */
  readonly site: string;
  /** The last readable one, in force or not (a renewal is by the same subject), with its text in the cookie. */
  last: { readonly decision: Decision; readonly text: string } | undefined;
  /** Whether it is stored, and will be known on the next page. */
  persisted: boolean;
  /**
   * Whether one counts where nobody is asked; nothing where the visitor is not, or it is not known yet. There only what was asked
   * for counts: what was decided where nobody is asked says yes to whatever was not objected to.
   */
  counts?: (decision: Decision) => boolean | undefined;
  /** The decision, if it is in force. */
  inForce(): Decision | undefined;
  /** All that the cookies have for this site, the newest first: older ones have come late. Without a secret: it was forgotten. */
  own(): { readonly text: string; readonly decision: Decision }[];
  /** Takes over what another tab has stored, or forgotten. @returns whether anything changed */
  refresh(): boolean;
}

/** What the visitor has loaded once: services, by id. */
export interface Once {
  has(id: string): boolean;
  add(id: string): unknown;
  /** With a yes to them, as far as nothing else was answered about them since. */
  inputs(decided: ConsentInputs): ConsentInputs;
  /** Takes out what this choice says no to. */
  refuse(choice: Choice): void;
}

/** What may run on this page, and why. Changes are told to those who draw; drawing changes nothing. */
export interface ConsentState {
  readonly decision: StoredDecision;
  /** Whatever the page uses: its services with their category, and the categories under their own name. */
  readonly usedNames: Map<string, Category>;
  readonly jurisdiction: Jurisdiction;
  /** Takes up a service, or a category under its own name. What was said first about it stays. */
  registerName(name: string, category: Category): void;
  /** Takes over where the visitor is. */
  setJurisdiction(jurisdiction: Jurisdiction): void;
  /** Looks again whether the visitor is under age. */
  readAudience(): void;
  /** What is let run on this page alone, without a decision; see `effects/load-once`. */
  once?: Once | undefined;
  /** Nothing may run before the start, whatever is stored. */
  openGate(): void;
  /** By what is decided, or implied, alone. */
  consentInputs(): ConsentInputs;
  /** May this category or service run now? */
  has(name: string): boolean;
  /** The same for what is marked with these categories, and perhaps this service. */
  mayRun(categories: readonly Category[], service?: string): boolean;
  /** Names of what may run now. */
  allowedNames(): string[];
  /** Names of what the visitor has yet to answer. */
  pendingNames(): string[];
  /**
   * Is there something to ask? In a lenient regime only what came after an answer is asked about, and nothing of who has objected to
   * marketing, by that answer or by Global Privacy Control.
   */
  isQuestionDue(): boolean;
  /** Has the visitor's age to be asked for, before anything else is? Set by the part that asks. */
  isAgeDue?(): boolean;
  /** Was the decision that stands made under an older version of the policy, and has the visitor not been told of that? */
  isPolicyNoteDue(): boolean;
  /** Which control opens the preferences now: under a regime that does not ask it is the law's own link, and always there. */
  controlDue(): 'reopen' | 'choices' | undefined;
  /** Ids of the services that the page uses. */
  serviceIds(): string[];
  /** The same object as long as it says the same. */
  snapshot(): Consent;
  /** Calls this at every change that may have to be drawn, from the start on. */
  onChange(draw: () => void): void;
  notifyChange(): void;
}

/** What starts and stops the services of the page. */
export interface PageRunner extends Runner {
  /** Loads the services of these names, after the page's markup was asked which there are. */
  loadAll(names: () => readonly string[]): Promise<unknown>;
}

/** The services of the page: loaded when they are needed, and what is known of them. */
export interface PageServices {
  /** What starts and stops them, once it has come. */
  runner(): PageRunner | undefined;
  /**
   * Loads the services of these names, or all that the page uses. Asked for names once it is known which services there are.
   * Resolves when each has come or failed, or in 3 seconds.
   */
  load(names?: () => readonly string[]): Promise<void>;
}
