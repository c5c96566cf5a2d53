// @vitest-environment node
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { applyRetention } from '../../../src/endpoint/receipts/retention';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { PAYLOADS } from './export/receipts';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const GUESSES = 1_000;
const DAY = 86_400_000; // ms
const YEAR = 365 * DAY;
const NOW = Date.UTC(2026, 10, 20);

const INJECTIONS = [
  ...PAYLOADS,
  "' or '1'='1",
  "'); delete from entries; --",
  '" or ""="',
  "1; update entries set action = 'accept-all'",
  "\\'; select pg_sleep(10); --",
  '$1',
  '?1',
  ':name',
  '@p1',
  '%_',
  '$$;drop table tip;$$',
  "E'\\x41'",
  '/*',
  '--',
];

const STORES: Readonly<Record<string, (folder: string) => Promise<Store>>> = {
  sqlite: (folder) => sqliteStore(join(folder, 'receipts.db')),
  ...(!isWithoutPostgres('attacks on the store on PostgreSQL') && {
    postgres: async () => postgresStore(await createDatabase()),
  }),
};

describe.each(Object.entries(STORES))('an endpoint with the %s store', (_name, open) => {
  let store: Store;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-attacks-'));
    store = await open(folder);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('E12: SQL in any field is stored as the text that it is, or refused, and runs nowhere', async () => {
    const { receive } = tryEndpoint({ store, rate: 0 });
    const visitor = createVisitor();
    const own = visitor.receipt();
    const places: ((text: string) => Record<string, unknown>)[] = [
      (text) => ({ sdk: text.slice(0, 50) }),
      (text) => ({ policy: { url: text, version: '1' } }),
      (text) => ({ policy: { url: '/', version: text } }),
      (text) => ({ services: { [text]: true } }),
      (text) => ({ notice: { ...own.notice, language: text } }),
      ...['receiptId', 'subjectId', 'issuedAt', 'expiresAt', 'origin', 'action', 'method', 'previous', 'schema'].map(
        (name) => (text: string) => ({ [name]: text }),
      ),
      ...['hash', 'regime', 'region'].map((name) => (text: string) => ({ notice: { ...own.notice, [name]: text } })),
    ];
    const stored: string[] = [];
    for (const text of INJECTIONS) {
      const receipts = places.map((place) => visitor.receipt(place(text)));
      const answer = await (await receive(visitor, ...receipts)).json();
      for (const [i, { status }] of answer.results.entries()) {
        expect([201, 400]).toContain(status);
        if (status === 201) stored.push(canonicalJson(receipts[i]));
      }
    }
    expect(stored.length).toBeGreaterThan(INJECTIONS.length * 3);
    expect((await store.receiptsOf(visitor.subjectId)).map(({ body }) => body)).toEqual(stored);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: stored.length });
  });

  test('E12: SQL in headers, cookies and paths changes nothing', async () => {
    const { post, ask, askAs } = tryEndpoint({ store, adminToken: 'an-admin-token-of-thirty-two-characters' });
    const visitor = createVisitor();
    const texts = INJECTIONS.filter((text) => /^[\x20-\x7e]+$/.test(text));
    for (const text of texts) {
      const body = { secret: visitor.secret, receipts: [visitor.receipt()] };
      const { status } = await post(body, { Cookie: `assent=${text}`, 'X-Forwarded-For': text, 'User-Agent': text });
      expect(status).toBe(201);
      expect((await post(body, { Origin: text })).status).toBe(403);
      const part = encodeURIComponent(text);
      const answers = [
        askAs(text, `/subjects/${visitor.subjectId}/receipts`),
        askAs(visitor.secret, `/subjects/${part}/receipts`),
        askAs(text, `/subjects/${part}`, { method: 'DELETE' }),
        askAs(text, '/admin/receipts'),
        ask(`/notices/${part}`),
        ask(`/notices/sha256-${part}`, { method: 'PUT', body: text, headers: { Origin: ORIGIN } }),
      ];
      for (const { status } of await Promise.all(answers)) expect([400, 401, 403, 404, 415, 429]).toContain(status);
    }
    expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(texts.length);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: texts.length });
  });

  test(`E6: of ${GUESSES} guesses at the secret of a subject whose id is known none writes, reads or erases`, async () => {
    const { post, receive, askAs } = tryEndpoint({ store });
    const victim = createVisitor();
    await receive(victim, victim.receipt());
    // Its id itself, and what is near to its secret, among them.
    const near = Array.from({ length: 43 }, (_, i) => `${victim.secret.slice(0, i)}_${victim.secret.slice(i + 1)}`);
    const guesses = [victim.subjectId, ...near.filter((guess) => guess !== victim.secret)];
    while (guesses.length < GUESSES) guesses.push(randomBytes(32).toString('base64url'));
    for (const secret of guesses) {
      expect((await post({ secret, receipts: [victim.receipt()] })).status).toBe(403);
      expect((await askAs(secret, `/subjects/${victim.subjectId}/receipts`)).status).toBe(404);
      expect((await askAs(secret, `/subjects/${victim.subjectId}`, { method: 'DELETE' })).status).toBe(404);
    }
    expect(await store.receiptsOf(victim.subjectId)).toHaveLength(1);
  });

  test('E17: ten years of skew, of the visitor or of the endpoint, are accepted, and the log stays in its order', async () => {
    let now = NOW;
    const { receive } = tryEndpoint({ store, now: () => now });
    const visitor = createVisitor();
    const receipts = [0, 10 * YEAR, -10 * YEAR, 1, -1].map((skew) => {
      const issuedAt = new Date(NOW - skew).toISOString();
      return { receipt: visitor.receipt({ issuedAt }), at: NOW + skew };
    });
    for (const { receipt, at } of receipts) {
      now = at;
      expect((await receive(visitor, receipt)).status).toBe(201);
    }
    const page = await store.page(0, 10);
    expect(page.map(({ sequence, receivedAt }) => [sequence, receivedAt])).toEqual(
      receipts.map(({ at }, i) => [i + 1, at]),
    );
    expect(page.map(({ body }) => JSON.parse(body).issuedAt)).toEqual(receipts.map(({ receipt }) => receipt.issuedAt));
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: receipts.length });
  });

  test('E22: a purge while posts go on deletes all that is due and nothing early, and loses no post', async () => {
    let now = NOW - 40 * DAY;
    const { receive } = tryEndpoint({ store, rate: 0, now: () => now });
    const [old, young, fresh] = [createVisitor(), createVisitor(), createVisitor()];
    const send = async (visitor: typeof old, lots: number) => {
      for (let i = 0; i < lots; i++) {
        const lot = Array.from({ length: 20 }, () => visitor.receipt());
        expect((await receive(visitor, ...lot)).status).toBe(201);
      }
    };
    await send(old, 60);
    // One millisecond too young.
    now = NOW - 30 * DAY;
    await send(young, 5);
    now = NOW;
    const [deleted] = await Promise.all([
      applyRetention({ store, days: 30, now: () => NOW, confirmed: true }),
      send(fresh, 20),
    ]);
    expect(deleted).toBe(1_200);
    const counts = await Promise.all([old, young, fresh].map(({ subjectId }) => store.receiptsOf(subjectId)));
    expect(counts.map(({ length }) => length)).toEqual([0, 100, 400]);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 500, purged: 1_200 });
  });
});
