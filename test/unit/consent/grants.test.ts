import { describe, expect, test } from 'vitest';
import type { Category } from '../../../src/consent/categories';
import { answersAfter } from '../../../src/consent/decide';
import { answerKey } from '../../../src/consent/decision';
import { type ConsentInputs, isAllowed, isMarkupAllowed, pendingNames } from '../../../src/consent/grants';
import { impliedAnswers } from '../../../src/consent/implied';
import { isInForceUnasked } from '../../../src/consent/unasked';
import { isInForce } from '../../../src/consent/validity';
import { isOlder } from '../../../src/consent/versions';

const names = new Map<string, Category>([
  ['analytics', 'analytics'],
  ['google-analytics', 'analytics'],
  ['marketing', 'marketing'],
  ['youtube', 'marketing'],
  ['stripe', 'necessary'],
]);
const standing = (answers?: Record<string, boolean>, minor = false): ConsentInputs => ({
  answers: answers && new Map(Object.entries(answers).map(([name, yes]) => [answerKey(name), yes])),
  minor,
  names,
});

describe('promise 1, closed by default', () => {
  test.each(['analytics', 'google-analytics', 'marketing', 'youtube', 'nobody', '', 'toString', '__proto__'])(
    '%s may not run while nothing is decided',
    (name) => expect(isAllowed(name, standing())).toBe(false),
  );

  test('what is necessary may', () => {
    expect(isAllowed('necessary', standing())).toBe(true);
    expect(isAllowed('stripe', standing())).toBe(true);
  });

  test('a yes to the category is none to a service that was not there to be asked about', () => {
    const answered = standing({ analytics: true });
    expect(isAllowed('analytics', answered)).toBe(true);
    expect(isAllowed('google-analytics', answered)).toBe(false);
    expect(pendingNames(answered)).toEqual(['google-analytics', 'marketing']);
  });

  test('a no to the category covers services that come later', () => {
    expect(pendingNames(standing({ analytics: false, marketing: false }))).toEqual([]);
  });

  test('a yes to one service is none to its category', () => {
    const answered = standing({ youtube: true });
    expect(isAllowed('youtube', answered)).toBe(true);
    expect(isAllowed('marketing', answered)).toBe(false);
    expect(isMarkupAllowed(['marketing'], 'youtube', answered)).toBe(true);
    expect(isMarkupAllowed(['marketing'], undefined, answered)).toBe(false);
    expect(isMarkupAllowed(['analytics', 'marketing'], 'youtube', answered)).toBe(false);
  });

  test('minors get neither analytics nor marketing, whatever was answered', () => {
    const answered = standing({ analytics: true, 'google-analytics': true, marketing: true }, true);
    expect([...names.keys()].filter((name) => isAllowed(name, answered))).toEqual(['stripe']);
    expect(pendingNames(answered)).toEqual([]);
  });

  test('a polluted prototype grants nothing', () => {
    Object.assign(Object.prototype, { analytics: true, [answerKey('youtube')]: true });
    try {
      expect(isAllowed('analytics', standing({}))).toBe(false);
      expect(isAllowed('youtube', standing({}))).toBe(false);
    } finally {
      for (const name of ['analytics', answerKey('youtube')])
        delete (Object.prototype as Record<string, unknown>)[name];
    }
  });
});

