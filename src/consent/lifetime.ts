import type { Decision } from './decision';
import { RENEWED_DAYS } from './law-codes';
import { isLenient } from './regions';
import { isObjection } from './validity';

type Facts = Pick<Decision, 'regime' | 'region' | 'answers'>;

/**
 * So many days a decision is kept. Where the law asks nobody, an objection is not asked for again, so a shorter time would only take
 * it back; that goes for the visitor who was asked there all the same, too.
 *
 * @param days as the settings have it
 */
export const daysOf = (decision: Facts, days: number): number =>
  isObjection(decision) && (decision.regime !== 'opt-in' || isLenient(decision.region)) ? RENEWED_DAYS : days;
