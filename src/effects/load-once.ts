import type { Choice } from '../consent/decide';
import { answerKey } from '../consent/decision';
import { withYes } from '../consent/grants';
import type { ConsentState, Core, Once } from '../core/contracts';
import { rememberServices } from '../receipts/elsewhere';
import { SWEEP } from '../storage/keys';

/**
 * Lets a service run on this page, until the page is left or the visitor says no. That is no decision: there is no receipt, and
 * the next page asks as before. The page's own code is told of it as of any grant.
 */
export async function loadOnce(core: Core, id: string): Promise<void> {
  const { state, services, gate, emit, signal } = core;
  state.once ??= createOnce(state);
  if (state.once.has(id)) return;
  state.once.add(id);
  // Not for a minor: what was asked for in vain is not kept for when that changes.
  if (!state.has(id)) return state.once.refuse({ [id]: false });
  state.notifyChange();
  await services.load(() => [id]);
  signal.throwIfAborted();
  services.runner()?.start();
  await gate.reconcile();
  // Not where an answer has come meanwhile that says no.
  if (!state.has(id)) return;
  addEventListener('pagehide', () => leave(core, id), { signal });
  emit('grant', { names: [id] });
  emit('change', { consent: state.snapshot(), granted: [id], withdrawn: [], left: [] });
}

/** What it has stored has no yes: the next page removes it, be it one that does not use the service. */
function leave({ services, state, store }: Core, id: string): void {
  const service = services.runner()?.get(id);
  const { cookies = [], storage = [], databases = [] } = service ?? {};
  if (!service || cookies.length + storage.length + databases.length === 0) return;
  rememberServices(store, [{ ...service, id, category: state.usedNames.get(id) ?? service.category }]);
  store.set(SWEEP, '[]');
}

/** Each holds until a no to it, or to its category, is new: be it said here or in another tab. Minors have none but preferences. */
function createOnce({ usedNames, consentInputs }: ConsentState): Once {
  const asked = new Map<string, string>();
  const refused = (id: string, { answers } = consentInputs()) =>
    `${answers?.get(answerKey(id)) === false} ${answers?.get(usedNames.get(id) ?? '') === false}`;
  return {
    has: (id) => asked.has(id),
    add: (id) => asked.set(id, refused(id)),
    inputs(decided) {
      for (const [id, before] of asked) {
        const isBarred = decided.minor && usedNames.get(id) !== 'preferences';
        if (isBarred || refused(id, decided) !== before) asked.delete(id);
      }
      return withYes(decided, asked.keys());
    },
    refuse(choice: Choice) {
      for (const id of asked.keys()) if (isRefused(choice, id, usedNames.get(id) ?? '')) asked.delete(id);
    },
  };
}

const isRefused = (choice: Choice, id: string, category: string): boolean =>
  typeof choice === 'string' ? choice === 'reject-all' : choice[id] === false || choice[category] === false;
