import type { Settings } from '../config/settings';
import { decodeDecision } from '../consent/decode';
import { isInForce, isPast } from '../consent/validity';
import { readDecisionCookies } from '../storage/decision-cookie';
import type { StoredDecision } from './contracts';
import { siteOf } from './site';

export function readStoredDecision({ cookie, days, policy }: Settings): StoredDecision {
  const site = siteOf(policy.url);
  const stored: StoredDecision = {
    site,
    last: undefined,
    persisted: false,
    inForce() {
      const decision = stored.last?.decision;
      if (!decision) return;
      const counts =
        stored.counts?.(decision) ??
        (decision.regime === 'opt-in' && isInForce(decision, Date.now(), days, policy.renewSince));
      return counts ? decision : undefined;
    },
    own: () =>
      [...readDecisionCookies(cookie).keys()]
        .flatMap((text) => {
          const decision = decodeDecision(text);
          // Another site of this host has its own. Old ones do not say whose they are.
          return decision && isPast(decision) && (decision.site || site) === site ? { text, decision } : [];
        })
        .sort((a, b) => b.decision.at - a.decision.at),
    refresh() {
      const { last, persisted } = stored;
      let [found]: StoredDecision['last'][] = stored.own();
      // Without a secret it says that all before was forgotten.
      if (!found?.decision.secret) found = undefined;
      // Where nothing can be stored, what was decided on this page holds for this page.
      if (found?.text === last?.text || !(found || persisted)) return false;
      stored.last = found;
      stored.persisted = !!found;
      return true;
    },
  };
  stored.refresh();
  return stored;
}
