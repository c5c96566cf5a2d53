import { ASKED, type AskedCategory } from '../../../consent/categories';
import { ACTIONS, type Action } from '../../../receipts/receipt';
import type { Setup } from '../../options';
import type { Tally } from '../../stores/store';
import type { Handler } from '../context';
import { queryOf, STATS_QUERY } from '../query';

/** What some receipts have come to. */
export interface Group {
  readonly receipts: number;
  /** How many of them say yes. Consents beyond cookies, `actions.record`, say nothing of these. */
  readonly granted: Readonly<Record<AskedCategory, number>>;
  readonly actions: Readonly<Record<Action, number>>;
}

type Groups = Readonly<Record<string, Group>>;

export interface Stats {
  /** ISO 8601, UTC; `null` for no limit. */
  readonly from: string | null;
  /** The first moment that does not count. */
  readonly to: string | null;
  readonly total: Group;
  /** By day of receipt, in UTC: `2026-11-24`. */
  readonly days: Groups;
  /** By origin of the page. */
  readonly origins: Groups;
  /** `''` is what is not known. */
  readonly regions: Groups;
  readonly languages: Groups;
  /** By version. */
  readonly policies: Groups;
  /** By hash. */
  readonly notices: Groups;
}

/** `GET /admin/stats`: figures by day, region, language, policy version and notice. No receipt is in them. */
export function getStats({ store }: Setup): Handler {
  return async (context) => {
    const filter = queryOf(context, STATS_QUERY);
    const tallies = await store.tally(filter);
    const stats: Stats = {
      from: isoOf(filter.from),
      to: isoOf(filter.to),
      total: groupOf(tallies),
      days: groupsBy(tallies, ({ day }) => day),
      origins: groupsBy(tallies, ({ origin }) => origin),
      regions: groupsBy(tallies, ({ region }) => region ?? ''),
      languages: groupsBy(tallies, ({ language }) => language),
      policies: groupsBy(tallies, ({ policy }) => policy),
      notices: groupsBy(tallies, ({ notice }) => notice),
    };
    return Response.json(stats);
  };
}

function groupsBy(tallies: readonly Tally[], nameOf: (tally: Tally) => string): Groups {
  const lots = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const name = nameOf(tally);
    const lot = lots.get(name);
    if (lot) lot.push(tally);
    else lots.set(name, [tally]);
  }
  const sorted = [...lots].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, lot]) => [name, groupOf(lot)]));
}

function groupOf(tallies: readonly Tally[]): Group {
  const countOf = (fits: (tally: Tally) => boolean) =>
    tallies.reduce((sum, tally) => sum + (fits(tally) ? tally.count : 0), 0);
  const counts = <Name extends string>(names: readonly Name[], fits: (tally: Tally, name: Name) => boolean) =>
    Object.fromEntries(names.map((name) => [name, countOf((tally) => fits(tally, name))])) as Record<Name, number>;
  return {
    receipts: countOf(() => true),
    granted: counts(ASKED, (tally, category) => isDecision(tally) && tally[category]),
    actions: counts(ACTIONS, (tally, action) => tally.action === action),
  };
}

const isDecision = ({ action }: Tally): boolean => action !== 'record';

function isoOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
