import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Category } from '../../../src/consent/categories';
import { answersAfter, keyIn, sameAnswers } from '../../../src/consent/decide';
import { answerKey } from '../../../src/consent/decision';
import {
  allowedNames,
  type ConsentInputs,
  categoriesIn,
  isAllowed,
  isMarkupAllowed,
  pendingNames,
  withYes,
} from '../../../src/consent/grants';
import { impliedAnswers } from '../../../src/consent/implied';
import { isInForceUnasked } from '../../../src/consent/unasked';
import { isInForce, isObjection, isPast } from '../../../src/consent/validity';
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

  test('what is marked with nothing, or with a service that is not allowed, may not run', () => {
    const answered = standing({ analytics: true, marketing: true, youtube: false });
    expect(isMarkupAllowed([], undefined, answered)).toBe(false);
    expect(isMarkupAllowed(['analytics'], undefined, answered)).toBe(true);
    expect(isMarkupAllowed(['analytics', 'marketing'], 'youtube', answered)).toBe(false);
    expect(isMarkupAllowed([], 'youtube', answered)).toBe(false);
    expect(isMarkupAllowed([], 'youtube', standing({ youtube: true }))).toBe(true);
    expect(isMarkupAllowed([], 'stripe', answered)).toBe(true);
    expect(isMarkupAllowed(['analytics', 'marketing'], undefined, standing({ marketing: true }))).toBe(false);
  });

  test('preferences are for minors too', () => {
    const inputs = { ...standing({}, true), names: new Map<string, Category>([['preferences', 'preferences']]) };
    expect(pendingNames(inputs)).toEqual(['preferences']);
    expect(isAllowed('preferences', { ...inputs, answers: new Map([['preferences', true]]) })).toBe(true);
    expect(isAllowed('preferences', inputs)).toBe(false);
  });

  test('a yes to a name that is no category and no service of the page is none', () => {
    expect(isAllowed('nobody', standing({ nobody: true }))).toBe(false);
  });

  test('while nothing is decided all categories have yet to be answered, and no service before its category', () => {
    expect(pendingNames(standing())).toEqual(['analytics', 'marketing']);
    expect(allowedNames(standing())).toEqual(['stripe']);
    expect(categoriesIn(names)).toEqual(['analytics', 'marketing']);
  });

  test('what is necessary has never yet to be answered, whatever a cookie says of it', () => {
    const inputs = standing({ necessary: true, analytics: false, marketing: false });
    const all = new Map<string, Category>([...names, ['necessary', 'necessary']]);
    expect(pendingNames({ ...inputs, names: all })).toEqual([]);
  });

  test('a yes beside what is answered is one to these services alone', () => {
    expect(allowedNames(withYes(standing({ analytics: true, youtube: false }), ['youtube']))).toEqual([
      'analytics',
      'youtube',
      'stripe',
    ]);
    expect(allowedNames(withYes(standing(), ['google-analytics']))).toEqual(['google-analytics', 'stripe']);
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

  test('against a category leaves what is in others, and takes back what is in it among others', () => {
    const all = { analytics: true, 'google-analytics': true, marketing: true, youtube: true };
    expect(choose({ analytics: false }, all)).toEqual({
      analytics: false,
      'google-analytics': false,
      marketing: true,
      youtube: true,
      stripe: undefined,
    });
    const known = new Map<string, { categories: Category[] }>([
      [answerKey('hotjar'), { categories: ['marketing', 'analytics'] }],
    ]);
    const answers = answersAfter({ analytics: false }, standing({ hotjar: true }), [], known);
    expect(answers.get(answerKey('hotjar'))).toBe(false);
  });

  test('of none takes back what is in a category that the page does not have, and answers all that it has', () => {
    const known = new Map<string, { categories: Category[] }>([[answerKey('chat'), { categories: ['preferences'] }]]);
    expect(answersAfter('reject-all', standing({ chat: true }), [], known).get(answerKey('chat'))).toBe(false);
    expect(choose('reject-all', {}, ['google-analytics'])).toMatchObject({ marketing: false, youtube: false });
  });

  test('of a minor leaves the preferences, and takes back the rest', () => {
    const before = { ...standing({ preferences: true, marketing: true }, true) };
    const answers = answersAfter({ analytics: true }, before);
    expect(Object.fromEntries(answers)).toEqual({
      preferences: true,
      marketing: false,
      analytics: false,
      [answerKey('google-analytics')]: false,
    });
  });

  test('of all that names no limit has none', () => {
    expect(answersAfter('accept-all', standing())).toEqual(answersAfter('accept-all', standing(), []));
  });

  test('of a service whose name nobody knows goes by the key of its answer', () => {
    const key = answerKey('lost');
    expect(answersAfter({ [key]: false }, standing({ lost: true })).get(key)).toBe(false);
  });

  test('by name takes the services of a category along', () => {
    expect(choose({ marketing: true })).toMatchObject({ marketing: true, youtube: true });
    expect(choose({ marketing: true }).analytics).toBeUndefined();
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

describe('answers', () => {
  const of = (answers: Record<string, boolean>) => new Map(Object.entries(answers));

  test('are the same where each is, in whatever order', () => {
    expect(sameAnswers(of({ a: true, b: false }), of({ b: false, a: true }))).toBe(true);
    expect(sameAnswers(of({ a: true }), of({ a: false }))).toBe(false);
    expect(sameAnswers(of({ a: true, b: false }), of({ a: true, b: true }))).toBe(false);
    expect(sameAnswers(of({ a: true }), of({ a: true, b: true }))).toBe(false);
    expect(sameAnswers(of({ a: true, b: true }), of({ a: true }))).toBe(false);
    expect(sameAnswers(of({}), of({}))).toBe(true);
  });

  test('go by their own key, or by that of their name', () => {
    expect(keyIn(of({ lost: true }), 'lost')).toBe('lost');
    expect(keyIn(of({}), 'lost')).toBe(answerKey('lost'));
  });

  test('object where one of them is a no', () => {
    expect(isObjection({ answers: of({ a: true, b: false }) })).toBe(true);
    expect(isObjection({ answers: of({ a: true }) })).toBe(false);
    expect(isObjection({ answers: of({}) })).toBe(false);
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

  describe('by the clock of now', () => {
    afterEach(() => void vi.useRealTimers());

    test.each([
      ['of tomorrow is one', day, true],
      ['of long ago is one', -3_000 * day, true],
      ['of more than a day ahead is damaged', day + 1, false],
      ['of no time at all is damaged', Number.NaN, false],
    ])('%s', (_, offset, expected) => {
      vi.useFakeTimers({ now });
      expect(isPast({ at: now + offset })).toBe(expected);
    });
  });

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
