// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { placeholderNotice } from '../../../src/consent/detailed-notice';
import { noticeHash } from '../../../src/consent/digest';
import { emptyNotice, type Notice, type NoticeFacts } from '../../../src/consent/notice';
import { loadSite } from '../../../src/endpoint/index';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { texts } from '../../../src/locales/en';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const FACTS = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  regime: 'opt-in',
  layout: 'bar',
  position: 'bottom',
  names: new Map([
    ['analytics', 'analytics'],
    ['google-analytics', 'analytics'],
  ] as const),
  asked: [],
  startsOn: () => false,
} satisfies NoticeFacts;
const NOTICE: Notice = { ...emptyNotice(FACTS, 'banner'), texts: { title: 'ملفات تعريف الارتباط 🍪' } };
const SHOWN = canonicalJson(NOTICE);
const HASH = noticeHash(SHOWN);

/** An endpoint with one receipt that names `hash`. */
async function withReceiptNaming(hash: string) {
  const trial = tryEndpoint();
  const visitor = createVisitor();
  await trial.receive(visitor, visitor.receipt({ notice: { ...visitor.receipt().notice, hash } }));
  return {
    ...trial,
    put: (body: string, headers = {}) => trial.ask(`/notices/${hash}`, { method: 'PUT', body, headers }),
  };
}

