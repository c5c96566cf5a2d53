// @vitest-environment node
import { expect, onTestFinished, test } from 'vitest';
import { logLibraries } from '../../../src/cli/library-output';
import { createLog } from '../../../src/cli/log';
import { createFailureLog } from '../../../src/cli/log-failure';

test('what libraries and Node print by themselves are lines of the log, without what they quote, until it ends', () => {
  let printed = '';
  const log = createLog('debug', {
    write: (line: string) => {
      printed += line;
    },
  });
  const { error } = console;
  const stop = logLibraries(log, createFailureLog(log));
  onTestFinished(stop);
  console.error(new TypeError('canary'));
  console.info('The user canary aborted a request.');
  process.emit('warning', Object.assign(new Error('canary'), { name: 'CanaryFreeWarning' }));
  expect(printed).toMatch(/error a library reported an error error=TypeError/);
  expect(printed).toMatch(/debug a library had something to say/);
  expect(printed).toMatch(/warn Node warns warning=CanaryFreeWarning/);
  expect(printed).not.toContain('canary');
  stop();
  expect(console.error).toBe(error);
});
