import type { Adopt, AdoptOptions, FormerManager } from '../config/adopt-names';
import { ASKED, type Category, isAsked, isCategory } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { DAY_MS } from '../consent/validity';
import type { Former, Kept, Manager } from './manager';
import { MANAGERS } from './managers/index';

/** An answer of a former manager in the terms of this site. */
export interface Adopted {
  readonly from: FormerManager;
  /** By `answerKey`. What was not asked there is not among them, so it is asked here. */
  readonly answers: ReadonlyMap<string, boolean>;
  /** The time from which on it counts for as many days as any answer does, so that it ends when it would have ended there. */
  readonly at: number;
  /** When it was given there; `undefined`: that was not kept. */
  readonly givenAt: number | undefined;
}

/** What an answer is adopted for. */
export interface Terms {
  readonly now: number;
  /** How many days an answer counts here. */
  readonly days: number;
  /** Whatever the page uses: services with their category, and categories under their own name. */
  readonly names: ReadonlyMap<string, Category>;
}

/** An answer of which nobody knows how old it is counts this long, and is asked again. */
const UNDATED_DAYS = 30;

/**
 * The latest answer that is left of the managers that the setting names. Never a yes that was not there: what is damaged, expired or
 * of another form is none, and what was not asked stays so.
 */
export function adoptedAnswer(setting: Adopt, kept: Kept, terms: Terms): Adopted | undefined {
  const { proof = false, ...managers } = Object(setting) as Adopt;
  const found = Object.entries(managers).flatMap(([name, options]): Adopted[] => {
    const from = name as FormerManager;
    const manager = Object.hasOwn(MANAGERS, from) ? MANAGERS[from] : undefined;
    const former = manager && readFormer(manager, kept, Object(options));
    const at = former && startOf(former, terms);
    if (!manager || !former || at === undefined) return [];
    const answers = answersOf(namesOf(manager, Object(options), former), former, terms.names);
    const isYes = [...answers.values()].includes(true);
    // What a former manager leaves in the browser proves nothing. A no needs no proof.
    return answers.size && !(isYes && proof !== false) ? [{ from, answers, at, givenAt: former.at }] : [];
  });
  return found.sort((a, b) => (b.givenAt ?? 0) - (a.givenAt ?? 0))[0];
}

function readFormer(manager: Manager, kept: Kept, { storedAs }: AdoptOptions): Former | undefined {
  return manager.read(kept, typeof storedAs === 'string' ? storedAs : manager.name);
}

/** When it would have to be given here to end when it ends there. Nothing where that is over, or has yet to come. */
function startOf({ at, until }: Former, { now, days }: Terms): number | undefined {
  if (at !== undefined && at > now + DAY_MS) return undefined;
  const length = days * DAY_MS;
  const start = at ?? now - Math.max(0, length - UNDATED_DAYS * DAY_MS);
  const ends = Math.min(start + length, until ?? Number.POSITIVE_INFINITY);
  return ends > now ? ends - length : undefined;
}

type Theirs = ReadonlyMap<string, readonly string[]>;

/** Theirs for each of ours: as the site says, or, of a list that is always the same, those that were asked. */
function namesOf(manager: Manager, { names }: AdoptOptions, { answers }: Former): Theirs {
  const given = Object.entries(Object(names) as object).map(
    ([ours, theirs]) => [ours, [theirs].flat().filter((it) => typeof it === 'string')] as const,
  );
  const usual = ASKED.map((ours) => [ours, (manager.names[ours] ?? []).filter((it) => answers.has(it))] as const);
  return new Map([...usual, ...given]);
}

function answersOf(theirs: Theirs, former: Former, names: Terms['names']): Map<string, boolean> {
  const answers = new Map<string, boolean>();
  const answer = (ours: string) => answerOf(theirs.get(ours) ?? [], former);
  for (const category of ASKED) {
    const yes = answer(category);
    if (yes === undefined) continue;
    answers.set(category, yes);
    // The notice of the former manager showed the services of its category.
    for (const [id, of] of names) if (of === category && id !== of) answers.set(answerKey(id), yes);
  }
  for (const ours of theirs.keys()) {
    if (isCategory(ours) || isAsked(ours)) continue;
    const yes = answer(ours);
    // Named by itself and not asked there: what its category has says nothing of it.
    if (yes === undefined) answers.delete(answerKey(ours));
    else if (names.get(ours) !== 'necessary') answers.set(answerKey(ours), yes);
  }
  return answers;
}

/** A yes to each is a yes, and a no to one is a no. Where one was not asked, and none has a no, it was not asked. */
function answerOf(theirs: readonly string[], { answers }: Former): boolean | undefined {
  const given = theirs.map((name) => answers.get(name));
  if (given.includes(false)) return false;
  return given.length && !given.includes(undefined) ? true : undefined;
}
