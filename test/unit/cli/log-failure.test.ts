// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest';
import { logFailure } from '../../../src/cli/log-failure';

afterEach(() => {
  vi.restoreAllMocks();
});

test('says what failed, which error and where, and never what the error quotes', () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const error = Object.assign(new TypeError('cannot read "a-secret"\nof visitor@mail.example'), {
    code: 'SQLITE_FULL',
  });
  logFailure('answered 503', error);
  logFailure('answered 503', 'a-secret');
  const text = print.mock.calls.join('\n');
  expect(text).toMatch(/answered 503: TypeError SQLITE_FULL\n\s+at .*log-failure\.test/);
  expect(text).not.toMatch(/a-secret|mail\.example/);
});
