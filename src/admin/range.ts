import { dateOf, dayOf } from './day';

/** A number of days up to today, everything, or from one day to another, both included. */
export type Range = { readonly last: number | null } | { readonly from: string; readonly to: string };

export const PRESETS: readonly { readonly last: number | null; readonly name: string }[] = [
  { last: 7, name: '7 days' },
  { last: 30, name: '30 days' },
  { last: 90, name: '90 days' },
  { last: null, name: 'All' },
];

const MOST_DAYS = 7_305;

export interface Bounds {
  /** First day and last day that are shown. `null` where it is for the receipts to say. */
  readonly first: number | null;
  readonly last: number;
  /** For the endpoint, ISO 8601: receipts from `from` on and before `to`. */
  readonly from: string | null;
  readonly to: string | null;
}

export function boundsOf(range: Range, today: number): Bounds {
  if ('from' in range) {
    const [first, last] = [dayOf(range.from), dayOf(range.to)];
    return { first, last, from: dateOf(first).toISOString(), to: dateOf(last + 1).toISOString() };
  }
  if (range.last === null) return { first: null, last: today, from: null, to: null };
  const first = today - range.last + 1;
  return { first, last: today, from: dateOf(first).toISOString(), to: null };
}

/** What is wrong with two days that somebody typed, or `''`. */
export function faultOf(from: string, to: string): string {
  if (Number.isNaN(dayOf(from)) || Number.isNaN(dayOf(to))) return 'Fill in both days.';
  if (dayOf(from) > dayOf(to)) return 'The first day is after the last one.';
  return dayOf(to) - dayOf(from) > MOST_DAYS ? 'Choose at most twenty years.' : '';
}
