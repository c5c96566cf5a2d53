import { ASKED, type Category, isAsked } from '../consent/categories';
import { answerKey } from '../consent/decision';
import { isAllowed } from '../consent/grants';
import type { ConsentState } from '../core/contracts';
import type { AllowedElsewhere, KnownService } from '../receipts/elsewhere';

/** What is known of the rest of the site. */
export interface OtherPages {
  readonly known: ReadonlyMap<string, KnownService>;
  readonly elsewhere: readonly AllowedElsewhere[];
}

const NONE: OtherPages = { known: new Map(), elsewhere: [] };

/**
 * What the site says by `set()`, made whole: a first answer about categories answers about all of them, and what was not
 * chosen is a no.
 *
 * @throws TypeError naming what is no name, or no answer
 */
export function completeChoice(
  given: Readonly<Record<string, boolean>>,
  state: ConsentState,
  { known, elsewhere }: OtherPages = NONE,
): Record<string, boolean> {
  const names = state.usedNames;
  for (const [name, yes] of Object.entries(given)) {
    // What another page has asked about can be taken back here, or be left as it is.
    const isOthers = yes === false ? known.has(answerKey(name)) : elsewhere.some(({ id }) => id === name);
    if (!isOthers) checkAnswer(name, yes, names);
  }
  const full = { ...given };
  if (Object.keys(given).some(isAsked)) {
    for (const name of state.pendingNames().filter(isAsked)) full[name] ??= false;
    for (const [id, category] of names) {
      // A service that was allowed by itself stays so: nobody said no to it.
      if (id !== category && category in full && !(category in given))
        full[id] ??= isAllowed(id, state.consentInputs());
    }
    // The same on other pages. Where nobody knows its category, whatever is refused may be it.
    for (const { id, categories } of elsewhere) {
      const isRefused = (categories.length ? categories : ASKED).some((category) => given[category] === false);
      if (!isRefused) full[id] ??= true;
    }
  }
  return full;
}

function checkAnswer(name: string, yes: unknown, names: ReadonlyMap<string, Category>): void {
  const category = names.get(name) ?? (isAsked(name) || name === 'necessary' ? name : undefined);
  if (!category) throw new TypeError(`[assent] set: ${name} is not a category or service of this page`);
  if (typeof yes !== 'boolean') throw new TypeError(`[assent] set: ${name} must be true or false`);
  if (category === 'necessary' && !yes) throw new TypeError(`[assent] set: ${name} is necessary and always on`);
}
