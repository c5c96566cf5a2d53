import { ASKED, type AskedCategory } from '../../consent/categories';
import { ACTIONS, type Action } from '../../receipts/receipt';
import type { Tally } from '../stores/found';

/** What some receipts have come to. */
export interface Group {
  receipts: number;
  /** How many of them say yes. Consents beyond cookies, `actions.record`, say nothing of these. */
  readonly granted: Record<AskedCategory, number>;
  readonly actions: Record<Action, number>;
}

type Groups = Readonly<Record<string, Readonly<Group>>>;

export interface Stats {
  readonly total: Readonly<Group>;
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

/** What all of these come to, and by each of what they are counted by. */
export function statsOf(tallies: readonly Tally[]): Stats {
  return {
    total: groupsBy(tallies, () => '')[''] ?? emptyGroup(),
    days: groupsBy(tallies, ({ day }) => day),
    origins: groupsBy(tallies, ({ origin }) => origin),
    regions: groupsBy(tallies, ({ region }) => region ?? ''),
    languages: groupsBy(tallies, ({ language }) => language),
    policies: groupsBy(tallies, ({ policy }) => policy),
    notices: groupsBy(tallies, ({ notice }) => notice),
  };
}

function groupsBy(tallies: readonly Tally[], nameOf: (tally: Tally) => string): Groups {
  const groups = new Map<string, Group>();
  for (const tally of tallies) {
    const name = nameOf(tally);
    const group = groups.get(name) ?? emptyGroup();
    groups.set(name, group);
    group.receipts += tally.count;
    const isDecision = tally.action !== 'record';
    for (const category of ASKED) if (isDecision && tally[category]) group.granted[category] += tally.count;
    if (Object.hasOwn(group.actions, tally.action)) group.actions[tally.action as Action] += tally.count;
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function emptyGroup(): Group {
  const none = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  return { receipts: 0, granted: none(ASKED), actions: none(ACTIONS) };
}
