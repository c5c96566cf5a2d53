import { describe, expect, test } from 'vitest';
import { audienceOf, isAgeOfUse, thresholdIn } from '../../../src/consent/age';
import { AGES } from '../../../src/consent/age-codes';
import { answerKey } from '../../../src/consent/decision';
import type { ConsentInputs } from '../../../src/consent/grants';
import { REGIONS } from '../../../src/consent/law';

const in2026 = new Date(2026, 6, 1);
const says = (written: string, threshold = 16, now = in2026) => audienceOf(written, threshold, now);

describe('the age from which a person consents for themselves', () => {
  test.each([...REGIONS].filter(([code]) => code !== '*'))('in %s is what its row says', (code, { age }) => {
    expect(thresholdIn(code)).toBe(age);
  });

  test.each([
    ['', 16],
    ['ZW', 16],
    ['DE-BY', 16],
    ['OM-MA', 18],
    ['US-XX', 16],
    ['CA-XX', 14],
    ['*', 16],
    ['toString', 16],
    ['__proto__', 16],
    [' ', 16],
  ])('in %j, which has no row of its own, is %i', (region, age) => expect(thresholdIn(region)).toBe(age));

  test('is no lower than where nothing is known, where something says that the visitor is elsewhere', () => {
    expect([thresholdIn('US-AK'), thresholdIn('US-AK', true)]).toEqual([13, 16]);
    expect([thresholdIn('US-MD'), thresholdIn('US-MD', true)]).toEqual([18, 18]);
  });

  test('travels without what needs no row', () => {
    expect(Object.values(AGES).join(' ').split(' ')).not.toContain('DE');
    expect(Object.values(AGES).join(' ').length).toBeLessThan(600);
  });
});

describe('a year of birth', () => {
  test.each([
    ['2009', 'general'],
    ['2010', 'minor'],
    ['2011', 'minor'],
    ['2026', 'minor'],
    ['1906', 'general'],
    [' 1990 ', 'general'],
  ])('%j says %s, where who may have the birthday yet is under age', (written, who) => expect(says(written)).toBe(who));

  test.each([
    '2027',
    '1905',
    '',
    '   ',
    '90',
    '19900',
    '199O',
    '1990.5',
    '-1990',
    '+1990',
    '1e3',
    '0x7c6',
    'nineteen',
    '1990-01-01',
  ])('%j is none', (written) => expect(says(written)).toBeUndefined());

  test.each(['١٩٩٠', '۱۹۹۰', '१९९०', '১৯৯০', '๑๙๙๐', '１９９０', '\u200f1990\u200e'])(
    'may be written %s',
    (written) => {
      expect(says(written)).toBe('general');
    },
  );

  // By the eras of Thailand and Iran.
  test.each(['2533', '1369'])('of another calendar, %s, is none', (written) => expect(says(written)).toBeUndefined());

  test('opens nothing by a clock that is wrong', () => {
    const clock = (year: number) => new Date(year, 0, 1);
    expect(says('1990', 16, clock(1970))).toBeUndefined();
    expect(says('1960', 16, clock(1970))).toBe('minor');
    expect(says('1990', 16, clock(2150))).toBeUndefined();
    expect(says('1990', 16, new Date(Number.NaN))).toBeUndefined();
    expect(says('1990', Number.NaN)).toBe('minor');
  });

  test('counts years of the clock alone, on the first day of one as on the last', () => {
    for (const now of [new Date(2026, 0, 1), new Date(2026, 11, 31, 23, 59, 59)]) {
      expect([says('2009', 16, now), says('2010', 16, now)]).toEqual(['general', 'minor']);
    }
  });
});

describe('it is of use', () => {
  const inputs = (names: Record<string, string>, answers?: Record<string, boolean>): ConsentInputs => ({
    minor: true,
    names: new Map(Object.entries(names)) as ConsentInputs['names'],
    answers: answers && new Map(Object.entries(answers).map(([name, yes]) => [answerKey(name), yes])),
  });
  const analytics = { analytics: 'analytics', hotjar: 'analytics' };
  const preferences = { preferences: 'preferences' };

  test.each<[string, boolean, ConsentInputs]>([
    ['where analytics would be asked about', true, inputs(analytics)],
    ['where analytics would run', true, inputs(analytics, { analytics: true, hotjar: true })],
    ['where a service would be asked about by itself', true, inputs(analytics, { analytics: true })],
    ['not where all of it has a no', false, inputs(analytics, { analytics: false, hotjar: false })],
    ['not where there are preferences alone', false, inputs(preferences)],
    ['not where nothing is asked', false, inputs({})],
  ])('%s', (_, is, given) => expect(isAgeOfUse(given)).toBe(is));
});
