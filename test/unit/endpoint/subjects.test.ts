// @vitest-environment node
import { expect, test } from 'vitest';
import { checkProof } from '../../../src/endpoint/log/proof';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf, ORIGIN } from './visitor';

const ADMIN = 'an-admin-token-of-thirty-two-characters';

test('the secret opens all receipts of its subject as posted, each with the time it was received', async () => {
  const now = Date.UTC(2026, 10, 22, 10, 0, 1);
  const { receive, askAs } = tryEndpoint({ now: () => now });
  const visitor = createVisitor();
  const receipts = [visitor.receipt(), visitor.receipt({ action: 'withdraw', method: 'preferences' })];
  await receive(visitor, ...receipts);
  const response = await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.json()).toEqual({
    subjectId: visitor.subjectId,
    receipts: receipts.map((receipt) => ({ ...receipt, receivedAt: '2026-11-22T10:00:01.000Z' })),
  });
});

test('a long history is read from the store in pages, as the reader takes them, and is whole', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  const receipts = Array.from({ length: 1_001 }, () => visitor.receipt());
  await store.append(receipts.map(entryOf), 1);
  const limits: (number | undefined)[] = [];
  const watched: Store = {
    ...store,
    receiptsOf(subjectId, after, limit) {
      limits.push(limit);
      return store.receiptsOf(subjectId, after, limit);
    },
  };
  const { askAs } = tryEndpoint({ store: watched });
  const response = await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`);
  expect(limits).toEqual([50]);
  expect(await response.json()).toEqual({
    subjectId: visitor.subjectId,
    receipts: receipts.map((receipt) => ({ ...receipt, receivedAt: '1970-01-01T00:00:00.001Z' })),
  });
  expect(limits).toEqual(Array(21).fill(50));
});

test('a history that cannot be read is 503, and one that breaks off is no whole answer', async () => {
  const store = memoryStore();
  const visitor = createVisitor();
  await store.append(
    Array.from({ length: 300 }, () => entryOf(visitor.receipt())),
    1,
  );
  const failure = new Error('the disk');
  const failingAt = (page: number): Store => {
    let pages = 0;
    return {
      ...store,
      receiptsOf: (...asked) => (++pages === page ? Promise.reject(failure) : store.receiptsOf(...asked)),
    };
  };
  const errors: unknown[] = [];
  const read = (page: number) => {
    const { askAs } = tryEndpoint({ store: failingAt(page), onError: (error) => errors.push(error) });
    return askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`);
  };
  expect((await read(1)).status).toBe(503);
  await expect((await read(2)).text()).rejects.toThrow('cannot be finished');
  expect(errors).toEqual([failure, failure]);
});

