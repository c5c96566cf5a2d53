import { answerKey, type Decision } from '../../../src/consent/decision';
import { encodeDecision } from '../../../src/consent/encode';

/** The text of a decision, made now, under version 2025-02 of the policy. */
export function decisionText(answers: Readonly<Record<string, boolean>>, more: Partial<Decision> = {}): string {
  return encodeDecision({
    ...{ secret: 'A'.repeat(43), subject: 's'.repeat(43), at: Date.now(), regime: 'opt-in', region: '', site: '' },
    version: '2025-02',
    answers: new Map(Object.entries(answers).map(([name, yes]) => [answerKey(name), yes])),
    ...more,
  });
}

/** A `Cookie` header with it, on https. */
export const cookieOf = (answers: Readonly<Record<string, boolean>>, more: Partial<Decision> = {}): string =>
  `theme=dark; __Host-assent=${decisionText(answers, more)}`;
