// @vitest-environment node
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/consent/decision';
import { decodeDecision } from '../../../src/consent/decode';
import { encodeDecision } from '../../../src/consent/encode';
import { copyOfCookie } from '../../../src/endpoint/receipts/cookie';
import { tryEndpoint } from './try-endpoint';
import { createVisitor } from './visitor';

const DAY = 86_400_000; // ms
const NOW = Date.UTC(2026, 10, 22);
const visitor = createVisitor();

const cookieOf = (at: number) =>
  encodeDecision({
    secret: visitor.secret,
    subject: visitor.subjectId,
    site: '',
    at,
    region: 'OM',
    regime: 'opt-in',
    version: '2025-02',
    answers: new Map([['analytics', true]]),
  });
const FRESH = cookieOf(NOW - DAY);
const renew = (header: string, options = {}, secure = true) =>
  copyOfCookie(header, options, { now: NOW, secure, secret: visitor.secret });

test('sets the same value beside it for what remains of its time', () => {
  const set = renew(`other=1; __Host-assent=${FRESH}; more=2`);
  expect(set).toBe(`__Host-assent.copy=${FRESH}; Path=/; Max-Age=${181 * 86_400}; SameSite=Lax; Secure`);
});

test('is Secure on https and under the prefix, and readable by the page', () => {
  expect(renew(`assent=${FRESH}`, {}, true)).toContain('; Secure');
  expect(renew(`assent=${FRESH}`, {}, false)).not.toContain('Secure');
  expect(renew(`__Host-assent=${FRESH}`, {}, false)).toContain('; Secure');
  expect(renew(`assent=${FRESH}`)).not.toContain('HttpOnly');
});

test('takes the days and the domain of the config, and no domain under the prefix', () => {
  expect(renew(`assent=${FRESH}`, { days: 2, domain: 'klouttrack.com' })).toBe(
    `assent.copy=${FRESH}; Path=/; Max-Age=86400; SameSite=Lax; Domain=klouttrack.com; Secure`,
  );
  expect(renew(`__Host-assent=${FRESH}`, { domain: 'klouttrack.com' })).not.toContain('Domain');
});

test('sets nothing that has run out, is from the future, or is not a decision', () => {
  expect(renew(`assent=${cookieOf(NOW - 182 * DAY)}`)).toBeNull();
  expect(renew(`assent=${cookieOf(NOW + 2 * DAY)}`)).toBeNull();
  for (const value of ['', 'x', FRESH.slice(0, -1), `${FRESH}x`, `"${FRESH}"`])
    expect(renew(`assent=${value}`)).toBeNull();
  expect(renew('')).toBeNull();
});

test('under a path of the site, which the prefix for the whole host does not take', () => {
  expect(renew(`__Secure-shop=${FRESH}`, { path: '/shop/' })).toContain(`__Secure-shop.copy=${FRESH}; Path=/shop/;`);
  expect(renew(`__Host-assent=${FRESH}`, { path: '/shop/' })).toContain('Path=/;');
});

test('of cookie and copy takes the newer, and keeps the copy where the cookie is gone', () => {
  const older = cookieOf(NOW - 2 * DAY);
  expect(renew(`__Host-assent=${FRESH}; __Host-assent.copy=${older}`)).toContain(`__Host-assent.copy=${FRESH};`);
  expect(renew(`__Host-assent.copy=${FRESH}`)).toContain(`__Host-assent.copy=${FRESH};`);
});

test('sets nothing that was forgotten, of another visitor, or of another site of the host', () => {
  const by = (more: Partial<Decision>) => encodeDecision({ ...(decodeDecision(FRESH) as Decision), ...more });
  const forgotten = by({ secret: '', subject: '', at: NOW, answers: new Map() });
  expect(renew(`__Host-assent=${forgotten}; __Host-assent.copy=${FRESH}`)).toBeNull();
  expect(renew(`__Host-assent=${by({ secret: 'B'.repeat(43), at: NOW })}; __Host-assent.copy=${FRESH}`)).toBeNull();
  const [one, two] = [by({ site: 'one' }), by({ site: 'two', secret: 'B'.repeat(43), at: NOW })];
  expect(renew(`__Host-assent=${two}; __Host-assent.one=${one}`)).toContain(`__Host-assent.one.copy=${one};`);
  expect(renew(`__Host-assent=${two}`)).toBeNull();
});

test('sets nothing where two cookies bear the name, since one of them was planted', () => {
  expect(renew(`assent=${FRESH}; assent=${cookieOf(NOW - 2 * DAY)}`)).toBeNull();
  expect(renew(`__Host-assent=${FRESH}; __Host-assent=${FRESH}`)).toBeNull();
});

test('a planted cookie without the prefix does not keep the prefixed one from being set', () => {
  expect(renew(`assent=${cookieOf(NOW - 2 * DAY)}; __Host-assent=${FRESH}`)).toContain(`__Host-assent.copy=${FRESH};`);
});

test('a name that only looks like the prefixed one is none of it', () => {
  expect(renew(`\u00a0__Host-assent=${FRESH}`)).toBeNull();
});

test('a post with the cookie sets it again, one without does not, and an erased visitor’s never does', async () => {
  const { post, askAs } = tryEndpoint({ now: () => NOW });
  const send = (headers = {}) => post({ secret: visitor.secret, receipts: [visitor.receipt()] }, headers);
  const Cookie = `__Host-assent=${FRESH}`;
  expect((await send({ Cookie })).headers.get('Set-Cookie')).toContain(`__Host-assent.copy=${FRESH};`);
  expect((await send()).headers.get('Set-Cookie')).toBeNull();
  await askAs(visitor.secret, `/subjects/${visitor.subjectId}`, { method: 'DELETE' });
  expect((await send({ Cookie })).headers.get('Set-Cookie')).toBeNull();
});

test('an endpoint of several sites sets the copy by the site of the page', async () => {
  const origins = ['https://klouttrack.com', 'https://shop.example'];
  const cookie = (origin: string) => ({ days: origins.indexOf(origin) + 2 });
  const { post } = tryEndpoint({ origins, cookie, now: () => NOW });
  for (const [i, origin] of origins.entries()) {
    const headers = { Origin: origin, Cookie: `assent=${FRESH}` };
    const answer = await post({ secret: visitor.secret, receipts: [visitor.receipt({ origin })] }, headers);
    expect(answer.headers.get('Set-Cookie')).toContain(`Max-Age=${(i + 1) * 86_400};`);
  }
});
