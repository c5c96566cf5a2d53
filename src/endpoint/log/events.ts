import * as v from 'valibot';
import { canonicalJson } from '../../consent/canonical';
import { base64url } from '../../consent/digest';
import { digest } from '../runtime';
import type { EntryKind } from './batch';

/*
 * What the endpoint did itself, as entries of the log. They hold no personal data and are never deleted, so that each
 * receipt that is not there any more has an entry that says why.
 */

const text = v.string();
const number = v.pipe(v.number(), v.safeInteger());

const EVENTS = {
  /** A subject was erased: its marker, see tombstoneMarker, and the entries that were emptied. */
  erase: v.object({ marker: text, sequences: v.array(number) }),
  /** Whole batches were deleted because of their age: the first and the last of each range. */
  purge: v.object({ batches: v.array(v.strictTuple([number, number])) }),
  /** A notice that a browser brought was kept, or was removed by the admin. */
  notice: v.object({ hash: text, removed: v.exactOptional(v.literal(true)) }),
  /** From here on batches are signed with this key (raw Ed25519, base64url). The one until then may vouch for it. */
  key: v.object({ publicKey: text, former: v.exactOptional(v.object({ publicKey: text, signature: text })) }),
};

type Events = { readonly [Kind in keyof typeof EVENTS]: v.InferOutput<(typeof EVENTS)[Kind]> };
export type KeyEvent = Events['key'];
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
    return action === kind && v.is(EVENTS[kind], event) ? (event as Events[Kind]) : undefined;
  } catch {
    return undefined;
  }
}

/** Names an erased subject to whoever still holds the subject's id, and to nobody else. */
export type TombstoneMarker = (subjectId: string) => string;

/** 256 random bits, made once for each database, so that markers of two databases cannot be compared. */
export function createPepper(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export function tombstoneMarker(pepper: string): TombstoneMarker {
  return (subjectId) => digest(`assent-erased/1 ${pepper} ${subjectId}`);
}
