import type { Category } from './categories';
import { answerKey } from './decision';

/** As much of a service as the law asks about. */
export interface SaleFacts {
  readonly id: string;
  readonly saleOrShare?: boolean | undefined;
}

/** Global Privacy Control speaks against marketing and whatever counts as sale or sharing (CCPA 1798.135). */
const isSpokenAgainst = (name: string, category: Category | undefined, services: readonly SaleFacts[]): boolean =>
  category === 'marketing' || services.some(({ id, saleOrShare }) => id === name && !!saleOrShare);

/**
 * The answers of a regime that starts with a yes, but for what the signal speaks against where it binds. With the signal marketing
 * has a no in any case: what of it comes later is covered by that.
 */
export function impliedAnswers(
  names: ReadonlyMap<string, Category>,
  services: readonly SaleFacts[],
  gpc: boolean,
): Map<string, boolean> {
  const answers = new Map<string, boolean>(gpc ? [['marketing', false]] : []);
  for (const [name, category] of names) {
    if (category === 'necessary') continue;
    answers.set(answerKey(name), !(gpc && isSpokenAgainst(name, category, services)));
  }
  return answers;
}

/** What was answered, or else implied, and a no to all that the signal speaks against. It says yes to nothing that an answer covered. */
export function withSignal(
  answered: ReadonlyMap<string, boolean> | undefined,
  implied: ReadonlyMap<string, boolean>,
): Map<string, boolean> {
  const noes = [...implied].filter(([, yes]) => !yes);
  return new Map([...(answered ?? implied), ...noes]);
}
