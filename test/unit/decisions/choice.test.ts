import { describe, expect, test } from 'vitest';
import type { Category } from '../../../src/consent/categories';
import { answerKey } from '../../../src/consent/decision';
import type { ConsentState } from '../../../src/core/contracts';
import { completeChoice } from '../../../src/decisions/choice';

const names = new Map<string, Category>([
  ['analytics', 'analytics'],
  ['google-analytics', 'analytics'],
  ['marketing', 'marketing'],
  ['youtube', 'marketing'],
  ['stripe', 'necessary'],
]);

const state = (pending: string[], allowed: string[] = []) =>
  ({
    usedNames: names,
    pendingNames: () => pending,
    consentInputs: () => ({ names, minor: false, answers: new Map(allowed.map((name) => [answerKey(name), true])) }),
  }) as unknown as ConsentState;

describe('set()', () => {
  test('a first answer about categories answers about all of them', () => {
    expect(completeChoice({ analytics: true }, state(['analytics', 'marketing']))).toEqual({
      analytics: true,
      marketing: false,
      youtube: false,
    });
  });

  test('a service that was allowed by itself stays so', () => {
    expect(completeChoice({ analytics: true }, state(['analytics', 'marketing'], ['youtube']))).toMatchObject({
      marketing: false,
      youtube: true,
    });
  });

  test('a service by itself answers about nothing else', () => {
    expect(completeChoice({ youtube: true }, state(['analytics', 'marketing']))).toEqual({ youtube: true });
  });

  test('what another page has asked about can be taken back here, and is no new yes', () => {
    const hotjar = { id: 'hotjar', key: answerKey('hotjar'), categories: ['analytics' as const], details: {} };
    const others = { known: new Map([[hotjar.key, hotjar]]), elsewhere: [] };
    expect(completeChoice({ hotjar: false }, state([]), others)).toEqual({ hotjar: false });
    expect(() => completeChoice({ hotjar: true }, state([]), others)).toThrow('hotjar is not a category or service');
  });

  test('what was allowed by itself on another page stays so, unless its category is refused by name', () => {
    const elsewhere = (...categories: Category[]) => ({
      known: new Map(),
      elsewhere: [{ id: 'vimeo', key: answerKey('vimeo'), categories, details: {} }],
    });
    const first = state(['analytics', 'marketing']);
    expect(completeChoice({ analytics: true }, first, elsewhere('marketing')).vimeo).toBe(true);
    expect(completeChoice({ marketing: false }, first, elsewhere('marketing')).vimeo).toBeUndefined();
    expect(completeChoice({ analytics: false }, first, elsewhere()).vimeo).toBeUndefined();
  });

  test.each([
    [{ analitycs: true }, 'analitycs is not a category or service'],
    [{ analytics: 'yes' as never }, 'analytics must be true or false'],
    [{ necessary: false }, 'necessary is necessary'],
    [{ stripe: false }, 'stripe is necessary'],
  ])('%o is refused by name', (given, words) => {
    expect(() => completeChoice(given, state([]))).toThrow(words);
  });
});
