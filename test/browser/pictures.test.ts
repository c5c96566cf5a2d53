import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from './harness/pictures/compare';
import { withFewColours } from './harness/pictures/few-colours';
import type { LookName } from './harness/pictures/looks';
import type { StateName } from './harness/pictures/states';
import { take } from './harness/pictures/take';

/*
 * Every state of the interface, as somebody has looked at it and found it good. After a change that is meant:
 *
 *     APPROVE_PICTURES=1 npm test -- test/browser/pictures
 *
 * takes those anew that are not the same any more. Look at each before you commit it. Where a test fails, what was drawn is
 * in test/results/pictures/, with what has changed in red.
 *
 * In Chromium alone: a picture is of one browser.
 */

const APPROVED = 'test/pictures';
const RESULTS = 'test/results/pictures';

/** On phones the three layouts are much alike, and the longest texts are what counts. */
const MATRIX: Readonly<Record<LookName, readonly StateName[]>> = {
  light: ['bar', 'box', 'modal', 'preferences', 'many', 'age', 'note', 'page', 'history'],
  dark: ['bar', 'box', 'modal', 'preferences', 'many', 'age', 'note', 'page', 'history'],
  arabic: ['bar', 'box', 'modal', 'preferences', 'many', 'age', 'note', 'page', 'history'],
  forced: ['bar', 'box', 'modal', 'preferences', 'many', 'age', 'note', 'page', 'history'],
  phone: ['bar', 'modal', 'preferences', 'many', 'page', 'history'],
  'small-phone': ['box', 'age', 'note'],
};
const ALL = Object.entries(MATRIX).flatMap(([look, states]) =>
  states.map((state) => [state, look as LookName] as const),
);

const approvedFile = (state: StateName, look: LookName) => join(APPROVED, `${state}-${look}.png`);

function approvedPicture(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keep(name: string, what: string, png: Buffer | undefined): void {
  const file = join(RESULTS, `${name}-${what}.png`);
  rmSync(file, { force: true });
  if (!png) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(file, png);
}

test.each(ALL)('%s, %s: as approved', async (state, look) => {
  const file = approvedFile(state, look);
  const actual = await take(state, look);
  const approved = approvedPicture(file);
  const found = approved ? compare(approved, actual) : { isSame: false, pixels: Number.NaN, difference: undefined };
  if (process.env.APPROVE_PICTURES && !found.isSame) {
    mkdirSync(APPROVED, { recursive: true });
    const small = withFewColours(actual);
    writeFileSync(file, compare(small, actual).isSame ? small : actual);
    return;
  }
  const name = `${state}-${look}`;
  keep(name, 'actual', found.isSame ? undefined : actual);
  keep(name, 'difference', found.isSame ? undefined : found.difference);
  const help = approved ? `compare ${RESULTS}/${name}-actual.png with ${file}` : `${file} is missing`;
  expect(found.isSame, `${found.pixels} pixels are not as they were: ${help}`).toBe(true);
});

describe('the comparison sees', () => {
  test.each<[what: string, state: StateName, css: string]>([
    ['a banner that is one pixel further on', 'bar', 'assent-ui::part(banner) { translate: 1px }'],
    ['buttons that are one pixel further down', 'modal', 'assent-ui::part(button) { position: relative; top: 1px }'],
    ['another accent', 'box', ':root { --assent-accent: #1b4b9f }'],
    ['text that is a little lighter', 'preferences', ':root { --assent-muted: #5a6676 }'],
    ['corners that are less round', 'age', ':root { --assent-radius: 8px }'],
  ])('%s', async (_, state, css) => {
    const approved = approvedPicture(approvedFile(state, 'light')) as Buffer;
    const { isSame, pixels } = compare(approved, await take(state, 'light', css));
    expect(isSame, `${pixels} pixels`).toBe(false);
  });
});
