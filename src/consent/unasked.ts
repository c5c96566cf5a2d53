import type { Decision } from './decision';
import { DAY_MS, isInForce, isObjection } from './validity';

/**
 * Does a stored decision still count where nobody is asked? There an objection counts as long as visits renew its cookie: without it
 * everything would be implied. A yes to all is no objection, and runs out.
 */
export function isInForceUnasked(
  decision: Pick<Decision, 'at' | 'version' | 'answers'>,
  now: number,
  days: number,
  renewSince: string,
): boolean {
  return isInForce(decision, now, days, renewSince) || (isObjection(decision) && decision.at <= now + DAY_MS);
}
