import type { Core } from '../core/contracts';
import { afterPaint } from '../dom';
import type { AssentEvents, Leftover, Outcome } from '../types';
import { hasUnsavedInput, loadAgain, needsReload, unstoppableScripts } from './reload';
import { factsOfSite } from './site';
import type { Traces } from './traces';

/**
 * THE ORDER of what a decision does, once it is stored.
 *
 * @param isHere whether the visitor has answered on this page, and not in another tab
 */
export async function apply(core: Core, traces: Traces, before: readonly string[], isHere = false): Promise<Outcome> {
  const { state, services, gate, emit, signal } = core;
  const after = state.allowedNames();
  const granted = after.filter((name) => !before.includes(name));
  const withdrawn = before.filter((name) => !after.includes(name));
  state.notifyChange();
  // 1. Services are told, and stopped where consent is gone: a tag reads its consent state as it starts.
  const stopped = services.runner()?.updateConsent() ?? [];
  const isCaught = stopped.some(({ isLoading }) => isLoading);
  // An answer that is stored, or forgotten, outlives a reload; one that this page alone knows does not.
  const outlives = () => state.decision.persisted || (!state.decision.last && core.store.isLasting);
  // What is on its way does not arrive. Whatever else of the page is cut off by that, the reload brings again.
  if (isCaught && outlives()) {
    core.page.isLeaving = true;
    window.stop();
  }
  // 2. The gate shuts behind what is withdrawn, and its traces go.
  traces.forget();
  let left: readonly Leftover[] = [];
  if (withdrawn.length) {
    await gate.reconcile();
    left = await traces.remove();
  }
  // 3. What runs and cannot be stopped goes with the page. Where the answer would not outlive that, it would only start again,
  // to be stopped again, without an end.
  const isStuck = isCaught || stopped.some(needsReload) || (withdrawn.length > 0 && runsUnallowed(core));
  const isLeaving = isStuck ? outlives() : isHere && granted.length > 0 && isTooNarrow(core);
  // 4. What is granted starts, once the click was answered on the screen: on the page that comes, where this one goes.
  if (!isLeaving) {
    if (granted.length) await Promise.all([services.load(() => granted), afterPaint()]);
    signal.throwIfAborted();
    services.runner()?.start();
    await gate.reconcile();
  }
  // 5. Everybody is told. What was taken back meanwhile has had its own event.
  const now = state.allowedNames();
  const given = granted.filter((name) => now.includes(name));
  if (withdrawn.length) emit('withdraw', { names: withdrawn, left, elsewhere: elsewhere(core, withdrawn) });
  if (given.length) emit('grant', { names: given });
  emit('change', { consent: state.snapshot(), granted: given, withdrawn, left });
  state.notifyChange();
  if (isLeaving && !signal.aborted) {
    core.page.isLeaving = true;
    loadAgain();
  }
  return { granted: given, withdrawn, left };
}

/** Was the page sent with a policy that refuses what it now may, and is the next one to be asked for at once? */
const isTooNarrow = ({ settings, state }: Core): boolean =>
  settings.ui.headerGate === 'reload' && state.decision.persisted && !hasUnsavedInput();

/** What `left` can not know: a page has no way to look there. */
function elsewhere(core: Core, withdrawn: readonly string[]): AssentEvents['withdraw']['elsewhere'] {
  return factsOfSite(core)
    .filter(({ id }) => withdrawn.includes(id))
    .flatMap(({ id: service, thirdParty }) => (thirdParty ?? []).map((site) => ({ service, site })));
}

/** A marked script that was started and may not run any more goes with the page, unless its service has an off switch. */
function runsUnallowed(core: Core): boolean {
  return unstoppableScripts(core).some(({ categories, service }) => !core.state.mayRun(categories, service));
}
