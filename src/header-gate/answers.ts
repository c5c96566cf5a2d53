import type { Category } from '../consent/categories';
import type { Decision } from '../consent/decision';
import { impliedAnswers, type SaleFacts, withSignal } from '../consent/implied';
import { regimeOf } from '../consent/regime-of';
import type { RegionRules } from '../consent/regions';
import { isInForceUnasked } from '../consent/unasked';
import { isInForce } from '../consent/validity';
import { isElsewhere } from '../consent/zones';

/** What is known of a visit. */
export interface VisitFacts {
  /** See `storedDecision`. */
  readonly stored: Decision | undefined;
  /** ISO 3166 code, or `''`. */
  readonly region: string;
  /** Whether the config says it, and no header. */
  readonly isSettled: boolean;
  readonly timeZone: string;
  readonly gpc: boolean;
  readonly minor: boolean;
  readonly now: number;
}

/** The terms of the site. */
export interface Terms {
  readonly days: number;
  readonly renewSince: string;
  readonly regions?: RegionRules | undefined;
  readonly names: ReadonlyMap<string, Category>;
  readonly services: readonly SaleFacts[];
}

/**
 * The answers that are in force, as the page finds them (`core/start`, `effects/regime`): an answer to a question counts anywhere; where
 * nobody is asked, an objection does, or else what is implied there.
 *
 * Where nobody was asked, what a binding signal speaks against is off in any case: the page knows of a yes whether it was given under the
 * signal, and the cookie does not.
 */
export function answersInForce(visit: VisitFacts, terms: Terms): ReadonlyMap<string, boolean> | undefined {
  const { stored, region, isSettled, timeZone, now } = visit;
  const { days, renewSince, regions, names, services } = terms;
  if (stored?.regime === 'opt-in' && isInForce(stored, now, days, renewSince)) return stored.answers;
  const regime = regimeOf(region, regions);
  if (regime === 'opt-in' || (!isSettled && isElsewhere(timeZone, region))) return undefined;
  const gpc = visit.gpc && regime === 'opt-out';
  const implied = impliedAnswers(names, services, gpc);
  const answered = stored && isInForceUnasked(stored, now, days, renewSince) ? stored.answers : undefined;
  return gpc ? withSignal(answered, implied) : (answered ?? implied);
}
