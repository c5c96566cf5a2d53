import type { Decision } from './consent/decision';
import { decodeDecision } from './consent/decode';
import { DAY_MS, isInForce } from './consent/force';
import { NEWEST } from './receipts/shelf';
import { readJar } from './storage/cookie';
import type { LocalStore } from './storage/local';

/** A decision, and its text in the cookie. */
export interface Held {
  readonly decision: Decision;
  readonly text: string;
}

/** What is known of the visitor's decision: from the cookie and, where that is denied, for this page. */
export interface Visitor {
  /** The last readable decision, in force or not: a renewal is by the same subject. */
  held: Held | undefined;
  /** Whether it is stored, and will be known on the next page. */
  persisted: boolean;
  /** The decision, if it is in force. */
  decision(): Decision | undefined;
  /** Time of the newest decision that this browser knows of; the next one is later. */
  newest(): number;
  /** Takes over what another tab has stored. @returns whether anything changed */
  refresh(): boolean;
}

export function createVisitor(store: LocalStore, domain: string, days: number, renewSince: string): Visitor {
  const visitor: Visitor = {
    held: undefined,
    persisted: false,
    decision() {
      const { held } = visitor;
      return held && isInForce(held.decision, Date.now(), days, renewSince) ? held.decision : undefined;
    },
    newest() {
      const time = Number(store.get(NEWEST));
      // A time past tomorrow was written under a wrong clock and bounds nothing; nor does what is no number.
      return time <= Date.now() + DAY_MS ? time : 0;
    },
    refresh() {
      const { held, persisted } = visitor;
      const text = readJar(domain);
      const decision = decodeDecision(text);
      const found = decision && { decision, text: text as string };
      // An older cookie came back (a late answer of the endpoint, a restored profile): it undoes nothing.
      if (found && found.decision.at < visitor.newest()) return false;
      // Where nothing can be stored, what was decided on this page holds for this page.
      if (found?.text === held?.text || !(found || persisted)) return false;
      visitor.held = found;
      visitor.persisted = !!found;
      return true;
    },
  };
  visitor.refresh();
  return visitor;
}
