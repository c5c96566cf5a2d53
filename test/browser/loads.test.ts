import { expect, test } from 'vitest';
import { randomOf } from '../soak/scenario';
import { BROWSERS } from './faults/fault';
import { drawLoad, type Load, told } from './harness/loads/draw';
import { openLoader } from './harness/loads/loader';

/*
 * Pages with up to three faults at a time, before an answer, after a no and after a yes that was withdrawn: vendors are asked nothing, and
 * the browser keeps nothing that is not Assent's. It is counted at the vendors' server, in the browser's jar and, from a page without
 * scripts, in all that it stores. Some are behind the header gate, with unmarked ways to ask a vendor on them.
 *
 *     npm run soak -- loads                                            2,000 loads, one in ten in Firefox
 *     LOADS_SEED=40 npx vitest run --project browser test/browser/loads.test.ts
 */

const { LOADS_SEED = '1', LOADS_TOTAL } = process.env;
const isSoak = LOADS_TOTAL !== undefined;
const SHARES = { chromium: isSoak ? 0.9 : 1, firefox: isSoak ? 0.1 : 0 };
/** So many loads a test. */
const LONGEST = 25;

const tests = BROWSERS.flatMap((browser) => {
  const total = Math.round(Number(LOADS_TOTAL ?? 10) * SHARES[browser]);
  return Array.from({ length: Math.ceil(total / LONGEST) }, (_, at) => {
    const seed = Number(LOADS_SEED) + at;
    const count = Math.min(LONGEST, total - at * LONGEST);
    return [`${count} loads in ${browser}, seed ${seed}`, { browser, seed, count }] as const;
  });
});

test.each(tests)('%s', { timeout: 900_000 }, async (_name, { browser, seed, count }) => {
  const { load } = await openLoader(browser);
  const random = randomOf(seed);
  const findings: string[] = [];
  const counted = { before: 0, refused: 0, withdrawn: 0, gated: 0, 'vendors asked while allowed': 0 };
  for (let i = 0; i < count; i++) {
    const drawn = drawLoad(random, browser);
    const { leaks, allowed } = await load(drawn);
    counted[drawn.moment]++;
    if (drawn.isGated) counted.gated++;
    counted['vendors asked while allowed'] += allowed;
    if (leaks.length) findings.push(`${i}, ${told(drawn)}: ${leaks.join(', ')}`);
    if (isSoak && leaks.length) console.log(`found: ${findings.at(-1)}`);
  }
  if (isSoak) console.log(`counted: ${JSON.stringify(counted)}`);
  expect(findings).toEqual([]);
});

const LEAKING: Load = {
  ...{ moment: 'before', by: 'click', placement: 'async', faults: [], isEarly: false, act: 'nothing' },
  ...{ isGated: false, rows: [], hasFirebase: false, isLeaking: true },
};

test('what nobody has marked is found, but for where the header gate refuses it: what is above could fail', async () => {
  const { load } = await openLoader('chromium');
  const { leaks } = await load(LEAKING);
  const kinds = leaks.map((leak) => leak.replace(/https.*\//, ''));
  expect([...new Set(kinds)].sort()).toEqual([
    ...['asked: GET leak.js', 'asked: POST leaked', 'kept: cookie leak', 'kept: indexedDB leak'],
    ...['kept: localStorage leak', 'kept: sessionStorage leak'],
  ]);
  expect(await load({ ...LEAKING, isGated: true })).toEqual({ leaks: [], allowed: 0 });
  // And a yes is one.
  const { leaks: none, allowed } = await load({ ...LEAKING, moment: 'withdrawn', isLeaking: false });
  expect(none).toEqual([]);
  expect(allowed).toBeGreaterThan(5);
});
