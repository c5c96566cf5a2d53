// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* Faults by number: each is a test in Chromium and in Firefox. */

const ROWS = 36;
const FOLDER = 'test/browser';

const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));

test(`each of ${ROWS} faults has one test, in both browsers`, () => {
  // What `fault` makes is for both; another test says so where it is grouped.
  const made = texts.flatMap((text) => [...text.matchAll(/\bfault\(\s*['"`]B(\d+): /g)]);
  const grouped = texts.filter((text) => /describe\.each\(\[\s*\[?'chromium'[^)]*'firefox'/.test(text));
  const others = grouped.flatMap((text) => [...text.matchAll(/\btest\(\s*['"`]B(\d+): /g)]);
  const numbers = [...made, ...others].map(([, number]) => Number(number)).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
});

test('what `fault` makes is a test in Chromium and one in Firefox', () => {
  const text = readFileSync(join(FOLDER, 'faults/fault.ts'), 'utf8');
  expect(text).toContain("BROWSERS = ['chromium', 'firefox']");
  expect(text).toContain('test.each(BROWSERS)');
});
