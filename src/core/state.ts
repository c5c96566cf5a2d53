import type { Settings } from '../config/settings';
import { isCategory } from '../consent/categories';
import { allowedNames, type ConsentInputs, isAllowed, isMarkupAllowed, pendingNames } from '../consent/grants';
import { isOlder } from '../consent/versions';
import { dom } from '../dom';
import { ADULT, DISMISSED_NOTE, MINOR } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import type { ConsentState, Core, Jurisdiction } from './contracts';
import { createSnapshot } from './snapshot';
import { readStoredDecision } from './stored-decision';

/** Until it is decided, or the first layer finds out. With nothing implied of its own, whatever a page gives to all objects. */
const NOWHERE: Jurisdiction = { region: '', regime: 'opt-in', implied: undefined };

/** The one place that knows what may run now. It makes no decision and touches nothing of the page. */
export function createState(
  settings: Settings,
  store: LocalStore,
  failed: Core['failed'],
  signal: AbortSignal,
): ConsentState {
  const decision = readStoredDecision(settings);
  const isMinor = () => !!store.get(MINOR) || !['general', undefined, store.get(ADULT)].includes(settings.audience);
  const draws: (() => void)[] = [];
  let isStarted = false;
  let minor = isMinor();
  let jurisdiction: Jurisdiction = { ...NOWHERE, ...decision.inForce() };
  const state: ConsentState = {
    decision,
    usedNames: new Map(),
    get jurisdiction() {
      return jurisdiction;
    },
    registerName(name, category) {
      state.usedNames.set(category, category);
      if (!state.usedNames.has(name)) state.usedNames.set(name, category);
    },
    setJurisdiction(found) {
      jurisdiction = { ...NOWHERE, ...found };
      state.readAudience();
    },
    readAudience() {
      minor = isMinor();
    },
    openGate() {
      isStarted = true;
    },
    consentInputs: () => inputsWith(isStarted ? (decision.inForce()?.answers ?? jurisdiction.implied?.()) : undefined),
    has: (name) => isAllowed(name, inputsNow(state)),
    mayRun: (categories, service) => isMarkupAllowed(categories, service, inputsNow(state)),
    allowedNames: () => allowedNames(inputsNow(state)),
    pendingNames: () => pendingNames(inputsWith(decision.inForce()?.answers)),
    isQuestionDue: () =>
      (jurisdiction.regime === 'opt-in' || (decision.inForce()?.answers.get('marketing') ?? !!decision.inForce())) &&
      state.pendingNames().length > 0,
    isPolicyNoteDue() {
      const { version } = settings.policy;
      return isOlder(decision.inForce()?.version ?? version, version) && store.get(DISMISSED_NOTE) !== version;
    },
    controlDue() {
      if (jurisdiction.regime === 'opt-in') return decision.inForce() && settings.ui.reopen ? 'reopen' : undefined;
      return 'choices';
    },
    serviceIds: () => [...state.usedNames.keys()].filter((name) => !isCategory(name)),
    snapshot: () => snapshot(),
    onChange: (draw) => draws.push(draw),
    notifyChange() {
      // Without a body there is nothing to stand in front of; that it has come is told again.
      if (isStarted && dom.body && !signal.aborted) for (const draw of draws) isolated(draw, failed);
    },
  };
  const snapshot = createSnapshot(state, settings.days);
  const inputsWith = (answers: ConsentInputs['answers']): ConsentInputs => ({ answers, minor, names: state.usedNames });
  return state;
}

const inputsNow = ({ once, consentInputs }: ConsentState): ConsentInputs =>
  once?.inputs(consentInputs()) ?? consentInputs();

/** Each who draws by itself: one that fails holds up nobody. */
function isolated(draw: () => void, failed: Core['failed']): void {
  try {
    draw();
  } catch (cause) {
    failed(cause);
  }
}
