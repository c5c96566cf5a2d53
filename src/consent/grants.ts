import { ASKED, type AskedCategory, type Category, isCategory } from './categories';
import { answerKey } from './decision';

/** Everything that decides what may run now. */
export interface Standing {
  /** The answers in force: decided, or implied by the regime. None: nothing may. */
  readonly answers: ReadonlyMap<string, boolean> | undefined;
  /** The audience is under age: analytics and marketing stay off, whatever is asked (COPPA, GDPR Art. 8). */
  readonly minor: boolean;
  /** Whatever the page uses: its services with their category, and the categories under their own name. */
  readonly names: ReadonlyMap<string, Category>;
}

/** May this category or service run now? Only a literal yes to this very name says so: the whole of promise 1. */
export function isAllowed(name: string, { answers, minor, names }: Standing): boolean {
  const category = names.get(name) ?? name;
  return (
    category === 'necessary' ||
    (isCategory(category) && (category === 'preferences' || !minor) && answers?.get(answerKey(name)) === true)
  );
}

/**
 * The same for marked elements. A yes to the one service that is named stands for the category of that service; every
 * other category is needed beside it.
 */
export function isMarkupAllowed(
  categories: readonly string[],
  service: string | undefined,
  standing: Standing,
): boolean {
  const own = service && standing.names.get(service);
  return [service, ...categories].every((name) => name === undefined || name === own || isAllowed(name, standing));
}

export const allowedNames = (standing: Standing) =>
  [...standing.names.keys()].filter((name) => isAllowed(name, standing));

/**
 * What has yet to be answered: categories that were never asked about, and services that came after the yes to their
 * category. A no to the category covers them.
 */
export function pendingNames({ answers, minor, names }: Standing): string[] {
  return [...names]
    .filter(
      ([name, category]) =>
        category !== 'necessary' &&
        (category === 'preferences' || !minor) &&
        answers?.get(answerKey(name)) === undefined &&
        (name === category || answers?.get(category)),
    )
    .map(([name]) => name);
}

export const categoriesIn = (names: Standing['names']): AskedCategory[] => ASKED.filter((name) => names.has(name));