describe('a choice', () => {
  const choose = (
    choice: Parameters<typeof answersAfter>[0],
    before?: Record<string, boolean>,
    asked: string[] = [],
  ) => {
    const answers = answersAfter(choice, standing(before), asked);
    return Object.fromEntries([...names.keys()].map((name) => [name, answers.get(answerKey(name))]));
  };

  test('of all answers every category and service, the necessary apart', () => {
    expect(choose('accept-all')).toEqual({
      analytics: true,
      'google-analytics': true,
      marketing: true,
      youtube: true,
      stripe: undefined,
    });
    expect(choose('reject-all')).toEqual({
      analytics: false,
      'google-analytics': false,
      marketing: false,
      youtube: false,
      stripe: undefined,
    });
  });

  test('of all that is new changes no earlier answer', () => {
    const before = { analytics: true, marketing: false, youtube: false };
    expect(choose('accept-all', before, ['google-analytics'])).toMatchObject({
      'google-analytics': true,
      marketing: false,
      youtube: false,
    });
  });

  test('of none takes back whatever was allowed, also what is not asked about', () => {
    const answers = answersAfter('reject-all', standing({ analytics: true, hotjar: true }), ['google-analytics']);
    expect([...answers.values()]).not.toContain(true);
  });

  test('against a category takes back what other pages have in it, and what nobody knows the category of', () => {
    const before = standing({ analytics: true, hotjar: true, vimeo: true, lost: true });
    const known = new Map<string, { categories: Category[] }>([
      [answerKey('hotjar'), { categories: ['analytics'] }],
      [answerKey('vimeo'), { categories: ['marketing'] }],
    ]);
    const answers = answersAfter({ analytics: false }, before, [], known);
    expect(['hotjar', 'vimeo', 'lost'].map((name) => answers.get(answerKey(name)))).toEqual([false, true, false]);
    // A yes to the category is none to them.
    expect(answersAfter({ analytics: true }, standing({}), [], known).has(answerKey('hotjar'))).toBe(false);
  });

  test('of a service whose name nobody knows goes by the key of its answer', () => {
    const key = answerKey('lost');
    expect(answersAfter({ [key]: false }, standing({ lost: true })).get(key)).toBe(false);
  });

  test('by name takes the services of a category along, and a service beside it has the finer word', () => {
    expect(choose({ youtube: false, marketing: true })).toEqual({
      analytics: undefined,
      'google-analytics': undefined,
      marketing: true,
      youtube: false,
      stripe: undefined,
    });
  });
});

describe('a stored decision', () => {
  const now = Date.UTC(2026, 0, 1);
  const day = 86_400_000;
  const at = (offset: number, version = '2025-02', marketing = false) => ({
    at: now + offset,
    version,
    answers: new Map([
      ['analytics', true],
      ['marketing', marketing],
    ]),
  });

  test.each([
    ['of now', at(0), true],
    ['of its last day', at(-182 * day + 1), true],
    ['that has expired', at(-182 * day), false],
    ['of tomorrow', at(day), true],
    ['of more than a day ahead', at(day + 1), false],
    ['of no time at all', at(Number.NaN), false],
    ['under an older policy', at(0, '2025-01'), false],
    ['under a newer policy', at(0, '2026-01'), true],
  ])('%s', (_, decision, expected) => expect(isInForce(decision, now, 182, '2025-02')).toBe(expected));

  test.each([
    ['that objected years ago', at(-3_000 * day), true],
    ['that was a yes to all', at(0, '2025-02', true), true],
    ['that was a yes to all and has expired', at(-182 * day, '2025-02', true), false],
    ['that was a yes to all, under an older policy', at(0, '2025-01', true), false],
    ['that objected, under an older policy', at(0, '2025-01'), true],
    ['of more than a day ahead', at(day + 1), false],
    ['of no time at all', at(Number.NaN), false],
  ])('where nobody is asked: %s', (_, decision, expected) =>
    expect(isInForceUnasked(decision, now, 182, '2025-02')).toBe(expected),
  );

  test('compares versions in natural order', () => {
    expect(isOlder('2025-2', '2025-10')).toBe(true);
    expect(isOlder('1.10', '1.9')).toBe(false);
    expect(isOlder('2025-02', '2025-02')).toBe(false);
  });
});

describe('regions', () => {
  test('what a regime implies gives way to Global Privacy Control where it sells or shares', () => {
    const shared = [{ id: 'google-analytics', saleOrShare: true }, { id: 'youtube' }];
    expect(impliedAnswers(names, shared, false).get('marketing')).toBe(true);
    const implied = impliedAnswers(names, shared, true);
    // What of it comes later is covered.
    expect(impliedAnswers(new Map(), [], true).get('marketing')).toBe(false);
    expect(Object.fromEntries([...names.keys()].map((name) => [name, implied.get(answerKey(name))]))).toEqual({
      analytics: true,
      'google-analytics': false,
      marketing: false,
      youtube: false,
      stripe: undefined,
    });
  });
});
