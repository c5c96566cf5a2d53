import { isObjection } from '../consent/validity';
import type { Core, PageCall } from '../core/contracts';
import { changesAudience } from './audience';
import { isHeard } from './heard';

/**
 * What the page has given to a call, taken once: with the setting `api` at `visitor` a yes has to be said while a visitor is doing
 * something. A no, and what changes nothing, may be said at any time.
 *
 * @param isActive whether a visitor was, when the page called. A browser that does not say is one in which nobody was
 * @throws DOMException `NotAllowedError`, where it would grant something
 */
export function heardCall(
  core: Core,
  call: PageCall,
  given: readonly unknown[],
  isActive: boolean | undefined,
): readonly unknown[] {
  // What a getter says now is what is decided.
  const taken = given.map((it) => (Object(it) === it ? { ...(it as object) } : it));
  if (isActive || isHeard(core.settings, '') || !GRANTS[call](core, taken[0])) return taken;
  throw new DOMException(
    `[assent] ${call}: was called while no visitor was doing anything, and the setting api is "visitor"; call it from the listener of a click or a key`,
    'NotAllowedError',
  );
}

type Grants = (core: Core, given: unknown) => boolean;

const isYes = (value: unknown) => value !== false;

const GRANTS: Readonly<Record<PageCall, Grants>> = {
  acceptAll: () => true,
  rejectAll: () => false,
  set: (_, answers) => Object.values(Object(answers)).some(isYes),
  setAudience: (core, audience) => audience !== 'minor' && changesAudience(core, audience),
  reset: forgetsObjection,
  erase: forgetsObjection,
  record: (_, given) => isYes(Object(given).granted),
};

/**
 * Where nobody is asked, whoever has said no and is forgotten would be taken to have said yes; and whether anybody is asked may be found
 * out anew.
 */
function forgetsObjection({ state }: Core): boolean {
  const decision = state.decision.last?.decision;
  return !!decision && isObjection(decision);
}
