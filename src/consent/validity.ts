import type { Decision } from './decision';
import { isOlder } from './versions';

export const DAY_MS = 86_400_000;

/** A time past tomorrow is of a damaged decision, a forged one, or a wrong clock. So is what is no number. */
export const isPast = ({ at }: Pick<Decision, 'at'>): boolean => at <= Date.now() + DAY_MS;

/**
 * Does a stored decision still count? Expired, more than a day from the future (a damaged or forged one), or made under
 * terms that have changed in substance: it does not.
 */
export function isInForce(
  { at, version }: Pick<Decision, 'at' | 'version'>,
  now: number,
  days: number,
  renewSince: string,
): boolean {
  // A time that is no number compares false.
  return at <= now + DAY_MS && now < at + days * DAY_MS && !isOlder(version, renewSince);
}

/** Whether it has a no in it. */
export const isObjection = ({ answers }: Pick<Decision, 'answers'>): boolean => [...answers.values()].includes(false);
