import type { Core } from '../core/contracts';
import { holdUntagged } from '../gate/autoblock';
import { createUnmarked } from '../gate/unmarked';
import { setSource } from '../trusted';

/**
 * `parts/autoblock.js`, where `autoblock` is on. The script tag has it as a classic script (`src/blocking.ts`), since the
 * parser waits for those and for no module.
 */
export function autoblock({ state, gate, nonce, sources, signal, report }: Core): void {
  const unmarked = createUnmarked({
    ...state,
    register: state.registerName,
    report,
    isDecided: () => !!state.decision.inForce(),
  });
  gate.onPass(unmarked.reconcile);
  holdUntagged({
    mayRun: state.has,
    hold(held) {
      if (unmarked.add(held)) gate.reconcile();
    },
    categoryOf: (id) => state.usedNames.get(id),
    setSource: (element, url) =>
      element instanceof HTMLScriptElement
        ? setSource(sources, element, url)
        : sources.setAttribute(element, 'src', url),
    nonce,
    signal,
  });
}