test('shows a notice of the config, byte by byte, for ever', async () => {
  const notice = JSON.parse(SHOWN) as Notice;
  const response = await tryEndpoint({ notices: [notice] }).ask(`/notices/${HASH}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(response.headers.get('Cache-Control')).toContain('immutable');
  expect(noticeHash(await response.text())).toBe(HASH);
});

test('answers 404 for a notice it does not know, and for what is no hash', async () => {
  const { ask } = tryEndpoint();
  for (const name of [HASH, 'sha256-x', '__proto__', '%2e%2e'])
    expect((await ask(`/notices/${name}`)).status).toBe(404);
});

test('keeps a notice that a receipt names, answers 204, and shows it', async () => {
  const { put, ask } = await withReceiptNaming(HASH);
  expect((await put(SHOWN)).status).toBe(204);
  expect((await put(SHOWN)).status).toBe(204);
  expect(await (await ask(`/notices/${HASH}`)).text()).toBe(SHOWN);
});

test('refuses a body that does not hash to the name', async () => {
  const { put, ask } = await withReceiptNaming(HASH);
  expect((await put(`${SHOWN} `)).status).toBe(400);
  expect((await ask(`/notices/${HASH}`)).status).toBe(404);
});

test.each(['{"b":1,"a":2}', '{ }', '"text"', 'no json', '{"a":1.0}', '['.repeat(20_000)])(
  'refuses %.20s, which is not canonical JSON of an object',
  async (body) => {
    const { put } = await withReceiptNaming(noticeHash(body));
    expect((await put(body)).status).toBe(400);
  },
);

test.each([
  ['anything', { a: 1 }],
  ['a list', []],
  ['no notice', null],
  ['another schema', { ...NOTICE, schema: 'assent-notice/2' }],
  ['no texts', { ...NOTICE, texts: undefined }],
  ['a text that is none', { ...NOTICE, texts: { title: 1 } }],
  ['a surface that there is not', { ...NOTICE, surface: 'page' }],
  ['a category that there is not', { ...NOTICE, categories: [{ ...NOTICE.categories[0], name: 'other' }] }],
  ['services that are none', { ...NOTICE, categories: [{ ...NOTICE.categories[0], services: ['x'] }] }],
])('refuses %s, which is no notice', async (_, value) => {
  const body = canonicalJson(value);
  const { put } = await withReceiptNaming(noticeHash(body));
  const refused = await put(body);
  expect(refused.status).toBe(400);
  expect((await refused.json()).detail).toContain('of a notice');
});

test('takes every notice that pages draw, and those of a newer page', async () => {
  const { notices } = await loadSite(
    { policy: { url: '/privacy', version: '2025-02' }, services: { 'google-analytics': { id: 'G-X' }, youtube: true } },
    [ORIGIN],
  );
  const service = { id: 'youtube', category: 'marketing', name: 'YouTube' } as const;
  const drawn = [...notices.slice(0, 7), placeholderNotice(FACTS, texts, service), emptyNotice(FACTS, 'site')];
  expect(new Set(drawn.map(({ surface }) => surface)).size).toBe(4);
  for (const notice of [...drawn, { ...NOTICE, other: true }]) {
    const body = canonicalJson(notice);
    const { put } = await withReceiptNaming(noticeHash(body));
    expect((await put(body)).status).toBe(204);
  }
});

test('the config’s notices are shown, and not asked for, however many others there are', async () => {
  const store = memoryStore();
  const flood = createVisitor();
  const full: Store = { ...store, keepNotice: async () => 'full', missingNotices: async () => [] };
  const { ask, receive } = tryEndpoint({ store: full, notices: [NOTICE] });
  const answer = await receive(flood, flood.receipt({ notice: { ...flood.receipt().notice, hash: HASH } }));
  expect(await answer.json()).not.toHaveProperty('wants');
  expect((await ask(`/notices/${HASH}`, { method: 'PUT', body: SHOWN })).status).toBe(204);
  expect(await (await ask(`/notices/${HASH}`)).text()).toBe(SHOWN);
});

test('a notice of the config is kept with the first receipt that names it, and shown once the config is another', async () => {
  const store = memoryStore();
  const keepNotice = vi.fn(store.keepNotice);
  const visitor = createVisitor();
  const naming = () => visitor.receipt({ notice: { ...visitor.receipt().notice, hash: HASH } });
  const { receive } = tryEndpoint({ store: { ...store, keepNotice }, notices: [NOTICE] });
  await receive(visitor, visitor.receipt());
  expect(await store.notice(HASH)).toBeUndefined();
  for (let i = 0; i < 3; i++) expect((await receive(visitor, naming(), naming())).status).toBe(201);
  expect(keepNotice).toHaveBeenCalledOnce();
  const later = tryEndpoint({ store });
  expect(await (await later.ask(`/notices/${HASH}`)).text()).toBe(SHOWN);
  expect(await (await later.receive(visitor, naming())).json()).not.toHaveProperty('wants');
  expect(await verifyLog(store)).toMatchObject({ ok: true });
});

test('a receipt whose notice of the config cannot be kept is not acknowledged, and is when it comes again', async () => {
  const store = memoryStore();
  const keepNotice = vi.fn(store.keepNotice).mockRejectedValueOnce(new Error('the disk'));
  const visitor = createVisitor();
  const receipt = visitor.receipt({ notice: { ...visitor.receipt().notice, hash: HASH } });
  const { receive } = tryEndpoint({ store: { ...store, keepNotice }, notices: [NOTICE] });
  expect((await receive(visitor, receipt)).status).toBe(503);
  expect((await receive(visitor, receipt)).status).toBe(200);
  expect(await store.notice(HASH)).toBe(SHOWN);
});

test('the admin removes a notice, with the token alone', async () => {
  const trial = tryEndpoint({ adminToken: 'a-token' });
  const visitor = createVisitor();
  await trial.receive(visitor, visitor.receipt({ notice: { ...visitor.receipt().notice, hash: HASH } }));
  await trial.ask(`/notices/${HASH}`, { method: 'PUT', body: SHOWN });
  const remove = (hash: string, token = 'a-token') =>
    trial.askAs(token, `/admin/notices/${hash}`, { method: 'DELETE' }).then(({ status }) => status);
  expect(await remove(HASH, 'another')).toBe(401);
  expect(await remove(HASH)).toBe(204);
  expect((await trial.ask(`/notices/${HASH}`)).status).toBe(404);
  expect([await remove(HASH), await remove('x'), await remove(`${HASH}?x=1`)]).toEqual([404, 404, 400]);
  expect(await verifyLog(trial.store)).toMatchObject({ ok: true });
});

test('refuses a notice that no receipt names', async () => {
  const { ask } = tryEndpoint();
  expect((await ask(`/notices/${HASH}`, { method: 'PUT', body: SHOWN })).status).toBe(404);
});

test('refuses more than 64 KiB', async () => {
  const body = canonicalJson({ text: 'x'.repeat(64 * 1024) });
  const { put } = await withReceiptNaming(noticeHash(body));
  expect((await put(body)).status).toBe(413);
});

test('refuses a page of another origin', async () => {
  const { put } = await withReceiptNaming(HASH);
  expect((await put(SHOWN, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await put(SHOWN, { Origin: ORIGIN })).status).toBe(204);
});
