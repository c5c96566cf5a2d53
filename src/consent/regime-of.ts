import { LESS_THAN_OPT_IN } from './law-codes';
import { REGIMES, type Regime } from './regimes';
import { type RegionRules, ruleIn } from './regions';

/** Less is asked for under one regime than under the other. */
export const isLaxer = (regime: Regime, than: Regime): boolean => REGIMES.indexOf(regime) > REGIMES.indexOf(than);

/** Names the decision that asking for less rests on. */
const isNamed = (decision: unknown) => typeof decision === 'string' && /\S/.test(decision);

/**
 * By the site's own rule for the region, else for its country; else by the law of the table; else opt-in. Of a country whose parts have
 * rules of the site's own the strictest counts.
 *
 * @param region ISO 3166 code, or `''` where it is unknown
 * @param rules the site's own. One that is laxer than the law and names no decision counts as none, and so does one of no regime
 */
export function regimeOf(region: string, rules: RegionRules = {}): Regime {
  const lawful = ruleIn(LESS_THAN_OPT_IN, region) ?? 'opt-in';
  const own = [region, region.slice(0, 2)].map((code) => Object(Object.hasOwn(Object(rules), code) && rules[code]));
  const rule = own.find(
    ({ regime, decision }) => REGIMES.includes(regime) && (isNamed(decision) || !isLaxer(regime, lawful)),
  );
  // Where the country alone is known, the visitor may be in any part of it that the site has a rule for.
  const parts = Object.keys(Object(rules)).filter((code) => code.startsWith(`${region}-`));
  return parts
    .map((code) => regimeOf(code, rules))
    .reduce((strictest, it) => (isLaxer(strictest, it) ? it : strictest), rule?.regime ?? lawful);
}
