import { answerKey } from '../consent/decision';
import { decodeDecision } from '../consent/decode';
import { isAllowed } from '../consent/grants';
import type { ServiceFacts } from '../consent/notice';
import type { Core } from '../core/contracts';
import { knownServices, rememberServices } from '../receipts/elsewhere';
import { factsOf } from '../services/facts';
import { readDecisionCookies } from '../storage/decision-cookie';

/** What is known of the services of the page, and of those that other pages of the site have had allowed. */
export function factsOfSite(core: Core): ServiceFacts[] {
  const ids = core.state.serviceIds();
  const others = [...knownServices(core.store).values()].filter(({ id }) => !ids.includes(id));
  return [
    ...ids.map((id) => factsOf(core, id)),
    ...others.map(({ id, categories: [category = 'marketing'], details }) => ({ name: id, ...details, id, category })),
  ];
}

/** May this service run now, here, on another page, or on another site of this host, whose cookies are the same? */
export function isAllowedOnSite({ settings, state }: Core, id: string): boolean {
  if (state.usedNames.has(id)) return state.has(id);
  const others = [...readDecisionCookies(settings.cookie).keys()].map(decodeDecision);
  const { site } = state.decision;
  const counting = [state.decision.inForce(), ...others.filter((it) => it?.site && it.site !== site)];
  return counting.some((it) => it?.answers.get(answerKey(id)));
}

/** Keeps what other pages have to know of the services that are allowed on this one. */
export function rememberAllowed({ state, services, store }: Core): void {
  const allowed = [...state.usedNames].filter(
    ([id, category]) => id !== category && category !== 'necessary' && isAllowed(id, state.consentInputs()),
  );
  rememberServices(
    store,
    allowed.map(([id, category]) => ({ ...services.runner()?.get(id), id, category })),
  );
}
