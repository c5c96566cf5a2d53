import type { Choice } from '../consent/decide';
import { emptyNotice } from '../consent/notice';
import type { Core, DecidingCalls, Effects, FirstLayer } from '../core/contracts';
import { allowedElsewhere, knownServices } from '../receipts/elsewhere';
import type { Sender } from '../receipts/sender';
import { isOthers } from '../receipts/unsent';
import { ADOPTED, ADULT, MINOR, SERVICES } from '../storage/keys';
import { endAdoption } from './adopt';
import { createAudience } from './audience';
import { completeChoice, type OtherPages } from './choice';
import { formerNames } from './former';
import { forget, isAllAnswered } from './keep';

/** Every way to decide that is not on the screen. */
export function createDecidingCalls(
  core: Core,
  { decide, enter, identityReady, language, noticeFacts, shownNotice }: FirstLayer,
  { apply }: Pick<Effects, 'apply'>,
  sender: Sender,
): DecidingCalls {
  const { state, store } = core;
  /** What stands before the visitor while the site's own interface decides: ours where it is open, else nothing of ours. */
  const noticeNow = () => shownNotice() ?? { ...emptyNotice(noticeFacts(), 'site'), language: language() };

  /** @param isAgeKept whether it stays known that the visitor is old enough */
  async function reset(isAnswered = isAllAnswered(core), isAgeKept = false) {
    const before = [
      ...new Set([...state.allowedNames(), ...formerNames(state), ...restOfSite(core).elsewhere.map(({ id }) => id)]),
    ];
    state.once = undefined;
    endAdoption(core, isAgeKept);
    forget(core, isAnswered);
    if (!isAgeKept) store.remove(ADULT);
    state.readAudience();
    // What stands open is shut at once; the rest takes its time.
    core.gate.reconcile();
    await Promise.all([identityReady(), enter()]);
    return apply(before);
  }

  /** Not before there is somebody to decide: another call may have forgotten the visitor a moment ago. */
  async function decideNow(choice: () => Choice, before: readonly string[] = state.allowedNames()) {
    await identityReady();
    state.decision.refresh();
    return decide(choice(), 'api', noticeNow(), before);
  }

  return {
    reset: () => reset(),
    acceptAll: () => decideNow(() => 'accept-all'),
    rejectAll: () => decideNow(() => 'reject-all'),
    set: (answers) => decideNow(() => completeChoice(answers, state, restOfSite(core))),
    setAudience: createAudience(core, { reset, decideNow, apply }),
    /** The endpoint first: if it can not be reached, nothing is forgotten here, and the visitor can ask again. */
    async erase() {
      const { secret, subject } = state.decision.last?.decision ?? {};
      const isAnswered = isAllAnswered(core);
      await sender.erase(secret, subject);
      const done = reset(isAnswered);
      // Behind the cookie, as in `reset`.
      for (const key of store.keys('')) {
        if (![MINOR, SERVICES, ADOPTED].includes(key) && !isOthers(store, key, state.decision.site)) store.remove(key);
      }
      // What other pages have stored is removed by what is known of it.
      await done.finally(() => store.remove(SERVICES));
    },
  };
}

const restOfSite = ({ store, state }: Core): OtherPages => ({
  known: knownServices(store),
  // What ran under a decision that counts no more has left traces all the same.
  elsewhere: allowedElsewhere(store, state.decision.last?.decision.answers, state.usedNames),
});
