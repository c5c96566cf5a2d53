// @vitest-environment node
import { expect, test } from 'vitest';
import type { Log } from '../../../src/cli/log';
import { createFailureLog, logFailure } from '../../../src/cli/log-failure';

function recorder() {
  const lines: Record<string, unknown>[] = [];
  const log = { error: (fields: object, msg: string) => lines.push({ ...fields, msg }) } as unknown as Log;
  return { log, lines };
}

function said(...errors: unknown[]): Record<string, unknown>[] {
  const { log, lines } = recorder();
  for (const error of errors) logFailure(log, 'answered 503', error);
  return lines;
}

test('says what failed, which error and where', () => {
  const [line] = said(Object.assign(new TypeError('cannot read'), { code: 'SQLITE_FULL' }));
  expect(line).toMatchObject({ msg: 'answered 503', error: 'TypeError', code: 'SQLITE_FULL' });
  expect(line?.at).toContainEqual(expect.stringMatching(/^at .*log-failure\.test/));
});

test('never says what an error quotes, however it is written', () => {
  const errors = [
    new Error('cannot read "canary"\nof visitor@mail.example'),
    new Error('no\n    at canary (/srv/visitor@mail.example:1:1)\n    at canary (file:///x:2:2)'),
    Object.assign(new Error('no'), { name: 'the name is "canary"', code: 'canary@mail.example' }),
    Object.assign(new Error('before'), { message: 'after: canary' }),
    'canary',
    { name: 'canary', stack: '    at canary (file:///x:1:1)' },
    null,
    undefined,
  ];
  const lines = said(...errors);
  expect(lines).toHaveLength(errors.length);
  expect(JSON.stringify(lines)).not.toMatch(/canary|mail\.example/);
});

test('each kind of failure is logged once a second at the most, with how many there were', () => {
  const { log, lines } = recorder();
  let now = 0;
  const fail = createFailureLog(log, () => now);
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  for (let i = 0; i < 1_000; i++) fail('answered 503', full);
  fail('answered 503', new TypeError('a bug'));
  fail('retention failed', full);
  now = 1_000;
  fail('answered 503', full);
  now = 2_000;
  fail('answered 503', full);
  expect(lines.map(({ msg, error, andBefore }) => [msg, error, andBefore])).toEqual([
    ['answered 503', 'Error', undefined],
    ['answered 503', 'TypeError', undefined],
    ['retention failed', 'Error', undefined],
    ['answered 503', 'Error', 999],
    ['answered 503', 'Error', undefined],
  ]);
});
