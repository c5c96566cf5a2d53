import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, matcher } from '../../../src/cleanup/patterns';

test.each([
  ['_ga', '_ga', true],
  ['_ga', '_ga_X', false],
  ['_ga', 'x_ga', false],
  ['li_adsId', 'li_adsid', false],
  ['_ga_*', '_ga_', true],
  ['_ga_*', '_ga', false],
  ['*_id', 'a_id', true],
  ['a*b*c', 'a--b--c', true],
  ['a*b*c', 'abc', true],
  ['a*b*c', 'acb', false],
  ['a*b*c', 'a--b--cd', false],
  // What stands at the end may not be counted twice.
  ['ab*ba', 'aba', false],
  ['ab*b*ba', 'abba', false],
  ['ab*ba', 'abba', true],
  ['**', '', true],
  ['*', 'anything at all', true],
  ['', '', true],
  ['', 'a', false],
  ['a.c', 'abc', false],
  ['(a+)+$*', '(a+)+$!', true],
])('%j covers %j: %s', (pattern, name, expected) => {
  expect(fits(pattern, name)).toBe(expected);
});

test('it agrees with the regular expression that the pattern stands for', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
      expect(fits(pattern, name)).toBe(new RegExp(`^${parts.join('.*')}$`, 's').test(name));
    }),
    { numRuns: 5_000 },
  );
});

test('no pattern covers nothing, and no name makes one slow', () => {
  expect(matcher()('')).toBe(false);
  const started = performance.now();
  expect(fits(`${'*a'.repeat(2_000)}*b`, 'a'.repeat(50_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(200);
});
