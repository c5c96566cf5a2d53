import { ASKED } from '../consent/categories';
import { ACTIONS } from '../receipts/receipt';
import type { Figures, Group } from './answers';
import { dateOf, dayOf } from './day';

export type Step = 'day' | 'week' | 'month';

/** One column of a chart: the days from `first` to `last`, both included. */
export interface Bin {
  readonly first: number;
  readonly last: number;
  readonly group: Group;
}

/** More columns than this are too many to tell apart on a phone. */
const MOST_DAYS = 45;
const MOST_WEEKS = 400; // days of them

export function stepFor(first: number, last: number): Step {
  const days = last - first + 1;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS ? 'week' : 'month';
}

/** Every column of the range, those without receipts included: a gap in time is as wide as it was long. */
export function binsOf(days: Figures['days'], first: number, last: number, step: Step): Bin[] {
  const bins: { first: number; last: number; groups: Group[] }[] = [];
  const byDay = new Map(Object.entries(days).map(([day, group]) => [dayOf(day), group]));
  for (let day = first; day <= last; day++) {
    if (day === first || startsAt(day, step)) bins.push({ first: day, last: day, groups: [] });
    const bin = bins.at(-1);
    if (!bin) continue;
    bin.last = day;
    const group = byDay.get(day);
    if (group) bin.groups.push(group);
  }
  return bins.map(({ groups, ...bin }) => ({ ...bin, group: sum(groups) }));
}

/** Weeks begin on Monday (ISO 8601), months on their first day. */
function startsAt(day: number, step: Step): boolean {
  if (step === 'day') return true;
  return step === 'week' ? dateOf(day).getUTCDay() === 1 : dateOf(day).getUTCDate() === 1;
}

export function sum(groups: readonly Group[]): Group {
  const add = <K extends string>(names: readonly K[], read: (group: Group) => Readonly<Record<K, number>>) =>
    Object.fromEntries(
      names.map((name) => [name, groups.reduce((total, group) => total + (read(group)[name] ?? 0), 0)]),
    ) as Record<K, number>;
  return {
    receipts: groups.reduce((total, { receipts }) => total + receipts, 0),
    granted: add(ASKED, ({ granted }) => granted),
    actions: add(ACTIONS, ({ actions }) => actions),
  };
}
