import { LESS_THAN_OPT_IN } from './law-codes';
import { REGIMES, type Regime } from './regimes';

/** What a site has decided for a region, by the region's code. */
export type RegionRules = Readonly<Record<string, RegionRule>>;

export interface RegionRule {
  readonly regime: Regime;
  /** Names the decision that it rests on, without which it can only be stricter than the law of the table. */
  readonly decision?: string;
}

/** Of a region, or of its country. */
const ruleIn = <T>(rules: Readonly<Record<string, T>>, region: string): T | undefined =>
  rules[[region, region.slice(0, 2)].find((code) => Object.hasOwn(rules, code)) as string];

/** Might less than opt-in be asked for there? What it is comes with what needs to know. */
export const isLenient = (region: string, rules?: RegionRules): boolean =>
  !!rules || !!ruleIn(LESS_THAN_OPT_IN, region);

/** Less is asked for under one regime than under the other. */
export const isLaxer = (regime: Regime, than: Regime): boolean => REGIMES.indexOf(regime) > REGIMES.indexOf(than);

/** Names the decision that asking for less rests on. */
const isNamed = (decision: unknown) => typeof decision === 'string' && /\S/.test(decision);

/**
 * By the site's own rule for the region, else for its country; else by the law of the table; else opt-in.
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
  return rule?.regime ?? lawful;
}

/** ISO 3166-1 or -2 in capitals; anything else, and the placeholders of edge networks (`XX`, `T1`), is `''`. */
export function readRegion(value: unknown): string {
  return /^(?!XX|ZZ)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(`${value}`) ? `${value}` : '';
}

/** What the header of an edge network says, in whatever case. */
export const readRegionHeader = (text: string | undefined): string => readRegion(text?.trim().toUpperCase());
