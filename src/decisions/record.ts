import { encodeDecision } from '../consent/encode';
import { daysOf } from '../consent/lifetime';
import type { Answer, Core, Identity } from '../core/contracts';
import { ownReceipts } from '../receipts/outbox';
import { hasGpc } from '../storage/gpc';
import { NEWEST } from '../storage/keys';
import { keep, keepForReceipt, nextTime } from './keep';

/**
 * Keeps promise 4: when it returns, the decision and all that its receipt says are stored.
 *
 * @param newIdentity of a visitor without a decision
 */
export function record(core: Core, answer: Answer, newIdentity: () => Identity): void {
  const { settings, store, state } = core;
  const { action, method, answers, notice, before, others } = answer;
  const { policy } = settings;
  const { decision: last, text: previous } = state.decision.last ?? {};
  const { secret, subject } = last ?? newIdentity();
  const { region, regime, source } = state.jurisdiction;
  const at = nextTime(core);
  const decision = { secret, subject, at, regime, region, version: policy.version, answers, site: state.decision.site };
  const days = daysOf(decision, settings.days);
  const text = encodeDecision(decision);
  state.decision.last = { decision, text };
  const after = state.allowedNames();
  const onlyTakesAway = last?.version && after.length < before.length && after.every((name) => before.includes(name));
  keepForReceipt(core, {
    text,
    others,
    previous,
    action: action ?? (onlyTakesAway ? 'withdraw' : 'choose'),
    method,
    origin: location.origin,
    names: [...state.usedNames],
    policy,
    notice,
    // A decision does not say where it had its region from, and the receipt of it does.
    regionSource: source ?? ownReceipts(store).at(-1)?.receipt?.notice?.regionSource,
    gpc: hasGpc(),
    days,
  });
  state.decision.persisted = keep(core, text, days);
  store.set(NEWEST, `${at}`);
}
