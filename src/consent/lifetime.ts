import type { Decision } from './decision';
import { RENEWED_DAYS } from './law-codes';
import { type RegionRules, regimeOf } from './regions';
import { isObjection } from './validity';

/**
 * So many days a decision is kept. Where the law asks nobody, an objection is not asked for again, so a shorter time would only take
 * it back; that goes for the visitor who was asked there all the same, too.
 *
 * @param days as the settings have it
 */
export function daysOf(
  decision: Pick<Decision, 'regime' | 'region' | 'answers'>,
  days: number,
  rules?: RegionRules,
): number {
  const isUnasked = decision.regime !== 'opt-in' || regimeOf(decision.region, rules) !== 'opt-in';
  return isUnasked && isObjection(decision) ? Math.max(days, RENEWED_DAYS) : days;
}
