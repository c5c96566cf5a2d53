import type { Choice } from '../consent/decide';
import { answerKey } from '../consent/decision';
import type { ConsentState, Core, DecidingCalls, Effects } from '../core/contracts';
import { ADULT, MINOR } from '../storage/keys';
import type { Outcome } from '../types';
import { isAllAnswered } from './keep';

interface AudienceActs extends Pick<Effects, 'apply'> {
  reset(isAnswered: boolean, isAgeKept: boolean): Promise<Outcome>;
  decideNow(choice: () => Choice, before: readonly string[]): Promise<Outcome>;
}

/** Sites say it on every page: what was so before changes nothing. */
export function changesAudience({ settings, store }: Pick<Core, 'settings' | 'store'>, audience: unknown): boolean {
  const isMinor = audience === 'minor';
  return isMinor !== !!store.get(MINOR) || !(isMinor || settings.audience !== 'ask' || store.get(ADULT));
}

/** Who the visitor is, by the site's own word or by the question of the age. */
export function createAudience(core: Core, { reset, decideNow, apply }: AudienceActs): DecidingCalls['setAudience'] {
  const { settings, state, store } = core;
  return async (audience) => {
    const before = state.allowedNames();
    const isMinor = audience === 'minor';
    const wasMinor = !!store.get(MINOR);
    const isAsked = settings.audience === 'ask';
    if (!changesAudience(core, audience)) return { granted: [], withdrawn: [], left: [] };
    store.remove(isMinor ? ADULT : MINOR);
    if (isMinor) store.set(MINOR, '1');
    else if (isAsked) store.set(ADULT, 'ask');
    state.readAudience();
    // Nothing that was answered before comes back for a general audience: it is asked anew.
    if (!isMinor && (wasMinor || hasGrownUpYes(state))) return reset(isAllAnswered(core), true);
    return isMinor && state.decision.inForce() ? decideNow(() => ({}), before) : apply(before);
  };
}

/** Whether the latest decision says yes to what somebody under age could not: it was given when the age was not known. */
function hasGrownUpYes({ decision, usedNames }: ConsentState): boolean {
  const free = [...usedNames].filter(([, category]) => category === 'preferences').map(([name]) => answerKey(name));
  return [...(decision.last?.decision.answers ?? [])].some(
    ([key, yes]) => yes && key !== 'preferences' && !free.includes(key),
  );
}
