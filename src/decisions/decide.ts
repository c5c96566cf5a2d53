import { ASKED, isCategory } from '../consent/categories';
import { answersAfter, sameAnswers } from '../consent/decide';
import { answerKey } from '../consent/decision';
import type { Core, Decider, Decisions } from '../core/contracts';
import { allowedElsewhere, knownServices } from '../receipts/elsewhere';
import { formerNames } from './former';
import type { Identities } from './identity';
import { record } from './record';
import { spokenAgainst } from './signal';

/** @param settle brings the page in line with what was decided, and sends its receipt */
export function createDecider(core: Core, identities: Identities, settle: Decisions['settle']): Decider {
  const { settings, state, store } = core;
  const decider: Decider = {
    noticeFacts(language = '') {
      const { policy, ui, site = location.hostname } = settings;
      const { regime, implied } = state.jurisdiction;
      const yes = implied?.();
      return {
        site,
        policy,
        regime,
        layout: ui.layout ?? 'bar',
        position: ui.position ?? 'bottom',
        overrides: ui.texts?.[language],
        names: state.usedNames,
        // Until a category is answered everything is asked, also after a yes to the service of one placeholder; later, what is new is asked by itself.
        asked: ASKED.some((name) => state.decision.inForce()?.answers.has(name)) ? state.pendingNames() : [],
        startsOn: (name) => !!yes?.get(answerKey(name)),
      };
    },
    record(answer) {
      state.decision.refresh();
      const decision = state.decision.inForce();
      if (decision?.version === settings.policy.version && sameAnswers(decision.answers, answer.answers)) return false;
      record(core, answer, identities.take);
      return true;
    },
    async decide(choice, method, notice, before = state.allowedNames()) {
      // Another tab may have decided a moment ago, and this comes after it.
      state.decision.refresh();
      const decided = { ...state.consentInputs(), answers: state.decision.inForce()?.answers };
      const known = decided.answers && knownServices(store); // A first answer takes nothing back.
      const answers = answersAfter(choice, decided, method === 'banner' ? notice.asked : [], known);
      // A yes to all is none to what the browser's signal speaks against. Where the switches stand, and it is named, that is a choice.
      if (choice === 'accept-all' && !(notice.signal && method === 'preferences')) {
        for (const key of spokenAgainst(state).map(answerKey)) answers.set(key, !!decided.answers?.get(key));
      }
      state.once?.refuse(choice);
      const elsewhere = allowedElsewhere(store, state.decision.last?.decision.answers, decided.names);
      const taken = elsewhere.filter(({ key }) => !answers.get(key)).map(({ id }) => id);
      const shown = notice.categories.flatMap(({ services }) => services.map(({ id }) => id));
      const others = elsewhere.map(({ id }) => id).filter((id) => !isCategory(id) && [...taken, ...shown].includes(id));
      const former = formerNames(state).filter((name) => !answers.get(answerKey(name)));
      const all = [...new Set([...before, ...former, ...taken])];
      const isNew = decider.record({
        answers,
        action: typeof choice === 'string' ? choice : undefined,
        method,
        notice,
        before: all,
        others,
      });
      // The network comes after, and nothing on the screen waits for it.
      state.notifyChange();
      const isOther = `${state.allowedNames()}` !== `${before}`;
      return isNew || isOther ? settle(all) : { granted: [], withdrawn: [], left: [] };
    },
  };
  return decider;
}
