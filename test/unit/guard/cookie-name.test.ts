import { expect, test } from 'vitest';
import { cookieDate, setCookieName } from '../../../src/guard/cookie-name';

const NOW = Date.UTC(2026, 0, 1);
const name = (text: string) => setCookieName(text, NOW);

test.each([
  '_ga=1',
  ' _ga = 1; path=/',
  '_ga=1; Max-Age=60',
  '_ga=1; max-age=0; max-age=5',
  '_ga=1; expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=60',
  '_ga=1; expires=Fri, 01-Jan-27 00:00:00 GMT',
  '_ga=1; expires=Fri Jan 1 2027 00:00:00',
  '_ga=1; max-age=05',
  '_ga=a=b; samesite=lax',
])('"%s" sets it', (text) => {
  expect(name(text)).toBe('_ga');
});

test.each([
  'soon',
  '0',
  '2020',
  'Thu, 01 Jan 1970',
  'Thu, 32 Jan 1970 00:00:00 GMT',
  '30 Feb 1970 00:00:00',
  '1 1 1970 00:00:00',
  '',
])('no browser reads "%s": it stays for as long as the browser runs', (date) => {
  expect(name(`_ga=1; expires=${date}`)).toBe('_ga');
  expect(cookieDate(date)).toBeUndefined();
});

test.each([
  '_ga=; max-age=0',
  '_ga=; MAX-AGE=-1',
  '_ga=; max-age=0; max-age=soon',
  '_ga=; expires=Thu, 01 Jan 1970 00:00:00 GMT',
  '_ga=; expires=Thu, 01-Jan-1970 00:00:01 GMT',
  '_ga=; expires=Thursday, 01-Jan-70 00:00:00 GMT',
  '_ga=; expires=Sun, 1 Jun 2025 9:05:03 +0200',
  '_ga=; max-age=soon; expires=Thu, 01 Jan 1970 00:00:00 GMT',
])('"%s" takes it away', (text) => {
  expect(name(text)).toBeUndefined();
});

test('dates are in UTC, whatever zone they name', () => {
  expect(cookieDate('Sun, 1 Jun 2025 9:05:03 +0200')).toBe(Date.UTC(2025, 5, 1, 9, 5, 3));
});
