// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../../../src/cli/metrics';
import { metricsBeside } from '../../../src/cli/metrics-route';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import { emptyNotice, type NoticeFacts } from '../../../src/consent/notice';
import { createEndpoint, type Endpoint } from '../../../src/endpoint/endpoint';
import { EXPORT_QUERY, STATS_QUERY } from '../../../src/endpoint/http/query';
import { keysOf } from '../../../src/endpoint/http/tokens';
import type { EndpointOptions } from '../../../src/endpoint/options';
import { FIELD_LIST } from '../../../src/endpoint/receipts/fields';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { faultsOf, type Schema } from './json-schema';
import { createVisitor, ORIGIN } from './visitor';

interface Media {
  readonly schema: Schema;
}

interface Answer {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, Media>>;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Operation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = document.paths;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

/** `#/components/schemas/Receipt` */
function resolve<Found = Schema>(ref: string): Found {
  const names = ref.slice('#/'.length).split('/');
  return names.reduce((found, name) => found?.[name], document) as Found;
}

/** What the endpoint itself was given as its routes. */
const routes = vi.hoisted(() => new Map<string, string[]>());

vi.mock('../../../src/endpoint/http/routing', async (original) => {
  const routing = await original<typeof import('../../../src/endpoint/http/routing')>();
  const route: typeof routing.route = (app, path, methods) => {
    routes.set(path, Object.keys(methods));
    routing.route(app, path, methods);
  };
  return { ...routing, route };
});

const ADMIN = 'the-token-of-an-admin-which-is-long-enough';
const METRICS = 'a-token-for-figures-which-is-long-enough';
const FACTS = {
  ...{ site: 'Klouttrack', policy: { url: '/privacy', version: '2025-02' }, regime: 'opt-in', layout: 'bar' },
  ...{ position: 'bottom', names: new Map(), asked: [], startsOn: () => false },
} satisfies NoticeFacts;
const NOTICE = { ...emptyNotice(FACTS, 'banner'), texts: { title: 'Cookies' } };
const SHOWN = canonicalJson(NOTICE);
const HASH = noticeHash(SHOWN);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const FILES = new Map([
  ['assent.js', { text: 'script()', integrity: 'sha256-x', isHashed: false }],
  ['parts/abc/ui.js', { text: 'part()', integrity: 'sha256-y', isHashed: true }],
]);

const visitor = createVisitor();
const receipt = visitor.receipt({ notice: { ...visitor.receipt().notice, hash: HASH } });
const subject = `/subjects/${visitor.subjectId}`;

let store: Store;
let endpoint: Endpoint;
/** The last that was asked. */
let asked = { method: '', path: '' };

function make(options: Partial<EndpointOptions> = {}): void {
  const tokens = { metrics: [METRICS] };
  const all = { store, origins: [ORIGIN], files: FILES, adminToken: ADMIN, tokens, ...options };
  endpoint = metricsBeside(createEndpoint(all), createMetrics(store), {
    keys: keysOf({ adminToken: ADMIN, tokens }),
    base: '/assent',
  });
}

beforeEach(() => {
  store = memoryStore();
  make();
});

/** A store that can do nothing just now. */
const broken = () => {
  const failing = async () => Promise.reject(new Error('broken'));
  make({ store: new Proxy(store, { get: () => failing }) });
};

function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
  asked = { method, path };
  const init = { method, headers, ...(body !== undefined && { body }) };
  return endpoint(new Request(`${ORIGIN}/assent${path}`, init), { address: '203.0.113.7' });
}

const get = (path: string, headers?: Record<string, string>) => ask('GET', path, headers);
const as = (token: string) => ({ Authorization: `Bearer ${token}` });
const post = (receipts: readonly unknown[] = [receipt], headers: Record<string, string> = {}) =>
  ask(
    'POST',
    '/receipts',
    { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers },
    JSON.stringify({ secret: visitor.secret, receipts }),
  );
