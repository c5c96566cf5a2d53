// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { LAW, REGIONS } from '../../../src/consent/law';
import { daysOf } from '../../../src/consent/lifetime';
import { regimeOf } from '../../../src/consent/regime-of';
import type { Regime } from '../../../src/consent/regimes';
import { type RegionRules, readRegion, readRegionHeader } from '../../../src/consent/regions';
import { isElsewhere } from '../../../src/consent/zones';

const named = [...REGIONS].filter(([code]) => code !== '*');

describe('the table', () => {
  test('names each region once, in the form that is read', () => {
    const codes = LAW.flatMap(({ ages }) => Object.values(ages).join(' ').replaceAll('?', '').split(' '));
    expect(codes).toHaveLength(REGIONS.size);
    expect(named.filter(([code]) => readRegion(code) !== code)).toEqual([]);
  });

  test.each(LAW)('$name: sources, ages and days that can be', ({ ages, days, askedAgain, sources, ...row }) => {
    expect(sources.length).toBeGreaterThan(0);
    for (const [law, address] of sources) {
      expect(law).not.toBe('');
      expect(URL.canParse(address), address).toBe(true);
    }
    for (const age of Object.keys(ages)) expect(Number(age)).toBeGreaterThanOrEqual(13);
    // Browsers keep no cookie longer than 400 days.
    expect(days).toBeLessThanOrEqual(400);
    // Nobody is asked before what they said has run out.
    expect(askedAgain).toBeLessThanOrEqual(days);
    const isOptIn = row.regime === 'opt-in';
    expect(row.shows.includes('banner')).toBe(isOptIn);
    expect(row.shows.includes('choices')).toBe(!isOptIn);
    expect(row.signal === 'limits').toBe(isOptIn);
    // Pages know the regime alone: under it the signal is a decision, or it is not.
    expect(row.signal === 'binds' || row.signal === 'honoured').toBe(row.regime === 'opt-out');
  });

  test('has the last row for whatever it does not name: opt-in, and the strictest of it', () => {
    expect(LAW.at(-1)).toMatchObject({ ages: { 16: '*' }, regime: 'opt-in', signal: 'limits' });
  });
});

describe('what pages know of it', () => {
  test.each(named)('%s is what its row says', (code, { row }) => {
    expect(regimeOf(code)).toBe(row.regime);
  });

  test.each([
    ['US-XX', 'opt-out'],
    ['JP-13', 'notice'],
    ['DE-BY', 'opt-in'],
    ['CA-QC', 'opt-in'],
    ['ZW', 'opt-in'],
    ['', 'opt-in'],
    ['toString', 'opt-in'],
    ['__proto__', 'opt-in'],
  ] as const)('%s, which has no row of its own, is %s', (region, regime) => {
    expect(regimeOf(region)).toBe(regime);
  });

  beforeAll(() => {
    if (!existsSync('dist/parts')) throw new Error('dist is not built: run npm run build');
  });

  test('has no source in it', () => {
    const built = readdirSync('dist/parts').filter((name) => name.endsWith('.js'));
    const text = ['assent.js', ...built.map((name) => `parts/${name}`)]
      .map((name) => readFileSync(`dist/${name}`, 'utf8'))
      .join('\n');
    // What it is looked for in does have the table.
    expect(text).toContain('"opt-out"');
    const sources = LAW.flatMap((row) => row.sources.flat());
    expect(sources.filter((source) => text.includes(source))).toEqual([]);
  });
});

