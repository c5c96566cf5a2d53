import { decodeDecision } from '../consent/decode';
import { encodeDecision } from '../consent/encode';
import { isPast } from '../consent/validity';
import type { Core } from '../core/contracts';
import { type OutboxEntry, putInOutbox } from '../receipts/outbox';
import {
  COPY,
  clearDecisionCookies,
  cookieName,
  readDecisionCookies,
  writeDecisionCookie,
} from '../storage/decision-cookie';
import { NEWEST, OUTBOX, POSTED } from '../storage/keys';

const DAY_S = 86_400;

type Needs = Pick<Core, 'settings' | 'store' | 'state'>;

/**
 * Stores a text as what counts here: in the cookie or, where that is another site's of this host, beside it. Neither site
 * overwrites the other's.
 *
 * @returns whether it is really there now
 */
export function keep(core: Needs, text: string, days: number): boolean {
  const { cookie } = core.settings;
  const { site } = core.state.decision;
  const first = cookieName(cookie);
  const isTaken = [...readDecisionCookies(cookie)].some(
    ([other, name]) => name.replace(COPY, '') === first && (decodeDecision(other)?.site || site) !== site,
  );
  return writeDecisionCookie(cookie, isTaken ? `${first}.${site}` : first, text, days * DAY_S);
}

/**
 * Stores what a receipt is written from: before the cookie, since a tab may be killed in between, and an answer has its receipt.
 * Where a page breaks JSON none can be written. The answer counts all the same.
 */
export function keepForReceipt({ store, report }: Pick<Core, 'store' | 'report'>, entry: OutboxEntry): void {
  try {
    putInOutbox(store, entry);
  } catch (cause) {
    report('No receipt could be written', cause);
  }
}

/**
 * Removes what is older than what counts: it would count again once the newer one has run out, which in Safari is seven days
 * after a script has written it.
 */
export function tidy({ settings, state }: Needs): void {
  for (const { text } of state.decision.own().slice(1)) clearDecisionCookies(settings.cookie, text);
}

/** When the next act is: after all that this browser knows of. */
export function nextTime({ state }: Needs): number {
  const { last, own } = state.decision;
  const known = [last, ...own()].flatMap((it) => (it && isPast(it.decision) ? it.decision.at + 1 : []));
  return Math.max(Date.now(), ...known);
}

/** Has the endpoint answered all that it was sent? What was sent again may have been answered before what was sent first. */
export function isAllAnswered({ store }: Needs): boolean {
  for (const key of store.keys(POSTED)) {
    // By then no answer comes any more.
    if (Date.now() - Number(key.slice(POSTED.length)) > DAY_S * 1_000) store.remove(key);
  }
  return store.isLasting && !store.keys(OUTBOX).length && !store.keys(POSTED).length;
}

/**
 * From now on nobody has decided here. Where the endpoint has yet to answer, or nobody knows, its answer may bring back what it
 * was sent: for a day a mark, without anything of the visitor's, says that it counts no more.
 */
export function forget(core: Needs, isAnswered: boolean): void {
  const { settings, state, store } = core;
  const own = state.decision.own();
  const at = nextTime(core);
  state.decision.last = undefined;
  state.decision.persisted = false;
  if (settings.endpoint && own.length && !isAnswered) {
    const nobody = { secret: '', subject: '', regime: 'opt-in', region: '', version: '', answers: new Map() } as const;
    keep(core, encodeDecision({ ...nobody, at, site: state.decision.site }), 1);
    tidy(core);
  } else for (const { text } of own) clearDecisionCookies(settings.cookie, text);
  // After the cookie: other tabs are told of this one, and look for the other.
  store.remove(NEWEST);
}
