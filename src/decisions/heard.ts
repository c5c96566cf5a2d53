import type { Settings } from '../config/settings';
import type { Core, Decider } from '../core/contracts';

/**
 * Does it count? Where scripts may not say yes, what they do counts as a no alone. What is no word of ours in the setting is a mistake,
 * and then they may not. What the browser has not made itself says so of itself, and no script can change that.
 *
 * @param action `data-action` of a button of ours, or what it decides; `''`: any yes
 * @param event what has done it, where that is known
 */
export const isHeard = (
  { api = 'open' }: Pick<Settings, 'api'>,
  action: unknown,
  event?: Pick<Event, 'isTrusted'>,
): boolean => event?.isTrusted || api === 'open' || action === 'reject-all';

/** Decides what is heard, and nothing else. What nobody has seen being clicked has no event. */
export const heardBy =
  ({ settings }: Pick<Core, 'settings'>, { decide }: Pick<Decider, 'decide'>) =>
  async (event: Event | undefined, ...given: Parameters<Decider['decide']>): Promise<unknown> =>
    isHeard(settings, given[0], event) && decide(...given);
