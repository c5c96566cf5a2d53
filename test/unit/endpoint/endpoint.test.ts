// @vitest-environment node
import { expect, onTestFinished, test, vi } from 'vitest';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const HASH = `sha256-${'x'.repeat(43)}`;
const SUBJECT = 'x'.repeat(43);

test.each([
  ['', undefined],
  ['/assent', undefined],
  ['/a/b/c', '/a/b/c'],
  ['/receipts', '/receipts/'],
  ['', '/consent'],
  ['', '/'],
])('works under the path "%s" with the base %s', async (base, option) => {
  const { endpoint } = tryEndpoint({ ...(option && { base: option }) });
  const visitor = createVisitor();
  const ask = (path: string, init?: RequestInit) => endpoint(new Request(`${ORIGIN}${base}${path}`, init));
  expect((await ask('/region')).status).toBe(200);
  const posted = await ask('/receipts', {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
    body: JSON.stringify({ secret: visitor.secret, receipts: [visitor.receipt()] }),
  });
  expect(posted.status).toBe(201);
  const read = await ask(`/subjects/${visitor.subjectId}/receipts?x=/health`, {
    headers: { Authorization: `Bearer ${visitor.secret}` },
  });
  expect((await read.json()).receipts).toHaveLength(1);
});

test.each([
  ['/x/y', undefined],
  ['/foo', undefined],
  ['//assent', undefined],
  ['/', undefined],
  ['/assent/assent', undefined],
  ['/assent/', undefined],
  ['/ASSENT', undefined],
  ['/%61ssent', undefined],
  ['/assent', '/consent'],
  ['/assent', '/'],
])(
  'has no route under the path "%s" with the base %s: a proxy that closes some is not passed by',
  async (path, base) => {
    const { endpoint, store } = tryEndpoint({ adminToken: 'a-token', ...(base && { base }) });
    const ask = (route: string, init?: RequestInit) => endpoint(new Request(`${ORIGIN}${path}${route}`, init));
    const admin = { Authorization: 'Bearer a-token' };
    for (const route of ['/admin', '/admin/', '/admin/stats', '/admin/page.js', '/health', '/region']) {
      expect((await ask(route, { headers: admin })).status).toBe(404);
    }
    const visitor = createVisitor();
    const posted = await ask('/receipts', {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
      body: JSON.stringify({ secret: visitor.secret, receipts: [visitor.receipt()] }),
    });
    expect(posted.status).toBe(404);
    expect(await store.page(0, 1)).toEqual([]);
  },
);

test.each(['assent', 'https://klouttrack.com/assent', '/a?b', '/a b', '', '/a/../b', '/a#b'])(
  'refuses the base "%s", and says what to write',
  (base) => {
    expect(() => tryEndpoint({ base })).toThrow('[assent] createEndpoint: base is not a path: write it like /assent');
  },
);

