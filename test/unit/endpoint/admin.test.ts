// @vitest-environment node
import { expect, test, vi } from 'vitest';
import type { EndpointOptions } from '../../../src/endpoint/options';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { PAYLOADS } from './export/receipts';
import { type Trial, tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf, ORIGIN } from './visitor';

const TOKEN = 'the-token-of-an-admin-which-is-long-enough';
const NOW = Date.UTC(2026, 10, 24, 12);
const ID = '00000000-0000-4000-8000-000000000000';

const GET_ROUTES = ['/admin/receipts', `/admin/receipts/${ID}`, '/admin/stats'];

interface AdminTrial extends Trial {
  /** Asks with the admin's token. */
  get(path: string, init?: RequestInit): Promise<Response>;
}

function tryAdmin(options: Partial<EndpointOptions> = {}): AdminTrial {
  const trial = tryEndpoint({ store: memoryStore(), adminToken: TOKEN, now: () => NOW, ...options });
  return { ...trial, get: (path, init) => trial.askAs(TOKEN, path, init) };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test('every receipt, as NDJSON unless another format is asked for, as a file that no cache keeps', async () => {
  const { receive, get } = tryAdmin();
  const visitor = createVisitor();
  const receipts = [visitor.receipt(), visitor.receipt({ action: 'withdraw' })];
  await receive(visitor, ...receipts);
  const answers = await Promise.all(
    ['', '?format=ndjson', '?format=csv', '?format=jsonld'].map((query) => get(`/admin/receipts${query}`)),
  );
  const [standard = '', ndjson = '', csv = '', jsonld = ''] = await Promise.all(answers.map((answer) => answer.text()));
  expect(linesOf(standard)).toEqual(
    receipts.map((receipt, i) => ({ ...receipt, receivedAt: new Date(NOW).toISOString(), sequence: i + 1 })),
  );
  expect(ndjson).toBe(standard);
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  expect(JSON.parse(jsonld)['@graph']).toHaveLength(2);
  expect(answers.map(({ headers }) => headers.get('Content-Type')?.split(';')[0])).toEqual([
    'application/x-ndjson',
    'application/x-ndjson',
    'text/csv',
    'application/ld+json',
  ]);
  for (const { status, headers } of answers) {
    expect(status).toBe(200);
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="receipts-2026-11-24\.(ndjson|csv|jsonld)"$/,
    );
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  }
});

test('one receipt, and 404 for what is none', async () => {
  const { receive, get } = tryAdmin();
  const visitor = createVisitor();
  const receipt = visitor.receipt();
  await receive(visitor, receipt);
  const found = await get(`/admin/receipts/${receipt.receiptId}`);
  expect(await found.json()).toEqual({ receipt, receivedAt: new Date(NOW).toISOString(), sequence: 1 });
  for (const id of [ID, 'x', "'%20or%201=1%20--", '%00', '..%2f..']) {
    expect((await get(`/admin/receipts/${id}`)).status).toBe(404);
  }
});

test('filters narrow what is exported, and each value is only ever a value (E12)', async () => {
  const { store, get } = tryAdmin();
  const visitor = createVisitor();
  const { notice } = visitor.receipt();
  const day = (n: number) => Date.UTC(2026, 10, n);
  await store.append([entryOf(visitor.receipt())], day(20));
  await store.append([entryOf(visitor.receipt({ action: 'withdraw' }))], day(21));
  await store.append(
    [entryOf(createVisitor().receipt({ notice: { ...notice, region: null, language: 'en' } }))],
    day(22),
  );
  await store.append([entryOf(visitor.receipt({ policy: { url: '/p', version: "2026' or '1'='1" } }))], day(23) + 1);
  const sequences = async (query: string) =>
    linesOf(await (await get(`/admin/receipts?${query}`)).text()).map(({ sequence }) => sequence);
  expect(await sequences('from=2026-11-21')).toEqual([2, 3, 4]);
  expect(await sequences('to=2026-11-21')).toEqual([1, 2]);
  expect(await sequences('to=2026-11-21T00:00:00Z')).toEqual([1]);
  expect(await sequences('from=2026-11-21&to=2026-11-22')).toEqual([2, 3]);
  expect(await sequences('from=2026-11-21T04:00:00%2B04:00&to=2026-11-21T04:00:01%2B04:00')).toEqual([2]);
  expect(await sequences('from=2026-11-23T04:00:00.001+04:00')).toEqual([4]);
  expect(await sequences('action=withdraw')).toEqual([2]);
  expect(await sequences('region=OM')).toEqual([1, 2, 4]);
  expect(await sequences('region=')).toEqual([3]);
  expect(await sequences('language=en')).toEqual([3]);
  expect(await sequences(`policy=${encodeURIComponent("2026' or '1'='1")}`)).toEqual([4]);
  expect(await sequences(`subject=${visitor.subjectId}&action=accept-all`)).toEqual([1, 4]);
  expect(await sequences(`policy=${encodeURIComponent("' or 1=1 --")}`)).toEqual([]);
});