test('the same as JSON-LD is what the admin exports of that visitor, however long, and a whole document where there is none', async () => {
  const store = memoryStore();
  const [visitor, other] = [createVisitor(), createVisitor()];
  const receipts = Array.from({ length: 201 }, () => visitor.receipt());
  await store.append([other.receipt(), ...receipts].map(entryOf), 1);
  const { askAs } = tryEndpoint({ store, adminToken: ADMIN });
  const exported = await askAs(ADMIN, `/admin/receipts?format=jsonld&subject=${visitor.subjectId}`);
  const response = await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts?format=jsonld`);
  expect(response.headers.get('Content-Type')).toBe('application/ld+json');
  const written = await response.json();
  expect(written).toEqual(await exported.json());
  expect(written['@graph'].map((record: object) => Object(record)['dct:identifier'])).toEqual(
    receipts.map(({ receiptId }) => receiptId),
  );
  const nobody = createVisitor();
  const none = await askAs(nobody.secret, `/subjects/${nobody.subjectId}/receipts?format=jsonld`);
  expect((await none.json())['@graph']).toEqual([]);
});

test('a form that there is none of is told to who has the secret alone; any other parameter is passed over', async () => {
  const { askAs } = tryEndpoint();
  const { secret, subjectId } = createVisitor();
  const wrong = await askAs(secret, `/subjects/${subjectId}/receipts?format=csv`);
  expect([wrong.status, (await wrong.json()).errors]).toEqual([
    400,
    [{ path: 'format', message: 'Must be one of json, jsonld' }],
  ]);
  expect((await askAs(createVisitor().secret, `/subjects/${subjectId}/receipts?format=csv`)).status).toBe(404);
  expect((await askAs(secret, `/subjects/${subjectId}/receipts?_=1`)).status).toBe(200);
});

test('the secret opens the proof of each receipt of its subject, which holds without the endpoint', async () => {
  const { receive, askAs, store } = tryEndpoint();
  const [visitor, other] = [createVisitor(), createVisitor()];
  const receipts = [visitor.receipt(), visitor.receipt({ action: 'withdraw', method: 'preferences' })];
  await receive(visitor, ...receipts);
  await receive(other, other.receipt());
  const { head } = await verifyLog(store);
  for (const receipt of receipts) {
    const path = `/subjects/${visitor.subjectId}/receipts/${receipt.receiptId}/proof`;
    const response = await askAs(visitor.secret, path, { headers: { Origin: ORIGIN } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'access-control-allow-origin': ORIGIN,
    });
    expect(checkProof(await response.json(), { head: head ?? '' })).toMatchObject({ ok: true, receipt });
  }
});

test('of a receipt that is not there, not theirs or erased a visitor gets the answer to a wrong secret', async () => {
  const { receive, ask, askAs } = tryEndpoint();
  const [visitor, other, erased] = [createVisitor(), createVisitor(), createVisitor()];
  const receipts = { own: visitor.receipt(), others: other.receipt(), gone: erased.receipt() };
  await receive(visitor, receipts.own);
  await receive(other, receipts.others);
  await receive(erased, receipts.gone);
  await askAs(erased.secret, `/subjects/${erased.subjectId}`, { method: 'DELETE' });
  const path = ({ subjectId }: { subjectId: string }, receiptId: string) =>
    `/subjects/${subjectId}/receipts/${receiptId}/proof`;
  const answers = await Promise.all(
    [
      ask(path(visitor, receipts.own.receiptId)),
      askAs(other.secret, path(visitor, receipts.own.receiptId)),
      askAs(visitor.secret, path(visitor, receipts.others.receiptId)),
      askAs(visitor.secret, path(visitor, crypto.randomUUID())),
      askAs(visitor.secret, path(visitor, 'none')),
      askAs(erased.secret, path(erased, receipts.gone.receiptId)),
    ].map(async (pending) => {
      const response = await pending;
      return { status: response.status, headers: [...response.headers], body: await response.text() };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.status).toBe(404);
  expect((await askAs(visitor.secret, path(visitor, receipts.own.receiptId))).status).toBe(200);
});

test('the right secret of a subject with nothing stored gets an empty list', async () => {
  const visitor = createVisitor();
  const response = await tryEndpoint().askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ subjectId: visitor.subjectId, receipts: [] });
});

test('E7, E23: a wrong secret gets the same answer whether the subject exists or not, and nothing is looked up', async () => {
  const untouchable = new Proxy(memoryStore(), {
    get: (store, name: keyof Store) =>
      name === 'receiptsOf' || name === 'receipt' || name === 'erase'
        ? () => Promise.reject(new Error('looked up'))
        : store[name],
  });
  const { receive, askAs, ask } = tryEndpoint({ store: untouchable });
  const [known, unknown, stranger] = [createVisitor(), createVisitor(), createVisitor()];
  await receive(known, known.receipt());
  const answers = await Promise.all(
    [
      askAs(stranger.secret, `/subjects/${known.subjectId}/receipts`),
      askAs(stranger.secret, `/subjects/${unknown.subjectId}/receipts`),
      askAs(known.subjectId, `/subjects/${known.subjectId}/receipts`),
      askAs('x', '/subjects/nobody/receipts'),
      ask(`/subjects/${known.subjectId}/receipts`),
      askAs(stranger.secret, `/subjects/${known.subjectId}/receipts?format=jsonld`),
      askAs(stranger.secret, `/subjects/${known.subjectId}/receipts/${crypto.randomUUID()}/proof`),
      ask(`/subjects/${known.subjectId}/receipts/${crypto.randomUUID()}/proof`),
      askAs(stranger.secret, `/subjects/${known.subjectId}`, { method: 'DELETE' }),
      askAs(stranger.secret, `/subjects/${unknown.subjectId}`, { method: 'DELETE' }),
    ].map(async (pending) => {
      const response = await pending;
      return { status: response.status, headers: [...response.headers], body: await response.text() };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.status).toBe(404);
});

test('E13: a cookie is no credential', async () => {
  const visitor = createVisitor();
  const { ask } = tryEndpoint();
  const headers = { Cookie: `assent=${visitor.secret}` };
  expect((await ask(`/subjects/${visitor.subjectId}/receipts`, { headers })).status).toBe(404);
});

test('an erasure answers 204, also a second time and for a subject never seen', async () => {
  const { receive, askAs } = tryEndpoint();
  const [visitor, unknown] = [createVisitor(), createVisitor()];
  await receive(visitor, visitor.receipt());
  for (const { secret, subjectId } of [visitor, visitor, unknown]) {
    expect((await askAs(secret, `/subjects/${subjectId}`, { method: 'DELETE' })).status).toBe(204);
  }
  const response = await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`);
  expect((await response.json()).receipts).toEqual([]);
});

