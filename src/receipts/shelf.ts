import type { Category } from '../consent/categories';
import type { Notice } from '../consent/notice';
import type { Action, Method, Receipt } from './receipt';

/** What the outbox needs of the browser's storage. */
export interface Shelf {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that begin with this, sorted. */
  keys(prefix: string): string[];
}

/**
 * The write-ahead outbox, and the visitor's own receipts. One key for each, so that two tabs never write over each other:
 *
 *     outbox.<time>   waiting: what happened, whole (`Waiting`); leaves only on the endpoint's acknowledgement
 *     receipt.<time>  the receipt as the visitor may see it (`OwnReceipt`)
 */
export const WAITING = 'outbox.';
export const KEPT = 'receipt.';
/** Time of the newest decision of this browser: an older cookie that comes back undoes nothing. */
export const NEWEST = 'newest';
/** Set by a withdrawal, to what it could not remove: the next page sweeps once more, as what was running may have written again. */
export const SWEEP = 'sweep';
/** Set while the audience was declared under age, on this page or an earlier one. */
export const MINOR = 'minor';

/**
 * All that a receipt is written from. Stored within the click, before the code that writes receipts is even loaded: a tab
 * that closes in the next millisecond loses nothing.
 */
export interface Waiting {
  /** The decision, as the cookie has it. */
  readonly text: string;
  /** The decision before it, of the same visitor. */
  readonly previous?: string | undefined;
  readonly action: Action;
  readonly method: Method;
  readonly origin: string;
  /** Services with their category, and categories under their own name. */
  readonly names: readonly (readonly [string, Category])[];
  readonly policy: { readonly url: string; readonly version: string };
  readonly notice: Notice;
  readonly gpc: boolean;
  /** How long the decision holds. */
  readonly days: number;
}

/** One of the visitor's own receipts. */
export interface OwnReceipt {
  readonly receipt: Receipt;
  /** Whether the endpoint has it on disk. */
  readonly acknowledged: boolean;
}

/** Oldest first. What is damaged is passed over and stays: it is not ours to say that it was no receipt. */
export function ownReceipts(shelf: Shelf): OwnReceipt[] {
  return shelf.keys(KEPT).flatMap((key) => {
    try {
      return JSON.parse(shelf.get(key) as string);
    } catch {
      return [];
    }
  });
}
