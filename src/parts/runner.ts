import type { PageRunner, PartModules } from '../core/contracts';
import { markContainers } from '../services/helpers/containers';
import { createRunner } from '../services/runner';
import { onDeclaration } from '../ui/declaration/on-declaration';

export { isEvent } from '../services/helpers/events';
export { GOOGLE_FORMS } from '../services/helpers/google-options';
export { landing } from '../services/helpers/landing';
export { complete, list, methods, stub } from '../services/helpers/stub';

/** `parts/runner.js`: where the page has services. */
export const openRunner: PartModules['runner']['openRunner'] = (core) => {
  const { settings, state, load, sources, nonce, signal, report } = core;
  const runner = createRunner({
    ...{ nonce, signal, report, sources, services: settings.services },
    state,
    allowed: state.has,
    loadPart: load,
    register: state.registerName,
    refused(id) {
      if (id) state.usedNames.delete(id);
      core.explainMistakes();
    },
  });
  markContainers((id) => state.usedNames.has(id), signal);
  const pageRunner: PageRunner = {
    ...runner,
    loadAll(wanted) {
      for (const id of state.serviceIds()) runner.addFromMarkup(id, state.usedNames.get(id));
      return runner.load(wanted());
    },
  };
  onDeclaration((element) => load('declaration').then((it) => it.declare(core, pageRunner, element), core.failed));
  return pageRunner;
};
