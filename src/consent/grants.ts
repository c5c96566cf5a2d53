import { ASKED, type AskedCategory, type Category, isCategory } from './categories';
import { answerKey } from './decision';

/** Everything that decides what may run now. */
export interface ConsentInputs {
  /** The answers in force: decided, or implied by the regime. None: nothing may. */
  readonly answers: ReadonlyMap<string, boolean> | undefined;
  /** The audience is under age: analytics and marketing stay off, whatever is asked (COPPA, GDPR Art. 8). */
  readonly minor: boolean;
  /** Whatever the page uses: its services with their category, and the categories under their own name. */
  readonly names: ReadonlyMap<string, Category>;
}

/** May this category or service run now? Only a literal yes to this very name says so: the whole of promise 1. */
export function isAllowed(name: string, { answers, minor, names }: ConsentInputs): boolean {
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
  inputs: ConsentInputs,
): boolean {
  const own = service && inputs.names.get(service);
  if (service && !isAllowed(service, inputs)) return false;
  // By index: what a page makes of `every`, or of the steps through a list, opens nothing.
  for (let i = 0; i < categories.length; i++) {
    const name = categories[i] as string;
    if (name !== own && !isAllowed(name, inputs)) return false;
  }
  return categories.length > 0 || !!service;
}

export const allowedNames = (inputs: ConsentInputs) =>
  [...inputs.names.keys()].filter((name) => isAllowed(name, inputs));

/**
 * What has yet to be answered: categories that were never asked about, and services that came after the yes to their
 * category. A no to the category covers them.
 */
export function pendingNames({ answers, minor, names }: ConsentInputs): string[] {
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

/** The same with a yes to these services beside what is answered. */
export const withYes = (inputs: ConsentInputs, ids: Iterable<string>): ConsentInputs => ({
  ...inputs,
  answers: new Map([...(inputs.answers ?? []), ...[...ids].map((id) => [answerKey(id), true] as const)]),
});

export const categoriesIn = (names: ConsentInputs['names']): AskedCategory[] => ASKED.filter((name) => names.has(name));
