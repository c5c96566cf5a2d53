// @vitest-environment node
import { expect, test } from 'vitest';
import type { Log } from '../../../src/cli/log';
import { logFailure } from '../../../src/cli/log-failure';

function said(...errors: unknown[]): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const log = { error: (fields: object, msg: string) => lines.push({ ...fields, msg }) } as unknown as Log;
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
