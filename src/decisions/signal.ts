import { answerKey } from '../consent/decision';
import type { ConsentState } from '../core/contracts';
import { hasGpc } from '../storage/gpc';

/**
 * What this browser's Global Privacy Control speaks against where the visitor is: where it binds, whatever it has a no to by itself;
 * under opt-in marketing; under `notice` nothing.
 */
export function spokenAgainst({ usedNames, jurisdiction }: Pick<ConsentState, 'usedNames' | 'jurisdiction'>): string[] {
  const implied = hasGpc() ? jurisdiction.implied?.() : new Map();
  return [...usedNames].flatMap(([name, category]) => {
    const isMeant = implied ? implied.get(answerKey(name)) === false : category === 'marketing';
    return isMeant ? [name] : [];
  });
}
