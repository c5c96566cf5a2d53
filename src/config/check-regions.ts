import { isLaxer, regimeOf } from '../consent/regime-of';
import { REGIMES, type Regime } from '../consent/regimes';
import { readRegion } from '../consent/regions';
import { isObject } from './is-object';

/** What is wrong with a site's own rules for regions: each has to be of a region, and stricter than the law, or to say why. */
export function regionProblems(regions: unknown): string[] {
  if (!isObject(regions)) return [`regions: ${JSON.stringify(regions)} is wrong; use { "US": { "regime": "opt-in" } }`];
  return Object.entries(regions).flatMap(([code, rule]) => {
    const path = `regions.${code}`;
    if (!readRegion(code)) return [`${path}: is no region; use a code such as OM or US-CA`];
    if (!isObject(rule)) return [`${path}: ${JSON.stringify(rule)} is wrong; use { "regime": "opt-in" }`];
    const { regime, decision, ...others } = rule;
    if (!REGIMES.some((it) => it === regime)) {
      return [`${path}.regime: ${JSON.stringify(regime)} is wrong; use ${REGIMES.join(' or ')}`];
    }
    if (decision !== undefined && !(typeof decision === 'string' && /\S/.test(decision))) {
      return [`${path}.decision: ${JSON.stringify(decision)} is wrong; use the name of the decision`];
    }
    if (!decision && isLaxer(regime as Regime, regimeOf(code))) {
      return [
        `${path}.regime: asks for less than ${regimeOf(code)}, which the law does; use decision beside it, with the name of the decision that it rests on`,
      ];
    }
    return Object.keys(others).map((name) => `${path}.${name}: is not a setting of a region; take it out`);
  });
}
