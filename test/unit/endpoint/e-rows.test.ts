// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Faults that an endpoint of receipts has to stand, by the numbers that titles of tests begin with. */
const FAULTS: Readonly<Record<string, string>> = {
  E1: 'kill -9 in mid-write',
  E2: 'a power cut',
  E3: 'a disk that is full, read-only or failing',
  E4: 'the same receipt many times at once',
  E5: 'the same id with another content',
  E6: "a receipt forged for another's subject",
  E7: 'telling whether a subject exists',
  E8: 'a database that was tampered with',
  E9: 'bodies that are huge, malformed or deep',
  E10: 'clients that are slow, half open, or smuggle requests',
  E11: 'a flood',
  E12: 'SQL in every field, header, cookie and path',
  E13: 'posts from other origins',
  E14: 'personal data that was not asked for',
  E15: 'forged headers of proxies',
  E16: 'scripts and formulas in exports',
  E17: 'clocks that are wrong',
  E18: 'migrations that are cut short, and databases of other versions',
  E19: 'a database that is locked',
  E20: 'a PostgreSQL that restarts',
  E21: 'a move between engines',
  E22: 'retention',
  E23: 'erasure and access by the subject',
  E24: "the admin's token",
  E25: 'exceptions, SIGTERM, and too few file descriptors',
};

/** What no test can show, with the reason. None for now. */
const UNTESTABLE: Readonly<Record<string, string>> = {};

const FOLDER = 'test/unit';
const titles = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(join(FOLDER, file), 'utf8').matchAll(/['"`](E\d+(?:, E\d+)*): \S/g)])
  .map(([, numbers = '']) => numbers.split(', '));

test.each(Object.entries(FAULTS))('%s (%s) has a test by its number', (number) => {
  const isTested = titles.some((numbers) => numbers.includes(number));
  expect(isTested || number in UNTESTABLE).toBe(true);
});

test('no title names a number that is none', () => {
  expect(titles.flat().filter((number) => !(number in FAULTS))).toEqual([]);
});
