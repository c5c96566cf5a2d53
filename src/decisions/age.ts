import type { Core } from '../core/contracts';
import { MINOR } from '../storage/keys';

/** Has the visitor yet to say who they are, where the site asks for the age? Until then they count as under age. */
export const isAgeUnknown = ({ settings, state, store }: Pick<Core, 'settings' | 'state' | 'store'>): boolean =>
  settings.audience === 'ask' && state.consentInputs().minor && !store.get(MINOR);
