import { LAW, REGIONS } from './law';
import type { Regime } from './regimes';

/*
 * As much of the table as pages need. The build evaluates this module and puts its values in its place, as it does with
 * `services/tables`.
 */

const regimeIn = (code: string): Regime => (REGIONS.get(code) ?? REGIONS.get('*'))?.row.regime ?? 'opt-in';

/** Regions whose law asks for less than opt-in. What is true of a whole country stands under the country alone. */
export const LESS_THAN_OPT_IN: Readonly<Record<string, Regime>> = Object.fromEntries(
  [...REGIONS.keys()].flatMap((code) => {
    const country = code.slice(0, 2);
    const without = code === country ? 'opt-in' : regimeIn(country);
    return regimeIn(code) === without ? [] : [[code, regimeIn(code)]];
  }),
);

/** So many days a decision lasts under a regime that does not ask, from the latest visit on. */
export const RENEWED_DAYS: number = Math.min(...LAW.flatMap(({ isRenewed, days }) => (isRenewed ? [days] : [])));
