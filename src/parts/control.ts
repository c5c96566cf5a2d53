import { DAY_MS } from '../consent/validity';
import type { Core, Surface } from '../core/contracts';
import { reported } from '../core/once';
import { RENEWED } from '../storage/keys';
import { surfaceOf } from './surface';

export { pageLanguage } from '../ui/control/control';

/**
 * `parts/control.js`: what stands on every page once there is something to reopen. The first layer has the same in itself.
 */
export function openControl(core: Core, open: () => void): Surface {
  if (isRenewalDue(core)) core.load('renew').then((it) => it.renew(core), reported);
  return surfaceOf(core, open);
}

/** Where nobody is asked a decision lasts as long as the visitor comes back; once a day is often enough. */
const isRenewalDue = ({ state, store }: Core) =>
  state.jurisdiction.regime !== 'opt-in' &&
  state.decision.persisted &&
  Date.now() >= DAY_MS + Math.max(state.decision.last?.decision.at ?? 0, Number(store.get(RENEWED)) || 0);
