import { isCategory } from '../consent/categories';
import { isAllowed } from '../consent/grants';
import type { NoticeFacts, ServiceFacts } from '../consent/notice';
import type { Core, FirstLayer } from '../core/contracts';
import { isHeard } from '../decisions/heard';
import { isSignalHonoured } from '../decisions/signal';
import type { Locale } from '../locales/locale';
import { type AllowedElsewhere, allowedElsewhere } from '../receipts/elsewhere';
import { ownReceipts } from '../receipts/outbox';
import { factsOf } from '../services/facts';
import { DISMISSED_NOTE } from '../storage/keys';
import type { DrawHistory, Preferences } from '../ui/port';
import { createPreferences as createSurface } from '../ui/preferences/preferences';

/** `parts/preferences.js`: the second layer, and the notes. */
export function createPreferences(core: Core, firstLayer: FirstLayer, locale: () => Locale): Preferences {
  const { settings, state, store } = core;
  const { version } = settings.policy;
  let outcome: 'saved' | 'notStored' | 'unchanged' = 'unchanged';
  const elsewhere = () => allowedElsewhere(store, state.decision.inForce()?.answers, state.usedNames);
  return createSurface(
    {
      get root() {
        return firstLayer.root();
      },
      theme: settings.ui.theme,
      signal: core.signal,
      hears: (action, event) => isHeard(settings, action, event),
      facts: () => ({
        ...withElsewhere(firstLayer.noticeFacts(locale().code), elsewhere()),
        isSignalHonoured: isSignalHonoured(state),
      }),
      services: () => [
        ...state.serviceIds().map((id) => factsOf(core, id)),
        ...elsewhere().map((it) => elsewhereFacts(it, locale())),
      ],
      consent() {
        const consent = state.snapshot();
        // What is only loaded once is not decided: nobody said yes to it, who saves.
        const own = state.serviceIds().map((id) => [id, isAllowed(id, state.consentInputs())] as const);
        const others = elsewhere().map(({ id }) => [id, true] as const);
        return { ...consent, services: Object.fromEntries([...own, ...others]) };
      },
      isPolicyNoteDue: () => state.isPolicyNoteDue() && !state.isQuestionDue(),
      dismissPolicyNote: () => store.set(DISMISSED_NOTE, version),
      leftovers: async () => (await firstLayer.decisions()).notRemoved(),
      receipts: () => ownReceipts(store),
      history: historyOf(core, firstLayer),
      async erase() {
        const decisions = await firstLayer.decisions();
        await decisions.erase().catch((cause) => {
          core.report((cause as Error).message, cause);
          throw cause;
        });
      },
      decide(...given) {
        const before = state.decision.last;
        const decided = firstLayer.decide(...given);
        const { last, persisted } = state.decision;
        outcome = last === before ? 'unchanged' : persisted ? 'saved' : 'notStored';
        return decided;
      },
      status: () => outcome,
      losesInput: async () => (await firstLayer.decisions()).losesInput(),
      toggled(type) {
        // A banner that became due behind them.
        if (type === 'close') state.notifyChange();
        core.emit(type, null);
      },
      failed: core.failed,
    },
    locale,
  );
}

/** Loads what draws the receipts, once somebody wants to see them. */
function historyOf(core: Core, firstLayer: FirstLayer): () => Promise<DrawHistory> {
  let draw: DrawHistory | undefined;
  return async () => {
    try {
      draw ??= (await core.load('history')).openHistory(core, firstLayer);
      return draw;
    } catch (cause) {
      core.failed(cause);
      throw cause;
    }
  };
}

/** A service that nobody knows the category of is shown in the last, which is the strictest. */
const categoryOf = ({ categories: [category = 'marketing'] }: AllowedElsewhere) => category;

/** What is allowed on other pages can be taken back on this one. */
function withElsewhere(facts: NoticeFacts, elsewhere: readonly AllowedElsewhere[]): NoticeFacts {
  const names = new Map(facts.names);
  for (const it of elsewhere) names.set(categoryOf(it), categoryOf(it)).set(it.id, categoryOf(it));
  return { ...facts, names, elsewhere: new Map(elsewhere.map(({ id, categories }) => [id, categories])) };
}

function elsewhereFacts(it: AllowedElsewhere, { unknownService }: Locale): ServiceFacts {
  const name = it.id === it.key && !isCategory(it.id) ? unknownService(it.key) : it.id;
  return { name, ...it.details, id: it.id, category: categoryOf(it) };
}
