import type { Core } from '../core/contracts';
import { MINOR } from '../storage/keys';

/** Has the visitor yet to say who they are, where the site asks for the age? Until then they count as under age. */
export const isAgeUnknown = ({ settings, state, store }: Pick<Core, 'settings' | 'state' | 'store'>): boolean =>
  settings.audience === 'ask' && state.consentInputs().minor && !store.get(MINOR);

/** The same; and if so nothing else is asked from now on, until what asks for the age has come and says when. */
export function waitsForAge(core: Pick<Core, 'settings' | 'state' | 'store'>): boolean {
  if (!isAgeUnknown(core)) return false;
  core.state.isAgeDue ??= () => true;
  return true;
}
