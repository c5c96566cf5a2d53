// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import { MOST_RECEIPTS } from '../../../src/endpoint/http/body';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { notice as siteNotice } from '../receipts/site-notice';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, NOTICE_HASH, ORIGIN } from './visitor';

const NOW = Date.UTC(2026, 10, 22);
const visitor = createVisitor();
const KIB = 1024;

test('answers 201 for a new receipt, with its result and the notice it wants', async () => {
  const { receive } = tryEndpoint();
  const receipt = visitor.receipt();
  const response = await receive(visitor, receipt);
  expect(response.status).toBe(201);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(await response.json()).toEqual({
    results: [{ receiptId: receipt.receiptId, status: 201 }],
    wants: [NOTICE_HASH],
  });
});

test('answers 200 for a receipt it has already', async () => {
  const { receive } = tryEndpoint();
  const receipt = visitor.receipt();
  await receive(visitor, receipt);
  const response = await receive(visitor, receipt);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ results: [{ receiptId: receipt.receiptId, status: 200 }] });
});

test('answers 201 when one of the lot was new', async () => {
  const { receive } = tryEndpoint();
  const receipt = visitor.receipt();
  await receive(visitor, receipt);
  const response = await receive(visitor, receipt, visitor.receipt());
  expect(response.status).toBe(201);
  const { results } = await response.json();
  expect(results.map(({ status }: { status: number }) => status)).toEqual([200, 201]);
});

test('a replay in which only the order of members differs is the same receipt', async () => {
  const { receive } = tryEndpoint();
  const receipt = visitor.receipt();
  await receive(visitor, receipt);
  const turned = Object.fromEntries(Object.entries(receipt).reverse());
  expect((await receive(visitor, turned)).status).toBe(200);
});

test('E5: answers 409 for a known id with other content, and keeps the first', async () => {
  const { receive, askAs } = tryEndpoint();
  const receipt = visitor.receipt();
  await receive(visitor, receipt);
  const response = await receive(visitor, { ...receipt, action: 'reject-all' });
  expect(response.status).toBe(409);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ results: [{ receiptId: receipt.receiptId, status: 409 }] });
  const kept = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(kept.receipts).toMatchObject([{ action: 'accept-all' }]);
});

test('answers 410 for an erased subject', async () => {
  const { receive, askAs } = tryEndpoint();
  await askAs(visitor.secret, `/subjects/${visitor.subjectId}`, { method: 'DELETE' });
  const receipt = visitor.receipt();
  const response = await receive(visitor, receipt);
  expect(response.status).toBe(410);
  expect(await response.json()).toMatchObject({ results: [{ receiptId: receipt.receiptId, status: 410 }] });
});

test('answers 400 with every field at fault', async () => {
  const { receive } = tryEndpoint();
  const receipt = {
    ...visitor.receipt(),
    action: 'erase',
    issuedAt: 'yesterday',
    categories: { necessary: false, preferences: true, analytics: 'yes' },
    notice: { hash: 'md5-0', language: 'en', regime: 'opt-in', region: 'Oman' },
  };
  const response = await receive(visitor, receipt);
  expect(response.status).toBe(400);
  const { results } = await response.json();
  expect(results[0].receiptId).toBe(receipt.receiptId);
  expect(results[0].errors.map(({ path }: { path: string }) => path).sort()).toEqual([
    'action',
    'categories.analytics',
    'categories.marketing',
    'categories.necessary',
    'issuedAt',
    'notice.hash',
    'notice.region',
  ]);
});

test('judges each receipt by itself: one at fault does not hold up the others', async () => {
  const { receive, askAs } = tryEndpoint();
  const known = visitor.receipt();
  await receive(visitor, known);
  const [good, bad] = [visitor.receipt(), { ...visitor.receipt(), method: 'telepathy' }];
  const response = await receive(visitor, bad, good, { ...known, sdk: '9' }, null, known);
  expect(response.status).toBe(409);
  const { results } = await response.json();
  expect(results).toMatchObject([
    { receiptId: bad.receiptId, status: 400, errors: [{ path: 'method' }] },
    { receiptId: good.receiptId, status: 201 },
    { receiptId: known.receiptId, status: 409 },
    { receiptId: null, status: 400 },
    { receiptId: known.receiptId, status: 200 },
  ]);
  const { receipts } = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(receipts).toHaveLength(2);
});