describe('a rule of the site', () => {
  const decision = 'Opinion of 1 October 2026';
  test.each<[string, string, RegionRules, string]>([
    ['that asks for more counts', 'US', { US: { regime: 'opt-in' } }, 'opt-in'],
    ['of a country is that of its parts', 'US-CA', { US: { regime: 'opt-in' } }, 'opt-in'],
    [
      'of a part goes before that of the country',
      'US-CA',
      { US: { regime: 'opt-in' }, 'US-CA': { regime: 'opt-out' } },
      'opt-out',
    ],
    ['that asks for less counts with its decision', 'CH', { CH: { regime: 'notice', decision } }, 'notice'],
    ['that asks for less counts not without', 'CH', { CH: { regime: 'notice' } }, 'opt-in'],
    ['whose decision says nothing neither', 'CH', { CH: { regime: 'opt-out', decision: '' } }, 'opt-in'],
    ['whose decision is no text neither', 'CH', { CH: { regime: 'notice', decision: true as never } }, 'opt-in'],
    ['whose decision is blank neither', 'CH', { CH: { regime: 'notice', decision: ' ' } }, 'opt-in'],
    [
      'that counts as none leaves that of the country',
      'US-UT',
      { US: { regime: 'opt-in' }, 'US-UT': { regime: 'notice' } },
      'opt-in',
    ],
    ['of a part counts where the country alone is known', 'US', { 'US-CA': { regime: 'opt-in' } }, 'opt-in'],
    ['of a part that is laxer does not', 'CH', { 'CH-ZH': { regime: 'notice', decision } }, 'opt-in'],
    ['of another region neither', 'DE', { CH: { regime: 'notice', decision } }, 'opt-in'],
    ['of no regime neither', 'US', { US: { regime: 'none', decision } as never }, 'opt-out'],
    ['that is none neither', 'US', { US: null as never }, 'opt-out'],
    ['of a prototype neither', 'toString', {}, 'opt-in'],
  ])('%s', (_, region, rules, regime) => expect(regimeOf(region, rules)).toBe(regime));

  test('that is no list of them is none', () => expect(regimeOf('US', 'opt-in' as never)).toBe('opt-out'));
});

describe('a time zone', () => {
  test.each([
    ['America/Los_Angeles', 'US-CA', false],
    ['Pacific/Honolulu', 'US-HI', false],
    ['US/Pacific', 'US', false],
    ['Asia/Tokyo', 'JP', false],
    ['UTC', 'US', false],
    ['', 'JP', false],
    ['Asia/Tokyo', 'US', true],
    ['America/New_York', 'JP', true],
    ['America/Toronto', 'US', true],
    ['America/Montreal', 'US-NY', true],
    ['Africa/Ceuta', 'US', true],
    ['America/Martinique', 'US', true],
    ['Indian/Reunion', 'JP', true],
    ['Asia/Muscat', 'US', true],
    ['Asia/Calcutta', 'US', true],
    ['Atlantic/Reykjavik', 'US', true],
    // A site has decided on less for it, and no zone is known there.
    ['Europe/Zurich', 'CH', false],
  ])('%s, where the visitor is said to be in %s: elsewhere %s', (zone, region, expected) =>
    expect(isElsewhere(zone, region)).toBe(expected),
  );

  test('of each that this machine knows, no more speak for less than opt-in than those of two countries', () => {
    const lenient = Intl.supportedValuesOf('timeZone').filter(
      (zone) => !isElsewhere(zone, 'US') || !isElsewhere(zone, 'JP'),
    );
    const isOfTwo = (zone: string) => /^(America|Pacific|Asia\/Tokyo$|UTC$|Etc\/)/.test(zone);
    expect(lenient.filter((zone) => !isOfTwo(zone))).toEqual([]);
    expect(lenient.length).toBeGreaterThan(30);
    expect(lenient.length).toBeLessThan(60);
  });
});

describe('a region', () => {
  test.each(['XX', 'T1', 'ZZ', 'us-ca', 'USA', 'US-', 'toString', null, undefined, 5, {}])('%s is none', (value) =>
    expect(readRegion(value)).toBe(''),
  );

  test('of an edge network may be written in any case', () => expect(readRegionHeader(' us-ca ')).toBe('US-CA'));

  test('has no letters beyond ASCII', () => expect(readRegionHeader('u\u017f')).toBe(''));
});

describe('a decision lasts', () => {
  const at = (regime: Regime, region: string, ...answers: boolean[]) => ({
    regime,
    region,
    answers: new Map(answers.map((yes, i) => [`${i}`, yes])),
  });
  test.each([
    ['as long as the site says, where everybody is asked', at('opt-in', 'DE', true, false), 182],
    ['400 days where nobody is asked, with a no in it', at('opt-out', 'US-CA', true, false), 400],
    ['no longer where it is a yes to all', at('opt-out', 'US-CA', true), 182],
    ['400 days too where somebody was asked there all the same', at('opt-in', 'US-CA', false), 400],
  ])('%s', (_, decision, days) => expect(daysOf(decision, 182)).toBe(days));
});
