import type { Regime } from './regimes';

/**
 * THE TABLE. One row for each country whose law asks for less than opt-in; every other region, and an unknown one,
 * is opt-in. A United States visitor of unknown state gets California's rules.
 */
const LESS_THAN_OPT_IN: Readonly<Record<string, Regime>> = {
  // CCPA 1798.135 and the state laws modelled on it; the signal binds in twelve states and is honoured in all.
  US: 'opt-out',
  // Telecommunications Business Act, external transmission rule (16 June 2023).
  JP: 'notice',
};

/** @param region ISO 3166 code, or `''` where it is unknown */
export function regimeOf(region: string): Regime {
  const country = region.slice(0, 2);
  return (Object.hasOwn(LESS_THAN_OPT_IN, country) && LESS_THAN_OPT_IN[country]) || 'opt-in';
}

/** ISO 3166-1 or -2 in capitals; anything else, and the placeholders of edge networks (`XX`, `T1`), is `''`. */
export function readRegion(value: unknown): string {
  return /^(?!XX|ZZ)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(`${value}`) ? `${value}` : '';
}

/** What the header of an edge network says, in whatever case. */
export const readRegionHeader = (text: string | undefined): string => readRegion(text?.trim().toUpperCase());
