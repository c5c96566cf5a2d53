import { answerKey } from '../consent/decision';
import type { ConsentState } from '../core/contracts';

/**
 * Names on this page that the latest decision says yes to, be it one that counts no more or not here: what it let run has left traces,
 * and a no takes them back.
 */
export function formerNames({ decision, usedNames }: Pick<ConsentState, 'decision' | 'usedNames'>): string[] {
  const answers = decision.last?.decision.answers;
  return [...usedNames.keys()].filter((name) => answers?.get(answerKey(name)));
}