const erase = (token: string) => ask('DELETE', subject, as(token));
const put = (body = SHOWN, hash = HASH, headers = {}) => ask('PUT', `/notices/${hash}`, headers, body);

/** Does one after the other. @returns what gives the answer of the last */
const after =
  (...steps: readonly (() => unknown)[]): (() => Promise<Response>) =>
  async () => {
    for (const step of steps.slice(0, -1)) await step();
    return steps.at(-1)?.() as Promise<Response>;
  };

const repeated = (times: number, work: () => Promise<unknown>) => async () => {
  for (let i = 0; i < times; i++) await work();
};

const limited = () => make({ rate: 1 });
const again = (path: string) => async () =>
  get(path, { 'If-None-Match': (await get(path)).headers.get('ETag') ?? 'none' });

type Cases = Record<string, () => Promise<Response>>;

/** What the admin's routes have in common. */
function adminCases(operationId: string, path: string, method = 'GET'): Cases {
  const to = (token?: string) => ask(method, path, token === undefined ? {} : as(token));
  return {
    [`${operationId} 400`]: () => ask(method, `${path}?misspelt=1`, as(ADMIN)),
    [`${operationId} 401`]: () => to(),
    [`${operationId} 403`]: () => to(METRICS),
    [`${operationId} 429`]: after(
      repeated(20, () => to('wrong')),
      () => to('wrong'),
    ),
    [`${operationId} 503`]: after(broken, () => to(ADMIN)),
  };
}

const one = `/admin/receipts/${receipt.receiptId}`;
const none = `/admin/receipts/${UNKNOWN}`;
const own = `${subject}/receipts/${receipt.receiptId}/proof`;

