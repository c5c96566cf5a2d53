import { LESS_THAN_OPT_IN } from './law-codes';
import type { Regime } from './regimes';

/** What a site has decided for a region, by the region's code. */
export type RegionRules = Readonly<Record<string, RegionRule>>;

export interface RegionRule {
  readonly regime: Regime;
  /** Names the decision that it rests on, without which it can only be stricter than the law of the table. */
  readonly decision?: string;
}

/** Of a region, or of its country. */
export const ruleIn = <T>(rules: Readonly<Record<string, T>>, region: string): T | undefined =>
  rules[[region, region.slice(0, 2)].find((code) => Object.hasOwn(rules, code)) as string];

/** Might less than opt-in be asked for there? What it is comes with what needs to know. */
export const isLenient = (region: string, rules?: RegionRules): boolean =>
  !!rules || !!ruleIn(LESS_THAN_OPT_IN, region);

/** ISO 3166-1 or -2 in capitals; anything else, and the placeholders of edge networks (`XX`, `T1`), is `''`. */
export function readRegion(value: unknown): string {
  return /^(?!XX|ZZ)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(`${value}`) ? `${value}` : '';
}

/** What the header of an edge network says, in whatever case. Letters beyond ASCII are none of a code, though some become one in capitals. */
export const readRegionHeader = (text: string | undefined): string =>
  readRegion(text?.trim().replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
