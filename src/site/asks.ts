import type { Settings } from '../config/settings';
import { pendingNames } from '../consent/grants';
import { plannedServices } from '../services/plan';

/**
 * Whether a first visitor has the banner on a page that marks nothing beside what the config names. What a page marks is not known
 * before it is there. Where the age is asked for, that comes before the banner.
 */
export function asksAnybody({ services, audience = 'general' }: Settings): boolean {
  if (audience === 'ask') return false;
  const names = new Map(
    plannedServices(services).flatMap(({ id, category }) => [[category, category] as const, [id, category] as const]),
  );
  return pendingNames({ answers: undefined, minor: audience !== 'general', names }).length > 0;
}