const CASES: Cases = {
  'postReceipts 200': after(post, post),
  'postReceipts 201': () => post(),
  'postReceipts 400': () => post([receipt, { ...visitor.receipt(), action: 'guess' }]),
  'postReceipts 403': () => post([receipt], { Origin: 'https://elsewhere.example' }),
  'postReceipts 409': after(post, () => post([{ ...receipt, action: 'withdraw' }])),
  'postReceipts 410': after(() => erase(ADMIN), post),
  'postReceipts 413': () => post([{ ...receipt, more: 'x'.repeat(70_000) }]),
  'postReceipts 415': () => post([receipt], { 'Content-Type': 'application/xml' }),
  'postReceipts 429': after(limited, post, post),
  'postReceipts 503': after(broken, post),
  'getReceiptsOfSubject 200': after(post, () => get(`${subject}/receipts`, as(visitor.secret))),
  'getReceiptsOfSubject 400': () => get(`${subject}/receipts?format=csv`, as(visitor.secret)),
  'getReceiptsOfSubject 404': () => get(`${subject}/receipts`),
  'getReceiptsOfSubject 503': after(broken, () => get(`${subject}/receipts`, as(visitor.secret))),
  'getProofOfSubject 200': after(post, () => get(own, as(visitor.secret))),
  'getProofOfSubject 404': () => get(own, as(visitor.secret)),
  'getProofOfSubject 503': after(broken, () => get(own, as(visitor.secret))),
  'eraseSubject 204': () => erase(visitor.secret),
  'eraseSubject 403': () => erase(METRICS),
  'eraseSubject 404': () => erase('wrong'),
  'eraseSubject 429': after(
    limited,
    () => erase(ADMIN),
    () => erase(ADMIN),
  ),
  'eraseSubject 503': after(broken, () => erase(ADMIN)),
  'getNotice 200': after(post, put, () => get(`/notices/${HASH}`)),
  'getNotice 404': () => get(`/notices/${HASH}`),
  'getNotice 503': after(broken, () => get(`/notices/${HASH}`)),
  'putNotice 204': after(post, put),
  'putNotice 400': () => put(`${SHOWN} `),
  'putNotice 403': () => put(SHOWN, HASH, { Origin: 'https://elsewhere.example' }),
  'putNotice 404': () => put(),
  'putNotice 409': after(
    () => make({ store: { ...store, keepNotice: async () => 'full' } }),
    () => put(),
  ),
  'putNotice 413': () => put('x'.repeat(70_000)),
  'putNotice 429': after(limited, put, put),
  'putNotice 503': after(broken, put),
  'getRegion 200': () => get('/region'),
  'getSignalSupport 200': () => get('/.well-known/gpc.json'),
  'getScript 200': () => get('/assent.js'),
  'getScript 304': again('/assent.js'),
  'getPart 200': () => get('/parts/abc/ui.js'),
  'getPart 304': again('/parts/abc/ui.js'),
  'getPart 404': () => get('/parts/abc/other.js'),
  'getHealth 200': () => get('/health'),
  'getHealth 503': after(broken, () => get('/health')),
  'getReady 200': () => get('/health/ready'),
  'getReady 503': after(broken, () => get('/health/ready')),
  'getLive 200': () => get('/health/live'),
  'getMetrics 200': () => get('/metrics', as(METRICS)),
  'getMetrics 401': () => get('/metrics'),
  'getMetrics 403': after(
    () => {
      const keys = keysOf({ tokens: { metrics: [METRICS], read: ['reads'] } });
      endpoint = metricsBeside(endpoint, createMetrics(store), { keys, base: '/assent' });
    },
    () => get('/metrics', as('reads')),
  ),
  'getMetrics 429': after(
    repeated(20, () => get('/metrics', as('wrong'))),
    () => get('/metrics', as('wrong')),
  ),
  'toAdminPage 308': () => get('/admin'),
  'getAdminPage 200': () => get('/admin/'),
  'getAdminScript 200': () => get('/admin/page.js'),
  'getAdminScript 304': again('/admin/page.js'),
  'getAdminStyles 200': () => get('/admin/page.css'),
  'getAdminStyles 304': again('/admin/page.css'),
  'exportReceipts 200': after(post, () => get('/admin/receipts?format=jsonld', as(ADMIN))),
  ...adminCases('exportReceipts', '/admin/receipts'),
  'getReceipt 200': after(post, () => get(one, as(ADMIN))),
  'getReceipt 404': () => get(none, as(ADMIN)),
  ...adminCases('getReceipt', one),
  'getProof 200': after(
    () => post([receipt, visitor.receipt()]),
    () => get(`${one}/proof`, as(ADMIN)),
  ),
  'getProof 404': () => get(`${none}/proof`, as(ADMIN)),
  ...adminCases('getProof', `${one}/proof`),
  'getStats 200': after(post, () => get('/admin/stats?from=2026-01-01', as(ADMIN))),
  ...adminCases('getStats', '/admin/stats'),
  'verifyLog 200': after(post, () => get('/admin/verify', as(ADMIN))),
  ...adminCases('verifyLog', '/admin/verify'),
  'removeNotice 204': after(post, put, () => ask('DELETE', `/admin/notices/${HASH}`, as(ADMIN))),
  'removeNotice 404': () => ask('DELETE', `/admin/notices/${HASH}`, as(ADMIN)),
  ...adminCases('removeNotice', `/admin/notices/${HASH}`, 'DELETE'),
  'planRetention 200': () => get('/admin/retention', as(ADMIN)),
  ...adminCases('planRetention', '/admin/retention'),
  'applyRetention 409': after(
    () => make({ store: { ...store, due: async () => ({ receipts: 2_000, of: 2_000, silence: 0, newest: 0 }) } }),
    () => ask('POST', '/admin/retention', as(ADMIN)),
  ),
  'applyRetention 200': () => ask('POST', '/admin/retention', as(ADMIN)),
  ...adminCases('applyRetention', '/admin/retention', 'POST'),
};

