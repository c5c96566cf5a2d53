import { REGIONS } from './law';

/*
 * The ages of the table, for the part that asks for one alone. The build evaluates this module and puts its value in its place,
 * as it does with `law-codes`.
 */

const ageOf = (code: string): number | undefined => REGIONS.get(code)?.age;

/** What holds for a region that is not named: its country's, or everybody's. */
const without = (code: string): number | undefined => (code.length > 2 && ageOf(code.slice(0, 2))) || ageOf('*');

const named = [...REGIONS].filter(([code, { age }]) => code === '*' || age !== without(code));

/** Codes of regions by the age from which a person consents for themselves; `*` is every region that is not named. */
export const AGES: Readonly<Record<number, string>> = Object.fromEntries(
  [...new Set(named.map(([, { age }]) => age))].map((age) => [
    age,
    named.flatMap(([code, it]) => (it.age === age ? [code] : [])).join(' '),
  ]),
);
