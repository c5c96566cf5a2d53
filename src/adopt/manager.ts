import type { AskedCategory } from '../consent/categories';

/** What a former consent manager has left in this browser. */
export interface Kept {
  /** A cookie's value, decoded. `undefined` where there is none of the name, and empty where it is damaged or there twice. */
  cookie(name: string): string | undefined;
  /** An item of localStorage. */
  item(key: string): string | undefined;
}

/** An answer that was given to a former manager. */
export interface Former {
  /**
   * By the names that it has for what it asked about. What it did not ask about is not among them; what it asked about and does not say
   * is `undefined`.
   */
  readonly answers: ReadonlyMap<string, boolean | undefined>;
  /** When it was given, in milliseconds since 1970. `undefined`: that was not kept. */
  readonly at?: number | undefined;
  /** When it ends there. `undefined`: that cannot be read. */
  readonly until?: number | undefined;
}

/** A former consent manager. Pure: it reads what it is given, and takes whatever is not of its form for no answer. */
export interface Manager {
  /** Of its cookie or its item, where the site has not named another. */
  readonly name: string;
  /** What it calls our categories, where that is always the same: those of a list that were asked count together. */
  readonly names: Readonly<Partial<Record<AskedCategory, readonly string[]>>>;
  read(kept: Kept, name: string): Former | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** The members of an object of JSON; of anything else none. */
export function membersOf(json: string | undefined): Members | undefined {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
}

/** Where every member is yes or no, and there is one: anything else is not of the form. */
export function booleansOf(members: Members | undefined): Map<string, boolean> | undefined {
  const entries = Object.entries(members ?? {});
  const isRight = entries.length > 0 && entries.every(([, value]) => typeof value === 'boolean');
  return isRight ? new Map(entries as [string, boolean][]) : undefined;
}

/** A time as text or as a number; what is none is `undefined`. */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}

/** Answers by name; nothing where a name is there twice, since nobody knows which of the two counts. */
export function eachOnce<T>(pairs: readonly (readonly [name: string, answer: T])[]): Map<string, T> | undefined {
  const all = new Map(pairs);
  return all.size === pairs.length ? all : undefined;
}
