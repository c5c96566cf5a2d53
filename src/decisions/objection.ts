import { RENEWED_DAYS } from '../consent/law-codes';
import { isInForceUnasked } from '../consent/unasked';
import { isObjection } from '../consent/validity';
import type { Core, Objections } from '../core/contracts';
import { outboxKey, receiptKey } from '../receipts/outbox';
import { keep } from './keep';

export function createObjections(core: Core): Objections {
  const { settings, state, store } = core;
  return {
    count() {
      state.decision.counts = (decision) =>
        state.jurisdiction.regime === 'opt-in'
          ? undefined
          : isInForceUnasked(decision, Date.now(), settings.days, settings.policy.renewSince);
    },
    renew() {
      // Another tab may have decided, or forgotten, since this page was loaded.
      state.decision.refresh();
      const { last, persisted } = state.decision;
      const decision = state.decision.inForce();
      if (decision && last && persisted && isObjection(decision)) keep(core, last.text, RENEWED_DAYS);
    },
    isGivenUnderSignal() {
      const key = outboxKey(state.decision.last?.text ?? '');
      try {
        const { gpc, receipt } = JSON.parse(store.get(key) ?? store.get(receiptKey(key)) ?? '{}');
        return !!state.decision.inForce() && (gpc ?? receipt.signals.gpc) === true;
      } catch {
        return false;
      }
    },
  };
}