test('the document has every route with its methods, and no other', () => {
  const own = [...routes].map(([path, methods]) => [path.replace(/:(\w+)/g, '{$1}'), methods] as const);
  const all = Object.fromEntries([...own, ['/metrics', ['GET']] as const]);
  const documented = Object.entries(paths).map(([path, methods]) => [path, Object.keys(methods)]);
  expect(
    Object.fromEntries(documented.map(([path, of]) => [path, (of as string[]).map((it) => it.toUpperCase())])),
  ).toEqual(all);
});

test('each status of each route is asked for below, and no other', () => {
  const documented = operations.flatMap(({ operationId, responses }) =>
    Object.keys(responses).map((status) => `${operationId} ${status}`),
  );
  expect(Object.keys(CASES).sort()).toEqual(documented.sort());
});

test.each(Object.entries(CASES))('%s: the answer is what the document says', async (name, answer) => {
  const [id, status] = name.split(' ');
  const response = await answer();
  expect(response.status).toBe(Number(status));
  const operation = operations.find(({ operationId }) => operationId === id);
  expect(asked.method).toBe(operation?.method.toUpperCase());
  expect(asked.path.split('?')[0]).toMatch(new RegExp(`^${operation?.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
  const written = operation?.responses[status ?? ''] as Answer;
  const { headers = {}, content } = written.$ref ? resolve<Answer>(written.$ref) : written;
  for (const [header, { schema }] of Object.entries(headers)) {
    expect(faultsOf(response.headers.get(header), schema, resolve, header)).toEqual([]);
  }
  const text = await response.text();
  if (!content) return expect(text).toBe('');
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? '';
  expect(Object.keys(content)).toContain(type);
  const value = /json$/.test(type) && type !== 'application/x-ndjson' ? JSON.parse(text) : text;
  expect(faultsOf(value, content[type]?.schema ?? {}, resolve)).toEqual([]);
});

test('a receipt has the fields that are checked, and a post the form that is taken', () => {
  const schema = resolve('#/components/schemas/Receipt');
  for (const { names, ...field } of FIELD_LIST) {
    const outer = schema.properties?.[names[0]];
    const described = names[1] === undefined ? outer : outer?.properties?.[names[1]];
    expect(described, names.join('.')).toBeDefined();
    if (field.kind === 'word') expect(described?.enum).toEqual(field.words);
    if (field.kind === 'constant') expect(described?.const).toBe(field.value);
    if (field.kind === 'text') expect(described).toMatchObject({ maxLength: field.most });
    expect([described?.type].flat().includes('null')).toBe('nullable' in field);
  }
  const body = { secret: visitor.secret, receipts: [receipt] };
  const form = resolve('#/components/schemas/Post');
  expect(faultsOf(body, form, resolve)).toEqual([]);
  expect(faultsOf({ ...body, receipts: [{ ...receipt, action: 'guess' }] }, form, resolve)).toHaveLength(1);
  expect(faultsOf({ ...body, more: 1 }, form, resolve)).toEqual(['$: has more, of which nothing is said']);
});

test.each([
  ['exportReceipts', EXPORT_QUERY],
  ['getStats', STATS_QUERY],
])('%s has the parameters that the route takes', (id, query) => {
  const operation = operations.find(({ operationId }) => operationId === id);
  const parameters = (operation?.parameters ?? []).map(({ $ref = '' }) => resolve<{ name: string }>($ref));
  expect(parameters.map(({ name }) => name).sort()).toEqual(Object.keys(query.entries).sort());
});

test('every reference leads somewhere, every name in a path is a parameter, every token is known', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  expect(refs.filter((ref) => resolve(ref) === undefined)).toEqual([]);
  for (const { path, parameters = [], security } of operations) {
    const given = parameters
      .map((parameter) => (parameter.$ref ? resolve<{ name: string; in: string }>(parameter.$ref) : parameter))
      .filter((parameter) => parameter.in === 'path');
    expect(given.map(({ name }) => `{${name}}`).sort()).toEqual((path.match(/\{\w+\}/g) ?? []).sort());
    for (const scheme of security.flatMap(Object.keys))
      expect(document.components.securitySchemes).toHaveProperty(scheme);
  }
});
