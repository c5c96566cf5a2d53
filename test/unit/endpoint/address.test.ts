// @vitest-environment node
import { expect, test } from 'vitest';
import { addressPrefix, clientAddress } from '../../../src/endpoint/http/address';
import { createRateLimiter } from '../../../src/endpoint/http/limits';

test.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:1:2::7', '2001:db8:1'],
  ['2001:0DB8:0001::', '2001:db8:1'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['::1', '0:0:0'],
])('%s belongs to the network %s', (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});

test.each(['', 'unknown', '256.1.1.1', '1.2.3', '1.2.3.4.5', ':::', 'localhost', '1::2::3', '<script>'])(
  '"%s" is no address',
  (text) => {
    expect(addressPrefix(text)).toBeNull();
  },
);

test('forwarded addresses count from the right, as many hops as are trusted', () => {
  const header = '203.0.113.66, 198.51.100.7, 192.0.2.1';
  expect(clientAddress('10.0.0.1', header, 0)).toBe('10.0.0.1');
  expect(clientAddress('10.0.0.1', header, 1)).toBe('192.0.2.1');
  expect(clientAddress('10.0.0.1', header, 2)).toBe('198.51.100.7');
  expect(clientAddress('10.0.0.1', header, 9)).toBe('203.0.113.66');
  expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(clientAddress('10.0.0.1', 'garbage', 1)).toBe('10.0.0.1');
  expect(clientAddress('10.0.0.1', '[2001:db8::1]:443', 1)).toBe('2001:db8::1');
  expect(clientAddress('10.0.0.1', '192.0.2.1:443', 1)).toBe('192.0.2.1');
});

test('counts each network by itself, for a minute from its first', () => {
  let now = 0;
  const take = createRateLimiter(2, () => now);
  expect([take('a'), take('a'), take('b')]).toEqual([0, 0, 0]);
  now = 30_500;
  expect([take('a'), take('b'), take('b')]).toEqual([30, 0, 30]);
  now = 60_000;
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 60]);
});

test('a clock that is set back keeps nobody out', () => {
  let now = 1_000_000;
  const take = createRateLimiter(1, () => now);
  take('a');
  now = 0;
  expect(take('a')).toBe(0);
});
