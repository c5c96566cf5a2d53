import type { Choice } from '../consent/decide';
import type { Notice, NoticeFacts } from '../consent/notice';
import type { Action, Method } from '../receipts/receipt';
import type { Assent, Leftover, Outcome } from '../types';

/* The part of the contracts that says how something is decided, and what comes of it. Types alone. */

/** Whatever a page may call to decide. */
export type PageCalls = Pick<Assent, 'acceptAll' | 'rejectAll' | 'set' | 'reset' | 'erase' | 'setAudience' | 'record'>;
export type PageCall = keyof PageCalls;

/** Those that come with what comes after an answer. */
export type DecidingCalls = Omit<PageCalls, 'record'>;

/** Who is deciding: 256 random bits, and base64url(SHA-256(their text)). */
export interface Identity {
  readonly secret: string;
  readonly subject: string;
}

/** An answer that the visitor has given, and all that its receipt says. */
export interface Answer {
  /** `undefined`: by what the answers change. */
  readonly action: Action | undefined;
  readonly method: Method;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly notice: Notice;
  /** Names of what was allowed before, on this page; and of what is taken back on others. */
  readonly before: readonly string[];
  /** Ids of services of other pages that the receipt speaks of too. */
  readonly others?: readonly string[];
}

/** Makes answers count. */
export interface Decider {
  /** What a notice says as of now; with the site's own texts, where it is in a language. */
  noticeFacts(language?: string): NoticeFacts;
  /** Stores an answer before it returns. @returns whether it was a decision: saving what is decided already is none */
  record(answer: Answer): boolean;
  /** The same from a choice; the promise resolves once it is applied. */
  decide(choice: Choice, method: Method, notice: Notice, before?: readonly string[]): Promise<Outcome>;
}

/** The part `decisions`: everything that comes after an answer, and every way to decide that is not on the banner. */
export interface Decisions extends DecidingCalls, Effects {
  /**
   * The same as called by the page, which may be anybody's script: with the setting `api` at `visitor` none of them grants anything
   * unless a visitor is doing something.
   *
   * @param isActive whether a visitor was, when it was called
   */
  callByPage(call: PageCall, given: readonly unknown[], isActive: boolean | undefined): Promise<unknown>;
  /** Brings the page in line with what was decided here, and sends its receipt. */
  settle(before: readonly string[]): Promise<Outcome>;
}

/** What a decision is worth where nobody is asked. */
export interface Objections {
  /** From now on decisions count as they do where the visitor is, whatever that is found to be. */
  count(): void;
  /** An objection lasts as long as the visitor comes back. */
  renew(): void;
  /**
   * Whether the latest answer was given to a browser that said Global Privacy Control. Where that is not known it was not.
   */
  isGivenUnderSignal(): boolean;
}

/** What a decision does to the page. */
export interface Effects {
  /**
   * Brings services, gate and listeners in line with what is decided. Withdrawals count at once, grants after the paint.
   *
   * @param isHere whether the visitor has answered on this page. Default `false`
   */
  apply(before: readonly string[], isHere?: boolean): Promise<Outcome>;
  /** Lets run what the region's regime lets run before anybody objects. */
  enterRegime(): Promise<void>;
  /** What the latest withdrawal was not able to remove. */
  notRemoved(): readonly Leftover[];
  /** Would a withdrawal reload the page now, and lose what the visitor has put into a form? */
  losesInput(): boolean;
  /** Goes on with what the last page left: receipts that wait, traces to remove. */
  resume(): Promise<void>;
}