test('drops unknown fields and keeps none of them', async () => {
  const { receive, askAs } = tryEndpoint();
  const receipt = visitor.receipt();
  await receive(visitor, { ...receipt, email: 'a@b.example', notice: { ...receipt.notice, ip: '192.0.2.1' } });
  const { receipts } = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(receipts).toEqual([{ ...receipt, receivedAt: expect.any(String) }]);
});

test('E17: accepts any date, since clocks are the visitor’s claim', async () => {
  const { receive } = tryEndpoint();
  const dates = ['1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '+020026-01-01T00:00:00.000Z'];
  for (const issuedAt of dates) {
    expect((await receive(visitor, visitor.receipt({ issuedAt, expiresAt: issuedAt }))).status).toBe(201);
  }
});

test('accepts what the site’s own interface writes: no language, no region, no services', async () => {
  const { receive } = tryEndpoint();
  const notice = { hash: NOTICE_HASH, language: '', regime: 'notice', region: null };
  expect((await receive(visitor, visitor.receipt({ notice, services: {} }))).status).toBe(201);
});

test('answers 400 for services that are a list, or bear a name that JavaScript would lose', async () => {
  const { post } = tryEndpoint();
  for (const services of ['[]', '["a"]', '{"__proto__":true}', '{"constructor":true}']) {
    const receipt = JSON.stringify(visitor.receipt({ services: 0 })).replace('"services":0', `"services":${services}`);
    const response = await post(`{"secret":"${visitor.secret}","receipts":[${receipt}]}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ results: [{ errors: [{ path: 'services' }] }] });
  }
});

test('answers 400 for a receipt larger than 8 KiB', async () => {
  const { receive } = tryEndpoint();
  const response = await receive(visitor, { ...visitor.receipt(), padding: 'x'.repeat(8 * KIB) });
  expect(response.status).toBe(400);
});

test('answers 400 for none, and for more than 50 receipts', async () => {
  const { receive } = tryEndpoint();
  expect((await receive(visitor)).status).toBe(400);
  expect((await receive(visitor, ...Array(MOST_RECEIPTS + 1).fill(0))).status).toBe(400);
  expect((await receive(visitor, ...Array.from({ length: MOST_RECEIPTS }, () => visitor.receipt()))).status).toBe(201);
});

test.each([
  ['no JSON', '{"secret":'],
  ['no object', '[]'],
  ['no secret', '{"receipts":[{}]}'],
  ['a short secret', '{"secret":"abc","receipts":[{}]}'],
  ['no receipts', `{"secret":"${visitor.secret}"}`],
  ['an empty body', ''],
  ['UTF-8 that is not', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ['thirty thousand brackets', '['.repeat(30_000)],
  [
    'a receipt of ten thousand brackets',
    `{"secret":"${visitor.secret}","receipts":[${'['.repeat(1e4)}${']'.repeat(1e4)}]}`,
  ],
])('answers 400 for a body with %s', async (_name, body) => {
  const response = await tryEndpoint().post(body);
  expect(response.status).toBe(400);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

test('E9: answers 413 for a body over 64 KiB, announced or not', async () => {
  const { post } = tryEndpoint();
  const body = JSON.stringify({ secret: visitor.secret, receipts: [], padding: 'x'.repeat(64 * KIB) });
  expect((await post(body)).status).toBe(413);
  expect((await post('{}', { 'Content-Length': String(64 * KIB + 1) })).status).toBe(413);
});

test('accepts JSON under application/json and text/plain, and answers 415 for anything else', async () => {
  const { post } = tryEndpoint();
  const send = (headers: Record<string, string | undefined>) =>
    post({ secret: visitor.secret, receipts: [visitor.receipt()] }, headers).then(({ status }) => status);
  expect(await send({ 'Content-Type': 'application/json' })).toBe(201);
  expect(await send({ 'Content-Type': 'text/plain;charset=UTF-8' })).toBe(201);
  expect(await send({ 'Content-Type': 'Application/JSON; charset="utf-8"' })).toBe(201);
  expect(await send({ 'Content-Type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await send({ 'Content-Type': 'multipart/form-data; boundary=x' })).toBe(415);
  expect(await send({ 'Content-Type': 'text/plain; charset=utf-16' })).toBe(415);
  expect(await send({ 'Content-Encoding': 'gzip' })).toBe(415);
});

test('E13: answers 403 when Origin is missing or not allowed, and stores nothing', async () => {
  const { post, askAs } = tryEndpoint();
  const body = { secret: visitor.secret, receipts: [visitor.receipt()] };
  for (const Origin of [undefined, 'null', 'https://evil.example', `${ORIGIN}.evil.example`, 'http://klouttrack.com']) {
    expect((await post(body, { Origin })).status).toBe(403);
  }
  const { receipts } = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(receipts).toEqual([]);
});

test('E13: answers 403 when a receipt was made for another origin, even an allowed one, and stores none of the lot', async () => {
  const other = 'https://app.klouttrack.com';
  const { receive, askAs } = tryEndpoint({ origins: [ORIGIN, other] });
  expect((await receive(visitor, visitor.receipt(), visitor.receipt({ origin: other }))).status).toBe(403);
  const { receipts } = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(receipts).toEqual([]);
});

test('E6: answers 403 when the secret is not that of every receipt, and stores none of the lot', async () => {
  const { receive, askAs } = tryEndpoint();
  const victim = createVisitor();
  expect((await receive(visitor, visitor.receipt(), victim.receipt())).status).toBe(403);
  for (const { secret, subjectId } of [visitor, victim]) {
    expect((await (await askAs(secret, `/subjects/${subjectId}/receipts`)).json()).receipts).toEqual([]);
  }
});

test('stores one of twenty copies that arrive at once', async () => {
  const { receive, askAs } = tryEndpoint();
  const receipt = visitor.receipt();
  const responses = await Promise.all(Array.from({ length: 20 }, () => receive(visitor, receipt)));
  const statuses = responses.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(19);
  const { receipts } = await (await askAs(visitor.secret, `/subjects/${visitor.subjectId}/receipts`)).json();
  expect(receipts).toHaveLength(1);
});

test('E3: answers 503 with Retry-After when the store cannot write, and tells the operator', async () => {
  const errors: unknown[] = [];
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const store = { ...memoryStore(), append: () => Promise.reject(full) };
  const { receive } = tryEndpoint({ store, onError: (error) => errors.push(error) });
  const response = await receive(visitor, visitor.receipt());
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await response.text()).not.toContain('disk');
  expect(errors).toEqual([full]);
});

test('E11: answers 429 with Retry-After for what is over the rate of one network, and goes on in the next minute', async () => {
  let now = Date.now();
  const { endpoint } = tryEndpoint({ rate: 2, now: () => now });
  const post = (address: string) =>
    endpoint(
      new Request(`${ORIGIN}/receipts`, {
        method: 'POST',
        headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
        body: JSON.stringify({ secret: visitor.secret, receipts: [visitor.receipt()] }),
      }),
      { address },
    );
  expect((await post('192.0.2.1')).status).toBe(201);
  expect((await post('192.0.2.200')).status).toBe(201);
  const refused = await post('192.0.2.3');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toBe('60');
  expect((await post('198.51.100.1')).status).toBe(201);
  now += 60_000;
  expect((await post('192.0.2.3')).status).toBe(201);
});

test('the rate counts receipts, and takes one post that is larger than what is left', async () => {
  const { endpoint, store } = tryEndpoint({ rate: 10, now: () => NOW });
  const post = (count: number, address: string) => {
    const { secret, receipt } = createVisitor();
    const receipts = Array.from({ length: count }, () => receipt());
    const headers = { Origin: ORIGIN, 'Content-Type': 'text/plain' };
    const body = JSON.stringify({ secret, receipts });
    return endpoint(new Request(`${ORIGIN}/receipts`, { method: 'POST', headers, body }), { address });
  };
  expect((await post(9, '192.0.2.1')).status).toBe(201);
  expect((await post(20, '192.0.2.1')).status).toBe(201);
  const refused = await post(1, '192.0.2.1');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toBe('60');
  // Sent at once, they are all let in before any of them is read.
  const atOnce = await Promise.all(Array.from({ length: 5 }, () => post(20, '198.51.100.1')));
  expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429, 429]);
  expect(await store.page(0, 100)).toHaveLength(49);
});

test('stores 100 receipts of one subject a day; one more waits with its sender, and what is known stays known', async () => {
  let now = NOW;
  const { receive, store } = tryEndpoint({ now: () => now });
  const subject = createVisitor();
  const lot = (count: number) => Array.from({ length: count }, () => subject.receipt());
  const stored = lot(50);
  expect((await receive(subject, ...stored)).status).toBe(201);
  expect((await receive(subject, ...lot(49))).status).toBe(201);
  const [last, over] = lot(2);
  const answer = await receive(subject, stored[0], last, over);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toBe('3600');
  expect((await answer.json()).results).toEqual([
    { receiptId: stored[0]?.receiptId, status: 200 },
    { receiptId: last?.receiptId, status: 201 },
    { receiptId: over?.receiptId, status: 429 },
  ]);
  expect((await receive(subject, ...stored)).status).toBe(200);
  expect((await receive(createVisitor(), visitor.receipt())).status).toBe(403);
  expect((await receive(visitor, visitor.receipt())).status).toBe(201);
  now += 86_400_000;
  expect((await receive(subject, over)).status).toBe(201);
  expect(await store.receiptsOf(subject.subjectId)).toHaveLength(101);
});

test('with rate 0 a subject may have any number of receipts, for tests under load', async () => {
  const { receive } = tryEndpoint({ rate: 0 });
  const { secret, subjectId, receipt } = createVisitor();
  for (let i = 0; i < 3; i++) {
    const receipts = Array.from({ length: 50 }, () => receipt());
    expect((await receive({ secret, subjectId, receipt }, ...receipts)).status).toBe(201);
  }
});

test('does not ask for a notice it has', async () => {
  const { receive, ask } = tryEndpoint();
  const canonical = canonicalJson(siteNotice);
  const notice = { ...visitor.receipt().notice, hash: noticeHash(canonical) };
  const first = await (await receive(visitor, visitor.receipt({ notice }), visitor.receipt({ notice }))).json();
  expect(first.wants).toEqual([notice.hash]);
  await ask(`/notices/${notice.hash}`, { method: 'PUT', body: canonical });
  const second = await (await receive(visitor, visitor.receipt({ notice }))).json();
  expect(second.wants).toBeUndefined();
});

test('names a malformed receipt by its id only where that is one', async () => {
  const { receive } = tryEndpoint();
  const id = randomUUID();
  const response = await receive(visitor, { receiptId: id }, { receiptId: '<script>' }, 7);
  const { results } = await response.json();
  expect(results.map(({ receiptId }: { receiptId: string | null }) => receiptId)).toEqual([id, null, null]);
});

test('what fails after the receipts were stored is a 503 that the page of another origin may read', async () => {
  const missingNotices = async () => Promise.reject(new Error('the database has gone'));
  const { receive } = tryEndpoint({ store: { ...memoryStore(), missingNotices } });
  const { status, headers } = await receive(visitor, visitor.receipt());
  expect(status).toBe(503);
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'cache-control': 'no-store',
    'retry-after': '5',
  });
});
