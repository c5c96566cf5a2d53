import { answerKey } from './decision';
import type { Standing } from './grants';

/**
 * An object answers by name; what it leaves out stays as it is. In order, and a category takes its services along, so a
 * service stands behind its category.
 */
export type Choice = 'accept-all' | 'reject-all' | Readonly<Record<string, boolean>>;

/**
 * The answers after a choice.
 *
 * @param asked limits "all" to what is asked by itself (and the services in it); empty means all there is
 */
export function answersAfter(
  choice: Choice,
  { answers: before, names, minor }: Standing,
  asked: readonly string[] = [],
): Map<string, boolean> {
  const answers = new Map(before);
  /** A category takes its services along. */
  const answer = (name: string, yes: boolean) => {
    for (const [each, category] of [...names, [name, names.get(name) ?? name] as const]) {
      if (category !== 'necessary' && (each === name || category === name)) answers.set(answerKey(each), yes);
    }
  };
  if (typeof choice === 'string') {
    for (const name of asked.length ? asked : names.keys()) answer(name, choice === 'accept-all');
  } else {
    for (const [name, yes] of Object.entries(choice)) answer(name, yes);
  }
  for (const [name, category] of names) {
    if (minor && category !== 'preferences' && answers.has(answerKey(name))) answers.set(answerKey(name), false);
  }
  return answers;
}

/** Whether two sets of answers say the same. */
export function sameAnswers(a: ReadonlyMap<string, boolean>, b: ReadonlyMap<string, boolean>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