test.each([
  ['/admin/receipts', 'format=xml', 'format'],
  ['/admin/receipts', 'format=', 'format'],
  ['/admin/receipts', 'format=__proto__', 'format'],
  ['/admin/receipts', 'from=yesterday', 'from'],
  ['/admin/receipts', 'from=2026-11-24T10:00', 'from'],
  ['/admin/receipts', 'from=2026-02-30', 'from'],
  ['/admin/receipts', 'from=2026-13-01', 'from'],
  ['/admin/receipts', 'to=1764000000', 'to'],
  ['/admin/receipts', 'to=2026-11-24T25:00:00Z', 'to'],
  ['/admin/receipts', 'from=2026-11-24&to=2026-11-23', 'from'],
  ['/admin/receipts', 'action=accept', 'action'],
  ['/admin/receipts', 'region=Oman', 'region'],
  ['/admin/receipts', 'subject=x', 'subject'],
  ['/admin/receipts', 'form=2026-11-24', 'form'],
  ['/admin/receipts', 'action=withdraw&action=choose', 'action'],
  ['/admin/receipts', '__proto__=x', '__proto__'],
  ['/admin/stats', 'format=csv', 'format'],
  ['/admin/stats', 'to=tomorrow', 'to'],
  [`/admin/receipts/${ID}`, 'from=2026-11-24', 'from'],
])('%s?%s is a 400 that names the parameter', async (path, query, name) => {
  const response = await tryAdmin().get(`${path}?${query}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const { errors, detail } = await response.json();
  expect(errors[0].path).toBe(name);
  expect(detail).toContain(name);
});

test('figures: everything that is counted, by day, region, language, policy version and notice', async () => {
  const { store, get } = tryAdmin();
  const visitor = createVisitor();
  const { notice } = visitor.receipt();
  await store.append([entryOf(visitor.receipt())], Date.UTC(2026, 10, 23, 23, 59, 59, 999));
  await store.append(
    [
      entryOf(visitor.receipt({ action: 'choose', notice: { ...notice, region: null } })),
      entryOf(
        visitor.receipt({
          action: 'reject-all',
          categories: { necessary: true, preferences: false, analytics: false, marketing: false },
          policy: { url: '/', version: '__proto__' },
        }),
      ),
    ],
    Date.UTC(2026, 10, 24),
  );
  const response = await get('/admin/stats?from=2026-11-01');
  const actions = { 'accept-all': 0, 'reject-all': 0, choose: 0, withdraw: 0, signal: 0, adopt: 0, record: 0 };
  const yes = (receipts: number, ...names: (keyof typeof actions)[]) => ({
    receipts,
    granted: { preferences: receipts, analytics: receipts, marketing: 0 },
    actions: { ...actions, ...Object.fromEntries(names.map((name) => [name, 1])) },
  });
  const no = {
    receipts: 1,
    granted: { preferences: 0, analytics: 0, marketing: 0 },
    actions: { ...actions, 'reject-all': 1 },
  };
  const all = {
    receipts: 3,
    granted: { preferences: 2, analytics: 2, marketing: 0 },
    actions: { ...actions, 'accept-all': 1, choose: 1, 'reject-all': 1 },
  };
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    from: '2026-11-01T00:00:00.000Z',
    to: null,
    total: all,
    days: {
      '2026-11-23': yes(1, 'accept-all'),
      '2026-11-24': {
        receipts: 2,
        granted: { preferences: 1, analytics: 1, marketing: 0 },
        actions: { ...actions, choose: 1, 'reject-all': 1 },
      },
    },
    origins: { [ORIGIN]: all },
    regions: { '': yes(1, 'choose'), OM: { receipts: 2 } },
    languages: { ar: all },
    policies: { '2025-02': yes(2, 'accept-all', 'choose') },
    notices: { [notice.hash]: all },
  });
  // A name that means something else to JavaScript is a name like any other.
  expect(text).toContain(`"__proto__":${JSON.stringify(no)}`);
});

test('a consent beyond cookies is counted as a receipt, and as a yes to no category', async () => {
  const { store, get } = tryAdmin();
  const { receipt } = createVisitor();
  const record = { purpose: 'newsletter', granted: true, text: receipt().notice.hash };
  await store.append([entryOf(receipt({ action: 'record', expiresAt: null, record })), entryOf(receipt())], 1);
  expect((await (await get('/admin/stats')).json()).total).toEqual({
    receipts: 2,
    granted: { preferences: 1, analytics: 1, marketing: 0 },
    actions: { 'accept-all': 1, 'reject-all': 0, choose: 0, withdraw: 0, signal: 0, adopt: 0, record: 1 },
  });
  const found = (await (await get('/admin/receipts?action=record')).text()).trim().split('\n');
  expect(found.map((line) => JSON.parse(line).record)).toEqual([record]);
});

test('figures of nothing are zeros', async () => {
  expect(await (await tryAdmin().get('/admin/stats')).json()).toMatchObject({
    from: null,
    to: null,
    total: { receipts: 0, granted: { marketing: 0 }, actions: { signal: 0 } },
    days: {},
    regions: {},
  });
});

test('retention deletes what is older than its days, and says how many', async () => {
  const { store, get } = tryAdmin({ retentionDays: 10 });
  const day = 86_400_000;
  await store.append([entryOf(createVisitor().receipt())], NOW - 10 * day - 1);
  await store.append([entryOf(createVisitor().receipt())], NOW - 10 * day);
  const response = await get('/admin/retention', { method: 'POST' });
  expect(await response.json()).toEqual({ deleted: 1 });
  expect(linesOf(await (await get('/admin/receipts')).text())).toHaveLength(1);
  expect(() => tryAdmin({ retentionDays: 0 })).toThrow('retentionDays must be a whole number of 1 or more');
});

test('E17, E22: retention that may be a mistake says so, and waits for a body that confirms it', async () => {
  const { store, get } = tryAdmin({ retentionDays: 10 });
  await store.append([entryOf(createVisitor().receipt())], NOW - 40 * 86_400_000);
  const plan = { due: 1, of: 1, held: expect.stringMatching(/40 days/) };
  const post = (body?: string) => get('/admin/retention', { method: 'POST', ...(body !== undefined && { body }) });
  expect(await (await get('/admin/retention')).json()).toEqual(plan);
  for (const body of [undefined, '{"confirm":false}']) {
    const held = await post(body);
    expect(held.status).toBe(409);
    expect(await held.json()).toMatchObject({ ...plan, detail: expect.stringContaining('{ "confirm": true }') });
  }
  for (const body of ['{"confirm":"yes"}', '{"confirm":true,"days":1}', '{}', 'yes']) {
    expect((await post(body)).status).toBe(400);
  }
  expect(await (await post('{"confirm":"yes"}')).json()).toMatchObject({ errors: [{ path: 'confirm' }] });
  expect(linesOf(await (await get('/admin/receipts')).text())).toHaveLength(1);
  expect(await (await post('{"confirm":true}')).json()).toEqual({ deleted: 1 });
  expect(await (await get('/admin/retention')).json()).toEqual({ due: 0, of: 0, held: null });
});

test('E16: payloads in every free field come out as data, in every format, as no page', async () => {
  const { receive, get } = tryAdmin();
  const visitor = createVisitor();
  const { notice } = visitor.receipt();
  for (const payload of PAYLOADS) {
    await receive(
      visitor,
      visitor.receipt({
        services: payload === '__proto__' ? {} : { [payload]: true },
        policy: { url: payload, version: payload },
        notice: { ...notice, language: payload },
        sdk: payload,
      }),
    );
  }
  for (const format of ['ndjson', 'csv', 'jsonld']) {
    const response = await get(`/admin/receipts?format=${format}`);
    expect(response.headers.get('Content-Type')).not.toMatch(/html|xml|javascript|text\/plain/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment/);
    const text = await response.text();
    if (format === 'ndjson') expect(linesOf(text).map(({ sdk }) => sdk)).toEqual(PAYLOADS);
    if (format === 'jsonld') expect(JSON.parse(text)['@graph']).toHaveLength(PAYLOADS.length);
    if (format === 'csv') expect(text).not.toMatch(/(?:^|[,;\n])"?[=+@]/m);
  }
});

test('E24: a wrong token, none, and one anywhere else than in the header is a 401 that says how', async () => {
  const { ask, askAs } = tryAdmin();
  for (const path of GET_ROUTES) {
    const answers = [
      ask(path),
      askAs(`${TOKEN}x`, path),
      askAs(TOKEN.toUpperCase(), path),
      ask(path, { headers: { Authorization: `Basic ${btoa(`admin:${TOKEN}`)}` } }),
      ask(path, { headers: { Authorization: TOKEN } }),
      ask(path, { headers: { Cookie: `token=${TOKEN}; Authorization=Bearer ${TOKEN}` } }),
      ask(`${path}?token=${TOKEN}&access_token=${TOKEN}`),
    ];
    for (const response of await Promise.all(answers)) {
      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(await response.text()).not.toContain(TOKEN);
    }
  }
});

test('E24: without an admin token there are no such routes', async () => {
  const { ask, askAs } = tryAdmin({ adminToken: undefined });
  const unknown = await ask('/nothing');
  for (const path of [...GET_ROUTES, '/admin', '/admin/verify', `/admin/receipts/${ID}/proof`]) {
    for (const response of [await ask(path), await askAs(TOKEN, path), await askAs('', path, { method: 'POST' })]) {
      expect(response.status).toBe(404);
      expect([...response.headers]).toEqual([...unknown.headers]);
    }
  }
});

test('E24: guessing is throttled by network, from whatever route, and never shuts the right token out', async () => {
  let now = NOW;
  const { endpoint } = tryAdmin({ now: () => now });
  const ask = (token: string, address: string, path = '/admin/stats', method = 'GET') =>
    endpoint(new Request(`${ORIGIN}/assent${path}`, { method, headers: { Authorization: `Bearer ${token}` } }), {
      address,
    });
  const subject = `/subjects/${createVisitor().subjectId}`;
  for (let i = 0; i < 10; i++) {
    expect((await ask(`guess-${i}`, '192.0.2.1')).status).toBe(401);
    // Another address of the same network, at the other door.
    expect((await ask(`guess-${i}`, '192.0.2.2', subject, 'DELETE')).status).toBe(404);
  }
  const throttled = await ask('guess', '192.0.2.3');
  expect(throttled.status).toBe(429);
  expect(Number(throttled.headers.get('Retry-After'))).toBe(60);
  expect((await ask(TOKEN, '192.0.2.3')).status).toBe(200);
  expect((await ask(TOKEN, '192.0.2.3', subject, 'DELETE')).status).toBe(204);
  expect((await ask('guess', '192.0.2.3')).status).toBe(429);
  now += 60_000;
  expect((await ask('guess', '192.0.2.3')).status).toBe(401);
});

test('E24: a token so short that it may be guessed counts as little as a guess while there are too many of them', async () => {
  let now = NOW;
  const { askAs } = tryAdmin({ adminToken: 'short', now: () => now });
  expect((await askAs('short', '/admin/stats')).status).toBe(200);
  for (let i = 0; i < 20; i++) expect((await askAs(`guess-${i}`, '/admin/stats')).status).toBe(401);
  expect((await askAs('short', '/admin/stats')).status).toBe(429);
  now += 60_000;
  expect((await askAs('short', '/admin/stats')).status).toBe(200);
});

test('a token that was read with the end of its line is the token', async () => {
  const { get } = tryAdmin({ adminToken: `${TOKEN}\n` });
  expect((await get('/admin/stats')).status).toBe(200);
});

test('E24: guesses from many networks are throttled together, without shutting out the admin', async () => {
  const { endpoint } = tryAdmin();
  const ask = (token: string, address: string) =>
    endpoint(new Request(`${ORIGIN}/assent/admin/stats`, { headers: { Authorization: `Bearer ${token}` } }), {
      address,
    });
  expect((await ask(TOKEN, '198.51.100.1')).status).toBe(200);
  const statuses: number[] = [];
  for (let i = 0; i < 250; i++) statuses.push((await ask('guess', `10.0.${i}.1`)).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(200);
  expect(statuses.filter((status) => status === 429)).toHaveLength(50);
  expect((await ask(TOKEN, '10.1.0.1')).status).toBe(200);
});

test('E24: guesses of unknown origin are throttled too, and who sends no token has guessed nothing', async () => {
  const { ask, askAs, get } = tryAdmin();
  for (let i = 0; i < 30; i++) expect((await ask('/admin/stats')).status).toBe(401);
  expect((await get('/admin/stats')).status).toBe(200);
  for (let i = 0; i < 20; i++) await askAs('guess', '/admin/stats');
  expect((await askAs('guess', '/admin/stats')).status).toBe(429);
  expect((await get('/admin/stats')).status).toBe(200);
});

test('E24: no page of any origin gets an answer of the admin, nor leave to send the token', async () => {
  const { get, ask } = tryAdmin();
  for (const origin of [ORIGIN, 'https://evil.example', 'null']) {
    for (const path of GET_ROUTES) {
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      };
      for (const response of [await get(path, { headers }), await ask(path, { method: 'OPTIONS', headers })]) {
        expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
        expect(response.headers.get('Access-Control-Allow-Headers')).toBeNull();
      }
    }
  }
});

test.each([
  ['/admin/receipts', 'POST', 'GET, HEAD'],
  [`/admin/receipts/${ID}`, 'DELETE', 'GET, HEAD'],
  ['/admin/retention', 'PUT', 'GET, HEAD, POST'],
])('answers 405 with Allow for %s %s', async (path, method, allow) => {
  const response = await tryAdmin().get(path, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('Allow')).toBe(allow);
});

test('an export that cannot go on ends as broken, never as a short file, and it is told', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  await store.append(
    Array.from({ length: 1200 }, () => entryOf(visitor.receipt())),
    NOW,
  );
  const failing = (after: number): Store => ({
    ...store,
    page: (from, ...rest) => (from >= after ? Promise.reject(new Error('disk')) : store.page(from, ...rest)),
  });
  const onError = vi.fn();
  const broken = await tryAdmin({ store: failing(400), onError }).get('/admin/receipts');
  expect(broken.status).toBe(200);
  await expect(broken.text()).rejects.toThrow('the body cannot be finished');
  expect(onError.mock.calls).toEqual([[new Error('disk')]]);
  // Where not even the first page can be had, the answer itself says so.
  expect((await tryAdmin({ store: failing(0), onError }).get('/admin/receipts')).status).toBe(503);
});

test('an export holds one page at a time, and stops when its reader does', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  await store.append(
    Array.from({ length: 3000 }, () => entryOf(visitor.receipt())),
    NOW,
  );
  const page = vi.fn(store.page);
  const response = await tryAdmin({ store: { ...store, page } }).get('/admin/receipts');
  const reader = response.body?.getReader();
  expect(page).toHaveBeenCalledTimes(1);
  await reader?.read();
  await reader?.read();
  expect(page).toHaveBeenCalledTimes(2);
  await reader?.cancel();
  expect(page).toHaveBeenCalledTimes(2);
});
