import { canonicalJson } from '../../consent/canonical';
import { base64url } from '../../consent/digest';
import { digest } from '../runtime';
import type { EntryKind } from './batch';

/*
 * What the endpoint did itself, as entries of the log. They hold no personal data and are never deleted, so that each
 * receipt that is not there any more has an entry that says why.
 */

/** A subject was erased. */
interface EraseEvent {
  /** Names the subject to whoever has its id and the database, see tombstone.ts. */
  readonly marker: string;
  /** The entries that were emptied. */
  readonly sequences: readonly number[];
}

/** Whole batches were deleted because of their age. */
interface PurgeEvent {
  /** First and last batch of each range. */
  readonly batches: readonly (readonly [from: number, to: number])[];
}

/** A notice that a browser brought was kept, or was removed by the admin. */
interface NoticeEvent {
  readonly hash: string;
  readonly removed?: true;
}

/** From here on batches are signed with this key. */
export interface KeyEvent {
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** The key until then, where it vouches for this one. */
  readonly former?: { readonly publicKey: string; readonly signature: string };
}

interface Events {
  readonly erase: EraseEvent;
  readonly purge: PurgeEvent;
  readonly notice: NoticeEvent;
  readonly key: KeyEvent;
}

type EventKind = keyof Events;

/** An entry that is to be committed. */
export interface Draft {
  readonly kind: EntryKind;
  /** Canonical JSON. */
  readonly body: string;
}

export function eventDraft<Kind extends EventKind>(kind: Kind, event: Events[Kind]): Draft {
  return { kind, body: canonicalJson({ action: kind, ...event }) };
}

/** @returns `undefined` for a text that is no such event, which only a damaged store has */
export function readEvent<Kind extends EventKind>(kind: Kind, body: string | null): Events[Kind] | undefined {
  try {
    const { action, ...event } = JSON.parse(body ?? '');
    return action === kind && isWhole[kind](event) ? (event as Events[Kind]) : undefined;
  } catch {
    return undefined;
  }
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
const isText = (value: unknown) => typeof value === 'string';
const isListOf = (value: unknown, is: (item: unknown) => boolean) => Array.isArray(value) && value.every(is);

const isWhole: Readonly<Record<EventKind, (event: Record<string, unknown>) => boolean>> = {
  erase: ({ marker, sequences }) => isText(marker) && isListOf(sequences, isNumber),
  purge: ({ batches }) => isListOf(batches, (range) => isListOf(range, isNumber) && (range as number[]).length === 2),
  notice: ({ hash, removed }) => isText(hash) && (removed === undefined || removed === true),
  key: ({ publicKey, former }) =>
    isText(publicKey) && (former === undefined || Object.values(Object(former)).every(isText)),
};

/** Names an erased subject to whoever still holds the subject's id, and to nobody else. */
export type TombstoneMarker = (subjectId: string) => string;

/** 256 random bits, made once for each database, so that markers of two databases cannot be compared. */
export function createPepper(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export function tombstoneMarker(pepper: string): TombstoneMarker {
  return (subjectId) => digest(`assent-erased/1 ${pepper} ${subjectId}`);
}