test('the admin may erase anybody, and reads nobody', async () => {
  const { receive, askAs } = tryEndpoint({ adminToken: ADMIN });
  const visitor = createVisitor();
  await receive(visitor, visitor.receipt());
  expect((await askAs(ADMIN, `/subjects/${visitor.subjectId}/receipts`)).status).toBe(404);
  expect((await askAs(`${ADMIN}x`, `/subjects/${visitor.subjectId}`, { method: 'DELETE' })).status).toBe(404);
  expect((await receive(visitor, visitor.receipt())).status).toBe(201);
  expect((await askAs(ADMIN, `/subjects/${visitor.subjectId}`, { method: 'DELETE' })).status).toBe(204);
  expect((await receive(visitor, visitor.receipt())).status).toBe(410);
});

test('the admin who mistypes an id, or writes the same bytes in another way, is told, and nobody is erased', async () => {
  const store = memoryStore();
  const erased: string[] = [];
  const watched: Store = { ...store, erase: async (id) => void erased.push(id) };
  const { askAs } = tryEndpoint({ store: watched, adminToken: ADMIN });
  const { subjectId } = createVisitor();
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const sameBytes = subjectId.slice(0, -1) + digits[digits.indexOf(subjectId.slice(-1)) + 1];
  expect(Buffer.from(sameBytes, 'base64url')).toEqual(Buffer.from(subjectId, 'base64url'));
  for (const id of [subjectId.slice(1), `${subjectId}A`, sameBytes, 'nobody']) {
    const answer = await askAs(ADMIN, `/subjects/${id}`, { method: 'DELETE' });
    expect([answer.status, (await answer.json()).detail]).toEqual([404, 'No such subject, or not with this secret.']);
  }
  expect(erased).toEqual([]);
  expect((await askAs(ADMIN, `/subjects/${subjectId}`, { method: 'DELETE' })).status).toBe(204);
  expect(erased).toEqual([subjectId]);
});

test('without an admin token nobody is the admin', async () => {
  const { askAs } = tryEndpoint({ adminToken: '' });
  const { subjectId } = createVisitor();
  for (const token of ['undefined', 'null', ADMIN]) {
    expect((await askAs(token, `/subjects/${subjectId}`, { method: 'DELETE' })).status).toBe(404);
  }
});

test('erasures count towards the rate', async () => {
  const { endpoint } = tryEndpoint({ rate: 1 });
  const { secret, subjectId } = createVisitor();
  const erase = () =>
    endpoint(
      new Request(`https://x.example/subjects/${subjectId}`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${secret}` },
      }),
      { address: '2001:db8:1::1' },
    );
  expect((await erase()).status).toBe(204);
  expect((await erase()).status).toBe(429);
});
