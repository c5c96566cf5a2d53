import { expect, test } from 'vitest';
import { isHeard } from '../../../src/decisions/heard';

const script = { isTrusted: false };
const visitor = { isTrusted: true };

test('with the default every click counts', () => {
  for (const settings of [{}, { api: 'open' as const }]) {
    expect(isHeard(settings, '')).toBe(true);
    expect(isHeard(settings, 'accept-all', script)).toBe(true);
    expect(isHeard(settings, 'accept-all')).toBe(true);
  }
});

test.each(['visitor', 'visitors', '', null])('with %j a yes is the visitor’s, and a no anybody’s', (api) => {
  const settings = { api: api as 'visitor' };
  expect(isHeard(settings, '')).toBe(false);
  expect(isHeard(settings, 'accept-all', visitor)).toBe(true);
  expect(isHeard(settings, 'accept-all', script)).toBe(false);
  expect(isHeard(settings, 'save')).toBe(false);
  expect(isHeard(settings, 'reject-all', script)).toBe(true);
  expect(isHeard(settings, 'reject-all')).toBe(true);
});
