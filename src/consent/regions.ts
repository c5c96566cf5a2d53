import { LESS_THAN_OPT_IN, SIGNAL_DECIDES } from './law-codes';
import type { Regime } from './regimes';

/**
 * By `law`, the table: a region's own row, or its country's, or opt-in.
 *
 * @param region ISO 3166 code, or `''` where it is unknown
 */
export function regimeOf(region: string): Regime {
  const code = [region, region.slice(0, 2)].find((it) => Object.hasOwn(LESS_THAN_OPT_IN, it));
  return (code && LESS_THAN_OPT_IN[code]) || 'opt-in';
}

/** Is Global Privacy Control a decision there, by law or since it is honoured as one? */
export const isSignalDecision = (region: string): boolean =>
  SIGNAL_DECIDES.some((code) => code === region || code === region.slice(0, 2));

/** ISO 3166-1 or -2 in capitals; anything else, and the placeholders of edge networks (`XX`, `T1`), is `''`. */
export function readRegion(value: unknown): string {
  return /^(?!XX|ZZ)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(`${value}`) ? `${value}` : '';
}

/** What the header of an edge network says, in whatever case. */
export const readRegionHeader = (text: string | undefined): string => readRegion(text?.trim().toUpperCase());