test.each([
  ['/receipts', 'GET', 'POST, OPTIONS'],
  ['/receipts', 'PATCH', 'POST, OPTIONS'],
  [`/subjects/${SUBJECT}/receipts`, 'POST', 'GET, HEAD, OPTIONS'],
  [`/subjects/${SUBJECT}`, 'GET', 'DELETE, OPTIONS'],
  [`/notices/${HASH}`, 'DELETE', 'GET, HEAD, PUT, OPTIONS'],
  ['/region', 'POST', 'GET, HEAD, OPTIONS'],
  ['/health', 'PUT', 'GET, HEAD, OPTIONS'],
  ['/health/live', 'PUT', 'GET, HEAD, OPTIONS'],
  ['/health/ready', 'PUT', 'GET, HEAD, OPTIONS'],
])('answers 405 with Allow for %s %s', async (path, method, allow) => {
  const response = await tryEndpoint().ask(path, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe(allow);
});

test('answers 404 for what is no route', async () => {
  const { ask } = tryEndpoint({ adminToken: 'secret' });
  for (const path of [
    '',
    '/',
    '/receiptsx',
    '/admin/receipts/',
    '/admin/stats/x',
    '/subjects',
    '/notices/a/b',
    '/health/x',
  ]) {
    expect((await ask(path)).status).toBe(404);
  }
});

test('every answer is nosniff, may run nothing, and is kept by no cache but a notice', async () => {
  const { ask, post } = tryEndpoint();
  const responses = await Promise.all([
    ask('/region'),
    ask('/health'),
    ask('/nothing'),
    ask('/receipts'),
    ask(`/notices/${HASH}`),
    ask(`/subjects/${SUBJECT}/receipts`),
    ask('/receipts', { method: 'OPTIONS' }),
    post('{'),
  ]);
  for (const { headers } of responses) {
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Cache-Control')).toBe('no-store');
  }
});

test('an allowed origin may read answers and send a bearer token; no credentials are ever asked for', async () => {
  const { ask } = tryEndpoint();
  const headers = {
    Origin: ORIGIN,
    'Access-Control-Request-Method': 'DELETE',
    'Access-Control-Request-Headers': 'authorization',
  };
  const preflight = await ask(`/subjects/${SUBJECT}`, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('DELETE');
  expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('authorization');
  expect(preflight.headers.get('Vary')).toContain('Origin');
  for (const path of ['/region', '/receipts', `/subjects/${SUBJECT}/receipts`]) {
    const response = await ask(path, { headers: { Origin: ORIGIN } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  }
});

test('another origin is told nothing by preflight or answer', async () => {
  const { ask } = tryEndpoint();
  for (const Origin of ['https://evil.example', 'null', `${ORIGIN}:8443`]) {
    for (const method of ['OPTIONS', 'GET']) {
      const response = await ask('/region', { method, headers: { Origin } });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  }
});

test('the region comes from the named headers alone, the first valid one', async () => {
  const { ask } = tryEndpoint({ regionHeaders: ['CF-IPCountry', 'X-Country'] });
  const region = async (headers: Record<string, string>) => (await ask('/region', { headers })).json();
  expect(await region({ 'cf-ipcountry': 'OM' })).toEqual({ region: 'OM' });
  expect(await region({ 'cf-ipcountry': 'XX', 'x-country': 'us-ca' })).toEqual({ region: 'US-CA' });
  expect(await region({ 'cf-ipcountry': 'T1' })).toEqual({ region: null });
  expect(await region({ 'cf-ipcountry': '<script>' })).toEqual({ region: null });
  expect(await region({ 'x-vercel-ip-country': 'DE' })).toEqual({ region: null });
  expect(await (await tryEndpoint().ask('/region', { headers: { 'CF-IPCountry': 'OM' } })).json()).toEqual({
    region: null,
  });
});

/** One answer serves a second. @returns what lets it pass */
function clock(): () => void {
  let time = 0;
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => time);
  onTestFinished(() => spy.mockRestore());
  return () => {
    time += 1_000;
  };
}

test('is healthy while the store can write, and says 503 when it cannot', async () => {
  let broken = false;
  const memory = memoryStore();
  const store = { ...memory, check: () => (broken ? Promise.reject(new Error('read-only')) : memory.check()) };
  const { ask } = tryEndpoint({ store });
  const later = clock();
  expect((await ask('/health')).status).toBe(200);
  broken = true;
  later();
  const response = await ask('/health');
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).not.toBeNull();
  broken = false;
  later();
  expect((await ask('/health')).status).toBe(200);
});

test('E25: is ready as long as it is healthy and goes on, and alive whatever the store does', async () => {
  let broken = false;
  const closing = new AbortController();
  const memory = memoryStore();
  const store = { ...memory, check: () => (broken ? Promise.reject(new Error('read-only')) : memory.check()) };
  const { ask } = tryEndpoint({ store, closing: closing.signal });
  const later = clock();
  const statuses = async () => [
    (await ask('/health/live')).status,
    (await ask('/health/ready')).status,
    (await ask('/health')).status,
  ];
  expect(await statuses()).toEqual([200, 200, 200]);
  broken = true;
  later();
  expect(await statuses()).toEqual([200, 503, 503]);
  broken = false;
  closing.abort();
  expect(await statuses()).toEqual([200, 503, 503]);
  expect((await ask('/health/ready')).headers.get('Retry-After')).not.toBeNull();
});

test('those who ask for health at once share one write', async () => {
  let checks = 0;
  const store = { ...memoryStore(), check: async () => void checks++ };
  const { ask } = tryEndpoint({ store });
  await Promise.all(Array.from({ length: 10 }, () => ask('/health')));
  expect(checks).toBe(1);
});

test.each([
  [{ origins: [] }, /origins is empty/],
  [{ origins: ['*'] }, /"\*" is not an origin: write it like/],
  [{ origins: ['https://klouttrack.com/'] }, /is not an origin/],
  [{ origins: ['https://a$(id).com'] }, /is not an origin/],
  [{ rate: -1 }, /rate must be a whole number/],
  [{ trustProxy: 0.5 }, /trustProxy must be a whole number/],
])('a mistake in the options %j throws at once and names the option', (options, message) => {
  expect(() => tryEndpoint(options)).toThrow(message);
});
