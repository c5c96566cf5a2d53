// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { LAW, REGIONS } from '../../../src/consent/law';
import { isSignalDecision, readRegion, readRegionHeader, regimeOf } from '../../../src/consent/regions';

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
  });

  test('has the last row for whatever it does not name: opt-in, and the strictest of it', () => {
    expect(LAW.at(-1)).toMatchObject({ ages: { 16: '*' }, regime: 'opt-in', signal: 'limits' });
  });
});

describe('what pages know of it', () => {
  test.each(named)('%s is what its row says', (code, { row }) => {
    expect(regimeOf(code)).toBe(row.regime);
    expect(isSignalDecision(code)).toBe(row.signal === 'binds' || row.signal === 'honoured');
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
    expect(isSignalDecision(region)).toBe(regime === 'opt-out');
  });

  beforeAll(() => {
    if (!existsSync('dist/parts')) throw new Error('dist is not built: run npm run build');
  });

  test('has neither a source nor a name of a row in it', () => {
    const built = readdirSync('dist/parts').filter((name) => name.endsWith('.js'));
    const text = ['assent.js', ...built.map((name) => `parts/${name}`)]
      .map((name) => readFileSync(`dist/${name}`, 'utf8'))
      .join('\n');
    // What it is looked for in does have the table.
    expect(text).toContain('"opt-out"');
    const words = LAW.flatMap(({ name, sources }) => [name, ...sources.flat()]);
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  });
});

describe('a region', () => {
  test.each(['XX', 'T1', 'ZZ', 'us-ca', 'USA', 'US-', 'toString', null, undefined, 5, {}])('%s is none', (value) =>
    expect(readRegion(value)).toBe(''),
  );

  test('of an edge network may be written in any case', () => expect(readRegionHeader(' us-ca ')).toBe('US-CA'));
});
