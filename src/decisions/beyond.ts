import { encodeDecision } from '../consent/encode';
import { emptyNotice, type Notice } from '../consent/notice';
import type { Core, Decider, Identity, Surface } from '../core/contracts';
import { dom } from '../dom';
import { ownReceipts } from '../receipts/outbox';
import { freeTime, latestRecord, putRecord } from '../receipts/record';
import { hasGpc } from '../storage/gpc';
import type { BeyondCookies } from '../types';
import { keep, nextTime } from './keep';

/** Of a purpose and of a text, in UTF-16 code units. */
const LONGEST_PURPOSE = 100;
const LONGEST_TEXT = 10_000;

/**
 * What a page has given to `record`.
 *
 * @throws TypeError naming the field, what is wrong with it and the fix
 */
export function readRecord(given: unknown): BeyondCookies {
  const { purpose, granted, text } = Object(given) as Record<string, unknown>;
  if (!isText(purpose, LONGEST_PURPOSE) || /\p{Cc}/u.test(purpose)) {
    throw wrong(
      'purpose',
      purpose,
      `a word for what the consent is for, such as "newsletter", up to ${LONGEST_PURPOSE} characters`,
    );
  }
  if (typeof granted !== 'boolean') throw wrong('granted', granted, 'true for a consent, false where it is taken back');
  if (!isText(text, LONGEST_TEXT)) {
    throw wrong('text', text, `what stands before the visitor, word for word, up to ${LONGEST_TEXT} characters`);
  }
  return { purpose, granted, text };
}

/** Half of a surrogate pair has no bytes that could be hashed. */
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && !!value.trim() && value.length <= longest && !/\p{Cs}/u.test(value);

const wrong = (field: string, value: unknown, use: string) =>
  new TypeError(`[assent] record: ${field}: ${said(value)} is wrong; use ${use}`);

function said(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 50 ? `${text.slice(0, 50)}…` : text;
}

/**
 * Stores a consent beyond cookies. It changes no answer: whoever has not answered the banner has an identity from now on, and is
 * asked as before.
 *
 * @param newIdentity of a visitor without one
 * @returns where its receipt will be
 */
export function recordBeyond(
  core: Core,
  { noticeFacts, language }: Pick<Decider, 'noticeFacts'> & Pick<Surface, 'language'>,
  { purpose, granted, text: shown }: BeyondCookies,
  newIdentity: () => Identity,
): string {
  const { settings, store, state } = core;
  // Another tab may have decided, or recorded, a moment ago.
  state.decision.refresh();
  const at = freeTime(store, nextTime(core));
  if (!state.decision.last) remember(core, newIdentity(), at);
  const { secret, subject } = state.decision.last?.decision ?? newIdentity();
  const { region, regime, source } = state.jurisdiction;
  const decided = state.decision.inForce();
  const { version = '', answers = new Map() } = decided ?? {};
  const notice: Notice = {
    ...emptyNotice(noticeFacts(), 'site'),
    language: language(),
    direction: getComputedStyle(dom.documentElement).direction === 'rtl' ? 'rtl' : 'ltr',
    texts: { text: shown },
    // Nothing of this was asked.
    categories: [],
    asked: [],
  };
  return putRecord(store, at, {
    text: encodeDecision({ secret, subject, at, regime, region, version, answers, site: state.decision.site }),
    action: 'record',
    method: 'api',
    origin: location.origin,
    names: [],
    policy: settings.policy,
    notice,
    regionSource: source ?? ownReceipts(store).at(-1)?.receipt?.notice?.regionSource,
    gpc: hasGpc(),
    days: 0,
    record: { purpose, granted },
    replaces: latestRecord(store, subject, purpose)?.receipt.receiptId,
  });
}

/** In the cookie of decisions, as one that answers nothing and is of no version: it is in force under no regime. */
function remember(core: Core, identity: Identity, at: number): void {
  const { settings, state } = core;
  const { region } = state.jurisdiction;
  const { site } = state.decision;
  const decision = { ...identity, at, regime: 'opt-in', region, version: '', answers: new Map(), site } as const;
  const text = encodeDecision(decision);
  state.decision.last = { decision, text };
  state.decision.persisted = keep(core, text, settings.days);
}
