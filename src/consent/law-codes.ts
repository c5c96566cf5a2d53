import { LAW, REGIONS } from './law';
import type { Regime } from './regimes';

/*
 * As much of the table as pages need. The build evaluates this module and puts its values in its place, as it does with
 * `services/tables`.
 */

const [rest] = LAW.slice(-1);

/** Of these regions, those whose country says something else. */
const finest = <T>(valueIn: (code: string) => T | undefined, otherwise: T | undefined): [string, T][] =>
  [...REGIONS.keys()].flatMap((code): [string, T][] => {
    const value = valueIn(code);
    const country = code.slice(0, 2);
    const without = code !== country && REGIONS.has(country) ? valueIn(country) : otherwise;
    return value === undefined || value === without ? [] : [[code, value]];
  });

/** Regions whose law asks for less than opt-in. What is true of a whole country stands under the country. */
export const LESS_THAN_OPT_IN: Readonly<Record<string, Regime>> = Object.fromEntries(
  finest((code) => REGIONS.get(code)?.row.regime, rest?.regime),
);

/** Regions where Global Privacy Control is a decision. */
export const SIGNAL_DECIDES: readonly string[] = finest(
  (code) => /binds|honoured/.test(`${REGIONS.get(code)?.row.signal}`),
  false,
).flatMap(([code, decides]) => (decides ? [code] : []));

/** So many days a decision lasts under a regime that does not ask, from the latest visit on. */
export const RENEWED_DAYS: number = Math.min(...LAW.flatMap(({ isRenewed, days }) => (isRenewed ? [days] : [])));
