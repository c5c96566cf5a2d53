import { fnv1a } from '../consent/decision';
import { OUTBOX, RECEIPT } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { type OutboxEntry, type OwnReceipt, ownReceipts, receiptKey } from './outbox';

/** The next millisecond in which this browser has written no receipt: each of its consents beyond cookies has one of its own. */
export function freeTime(store: LocalStore, from: number): number {
  let at = from;
  while ([OUTBOX, RECEIPT].some((prefix) => store.keys(`${prefix}${at}.`).length)) at++;
  return at;
}

/** Stores a consent beyond cookies, beside the decisions. @returns where its receipt will be */
export function putRecord(store: LocalStore, at: number, entry: OutboxEntry): string {
  const text = JSON.stringify(entry);
  const key = `${OUTBOX}${at}.${fnv1a(text)}`;
  store.set(key, text);
  return receiptKey(key);
}

/** The visitor's latest consent beyond cookies for this purpose, given or taken back. */
export function latestRecord(store: LocalStore, subject: string, purpose: string): OwnReceipt | undefined {
  return ownReceipts(store).findLast(
    ({ receipt }) => receipt?.record?.purpose === purpose && receipt.subjectId === subject,
  );
}
