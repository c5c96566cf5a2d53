import { daysOf } from '../consent/validity';
import type { Core } from '../core/contracts';
import { keep } from '../decisions/keep';
import { RENEWED } from '../storage/keys';

/** `parts/renew.js`: a visitor who objected where nobody is asked has come back, and the objection lasts from now on. */
export function renew(core: Core): void {
  const { decision, text } = core.state.decision.last ?? {};
  if (!decision || !text) return;
  keep(core, text, daysOf(decision, core.settings.days));
  core.store.set(RENEWED, `${Date.now()}`);
}
