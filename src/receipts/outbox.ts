import type { Category } from '../consent/categories';
import type { Notice } from '../consent/notice';
import { OUTBOX, RECEIPT } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import type { Action, AdoptedFacts, Method, Receipt, RegionSource } from './receipt';

/**
 * All that a receipt is written from. Stored within the click, before the code that writes receipts is even loaded: a tab
 * that closes in the next millisecond loses nothing. Leaves the outbox only when the endpoint has answered.
 */
export interface OutboxEntry {
  /** The decision, as the cookie has it. */
  readonly text: string;
  /** The decision before it, of the same visitor. */
  readonly previous?: string | undefined;
  readonly action: Action;
  readonly method: Method;
  readonly origin: string;
  /** Services with their category, and categories under their own name. */
  readonly names: readonly (readonly [string, Category])[];
  /** Ids of services that the page does not use: taken back, or shown, since other pages have them allowed. */
  readonly others?: readonly string[] | undefined;
  readonly policy: { readonly url: string; readonly version: string };
  readonly notice: Notice;
  readonly regionSource?: RegionSource | undefined;
  readonly gpc: boolean;
  /** How long the decision holds. */
  readonly days: number;
  /** A consent beyond cookies: then `text` is of what was decided at that time, and no decision. Its notice has its text. */
  readonly record?: { readonly purpose: string; readonly granted: boolean } | undefined;
  /** Id of the receipt before it of the same purpose. */
  readonly replaces?: string | undefined;
  readonly adopted?: AdoptedFacts | undefined;
}

/** One of the visitor's own receipts. */
export interface OwnReceipt {
  readonly receipt: Receipt;
  /** Whether the endpoint has it on disk. */
  readonly acknowledged: boolean;
}

/**
 * One key for each decision, so that tabs never write over each other: by its time, so that keys sort, and by its checksum,
 * the last field of its text, since two tabs may decide in the same millisecond.
 */
export function outboxKey(text: string): string {
  const fields = text.split('.');
  return `${OUTBOX}${fields[3]}.${fields.at(-1)}`;
}

/** Key of the visitor's own receipt of what has this key in the outbox. */
export const receiptKey = (key: string): string => key.replace(OUTBOX, RECEIPT);

export function putInOutbox(store: LocalStore, entry: OutboxEntry): void {
  store.set(outboxKey(entry.text), JSON.stringify(entry));
}

/** Oldest first. What is damaged is passed over and stays: it is not ours to say that it was no receipt. */
export function ownReceipts(store: LocalStore): OwnReceipt[] {
  return store.keys(RECEIPT).flatMap((key) => {
    try {
      return JSON.parse(store.get(key) as string);
    } catch {
      return [];
    }
  });
}
