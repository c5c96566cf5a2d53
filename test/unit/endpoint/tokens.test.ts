// @vitest-environment node
import { expect, test } from 'vitest';
import { createEndpoint } from '../../../src/endpoint/endpoint';
import type { Tokens } from '../../../src/endpoint/http/tokens';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const TOKENS = {
  admin: ['admin-token-one-of-the-file', 'admin-token-two-of-the-file'],
  read: ['read-token-that-is-older', 'read-token-that-is-newer'],
  erase: ['erase-token-of-the-helpdesk'],
  metrics: ['metrics-token-of-prometheus'],
} as const satisfies Tokens;
const ADMIN = 'the-token-of-the-admin-alone';

const trial = () => tryEndpoint({ adminToken: ADMIN, tokens: TOKENS });
const { receiptId, subjectId } = createVisitor().receipt();
const READING = ['receipts', `receipts/${receiptId}`, `receipts/${receiptId}/proof`, 'stats', 'verify'];

test('every token reads or erases as far as its role goes, and the admin’s all of it', async () => {
  const statuses = async (token: string) => {
    const { askAs } = trial();
    const reading = await Promise.all(READING.map(async (path) => (await askAs(token, `/admin/${path}`)).status));
    const retention = (await askAs(token, '/admin/retention', { method: 'POST' })).status;
    const erasure = (await askAs(token, `/subjects/${subjectId}`, { method: 'DELETE' })).status;
    return { reading, retention, erasure };
  };
  const found = [200, 404, 404, 200, 200];
  const no = Array(5).fill(403);
  for (const token of [ADMIN, ...TOKENS.admin]) {
    expect(await statuses(token)).toEqual({ reading: found, retention: 200, erasure: 204 });
  }
  for (const token of TOKENS.read) {
    expect(await statuses(token)).toEqual({ reading: found, retention: 403, erasure: 403 });
  }
  expect(await statuses(TOKENS.erase[0])).toEqual({ reading: no, retention: 403, erasure: 204 });
  expect(await statuses(TOKENS.metrics[0])).toEqual({ reading: no, retention: 403, erasure: 403 });
  expect(await statuses('wrong')).toEqual({ reading: Array(5).fill(401), retention: 401, erasure: 404 });
});

test('a refused erasure erases nothing, and the visitor’s own secret goes on working', async () => {
  const { receive, ask, askAs } = trial();
  const visitor = createVisitor();
  await receive(visitor, visitor.receipt());
  const path = `/subjects/${visitor.subjectId}`;
  const refused = await askAs(TOKENS.read[0], path, { method: 'DELETE' });
  expect((await refused.json()).detail).toMatch(/the role erase, or admin/);
  expect((await (await askAs(visitor.secret, `${path}/receipts`)).json()).receipts).toHaveLength(1);
  expect((await ask(path, { method: 'DELETE' })).status).toBe(404);
  expect((await askAs(visitor.secret, path, { method: 'DELETE' })).status).toBe(204);
});

test('a token at the wrong place is no guess, and a guess is one at every place, which shuts no right one out', async () => {
  const { askAs } = trial();
  for (let i = 0; i < 30; i++) await askAs(TOKENS.metrics[0], '/admin/stats');
  for (let i = 0; i < 30; i++) await askAs(TOKENS.read[0], `/subjects/${subjectId}`, { method: 'DELETE' });
  expect((await askAs(TOKENS.read[0], '/admin/stats')).status).toBe(200);
  for (let i = 0; i < 20; i++) await askAs(`guess-${i}`, `/subjects/${subjectId}`, { method: 'DELETE' });
  expect((await askAs('guess', '/admin/stats')).status).toBe(429);
  expect((await askAs(TOKENS.read[0], '/admin/stats')).status).toBe(200);
  expect((await askAs(TOKENS.erase[0], `/subjects/${subjectId}`, { method: 'DELETE' })).status).toBe(204);
});

test('without a token that reads there is nothing at /admin', async () => {
  const { erase, metrics, read } = TOKENS;
  const status = async (tokens: Tokens) => (await tryEndpoint({ tokens }).ask('/admin/stats')).status;
  expect(await status({})).toBe(404);
  expect(await status({ erase, metrics })).toBe(404);
  expect(await status({ read })).toBe(401);
});

test.each<[tokens: unknown, problem: RegExp]>([
  [{ write: ['a'] }, /tokens has no role "write": use admin, read, erase, metrics/],
  [{ read: 'a-token' }, /tokens\.read must be a list/],
  [{ read: [''] }, /tokens\.read must be a list/],
  [{ erase: ['with a space'] }, /tokens\.erase must be a list/],
  [{ admin: [undefined] }, /tokens\.admin must be a list/],
])('tokens of %j are a mistake that is named', (tokens, problem) => {
  const options = { store: memoryStore(), origins: [ORIGIN], tokens: tokens as Tokens };
  expect(() => createEndpoint(options)).toThrow(problem);
});
