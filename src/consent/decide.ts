import { type Category, isAsked, isCategory } from './categories';
import { answerKey } from './decision';
import type { ConsentInputs } from './grants';

/**
 * An object answers by name; what it leaves out stays as it is. A category takes its services along, and a service that is
 * named beside its category is the finer word.
 */
export type Choice = 'accept-all' | 'reject-all' | Readonly<Record<string, boolean>>;

/** The categories that services were asked about in, on whatever page, by the keys of their answers. */
export type KnownCategories = ReadonlyMap<string, { readonly categories: readonly Category[] }>;

/** The key of an answer by its name. What nobody knows the name of any more goes by its key. */
export const keyIn = (answers: ReadonlyMap<string, boolean>, name: string): string =>
  answers.has(name) ? name : answerKey(name);

/**
 * The answers after a choice. A yes covers what the page uses, since its notice showed that; a no covers whatever the
 * visitor ever allowed on the site.
 *
 * @param asked limits a yes to all to what is asked by itself (and the services in it); empty means all there is
 * @param known a service that is neither here nor on the page may be in any category, so a no to each takes it back
 */
export function answersAfter(
  choice: Choice,
  { answers: before, names, minor }: ConsentInputs,
  asked: readonly string[] = [],
  known: KnownCategories = new Map(),
): Map<string, boolean> {
  const answers = new Map(before);
  const here = new Map([...names].map(([name, category]) => [answerKey(name), category]));
  const isIn = (key: string, fits: (category: Category) => boolean) => {
    const own = isCategory(key) ? key : here.get(key);
    const categories = [...(own ? [own] : []), ...(known.get(key)?.categories ?? [])];
    return !categories.length || categories.some(fits);
  };
  const keyOf = (name: string) => (names.has(name) ? answerKey(name) : keyIn(answers, name));
  const takeBack = (fits: (category: Category) => boolean) => {
    for (const key of answers.keys()) if (isIn(key, fits)) answers.set(key, false);
  };
  /** A category takes its services along. */
  const answer = (name: string, yes: boolean) => {
    for (const [each, category] of [...names, [name, names.get(name) ?? name] as const]) {
      if (category !== 'necessary' && (each === name || category === name)) answers.set(keyOf(each), yes);
    }
    if (!yes && isAsked(name)) takeBack((category) => category === name);
  };
  if (choice === 'reject-all') takeBack(() => true);
  if (typeof choice === 'string') {
    for (const name of asked.length && choice === 'accept-all' ? asked : names.keys()) {
      answer(name, choice === 'accept-all');
    }
  } else {
    const given = Object.entries(choice).sort(([a], [b]) => Number(isAsked(b)) - Number(isAsked(a)));
    for (const [name, yes] of given) answer(name, yes);
  }
  if (minor) takeBack((category) => category !== 'preferences');
  return answers;
}

/** Whether two sets of answers say the same. */
export function sameAnswers(a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): boolean {
  // By hand: what pages put in the place of `every` would make a yes the no before it.
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return a.size === b.size;
}
