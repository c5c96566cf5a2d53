import type { Category } from '../consent/categories';
import type { Owner } from './owners';

/** When something was allowed, and when it was taken back. */
interface Turn {
  readonly at: number;
  readonly isGranted: boolean;
}

/** What the visitor's answers have allowed at each moment of the page, in milliseconds since it was asked for. */
export interface Grants {
  /**
   * From now on these categories and services may run.
   *
   * @param since when the answer was given that allows what is new among them, which may be seen a little later
   */
  set(names: Iterable<string>, now: number, since: number): void;
  /** Was it allowed then? A service that the page does not ask about goes by its category, as the gate has it. */
  isGranted(owner: Named, at: number): boolean;
  /** Was it allowed at any moment up to then? */
  wasGranted(owner: Named, at: number): boolean;
}

type Named = Pick<Owner, 'service' | 'category' | 'isUsed'>;

export function createGrants(): Grants {
  const turns = new Map<string, Turn[]>();
  const turn = (name: string, next: Turn) => {
    const all = turns.get(name) ?? [];
    if (!!all.at(-1)?.isGranted !== next.isGranted) turns.set(name, [...all, next]);
  };
  const until = ({ service, category, isUsed }: Named, at: number) =>
    (turns.get(isUsed ? service : category) ?? []).filter((it) => it.at <= at);
  return {
    set(names, now, since) {
      const granted = new Set(names);
      const at = Math.max(0, Math.min(since, now));
      for (const name of granted) turn(name, { at, isGranted: true });
      // What was asked for before somebody heard of a no is not its fault.
      for (const name of turns.keys()) if (!granted.has(name)) turn(name, { at: now, isGranted: false });
    },
    isGranted: (owner, at) => owner.category === 'necessary' || !!until(owner, at).at(-1)?.isGranted,
    wasGranted: (owner, at) => until(owner, at).some((it) => it.isGranted),
  };
}

/** Of several that something may belong to, the one that it is judged by: one that may run, if any. */
export function judge(
  owners: readonly Owner[],
  isGranted: (owner: Owner) => boolean,
): { readonly service: string | null; readonly category: Category | null; readonly allowed: boolean | null } {
  const owner = owners.find(isGranted) ?? owners[0];
  if (!owner) return { service: null, category: null, allowed: null };
  const { service, category } = owner;
  return { service, category, allowed: isGranted(owner) };
}
