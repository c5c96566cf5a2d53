// @vitest-environment node
import { expect, test } from 'vitest';
import type { Answer } from '../../../src/endpoint/http/context';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const HASH = `sha256-${'x'.repeat(43)}`;
const SUBJECT = 'x'.repeat(43);

function observed() {
  const answers: Answer[] = [];
  return { answers, ...tryEndpoint({ onAnswer: (answer) => answers.push(answer), rate: 0 }) };
}

test.each([
  ['/receipts', 'POST', '/receipts', 403],
  ['/receipts', 'GET', '/receipts', 405],
  [`/subjects/${SUBJECT}/receipts?query=canary`, 'GET', '/subjects/:subjectId/receipts', 404],
  [`/subjects/${SUBJECT}`, 'DELETE', '/subjects/:subjectId', 404],
  [`/notices/${HASH}`, 'HEAD', '/notices/:hash', 404],
  ['/health', 'GET', '/health', 200],
  ['/health/live', 'GET', '/health/live', 200],
  ['/region', 'OPTIONS', '/region', 204],
  ['/canary', 'GET', 'none', 404],
])('tells of %s by %s as the route %s', async (path, method, route, status) => {
  const { ask, answers } = observed();
  await ask(path, { method });
  expect(answers).toEqual([{ route, method, status, seconds: expect.any(Number) }]);
});

test('a method that nobody defined is OTHER, so that nobody can make up names for figures', async () => {
  const { ask, answers } = observed();
  await ask('/region', { method: 'CANARY' });
  expect(answers[0]?.method).toBe('OTHER');
});

test('counts the receipts of a post by what became of them', async () => {
  const { receive, askAs, answers } = observed();
  const [visitor, other] = [createVisitor(), createVisitor()];
  const known = visitor.receipt();
  await receive(visitor, known);
  await receive(visitor, known, visitor.receipt(), visitor.receipt(), { ...known, sdk: '9' }, { receiptId: 'x' });
  await askAs(other.secret, `/subjects/${other.subjectId}`, { method: 'DELETE' });
  await receive(other, other.receipt());
  expect(answers.map(({ receipts }) => receipts)).toEqual([
    { stored: 1 },
    { known: 1, stored: 2, altered: 1, refused: 1 },
    undefined,
    { erased: 1 },
  ]);
});

test('what fails inside a route is told as its 503', async () => {
  const answers: Answer[] = [];
  const store = { ...memoryStore(), check: () => Promise.reject(new Error('read-only')) };
  await tryEndpoint({ store, onAnswer: (answer) => answers.push(answer) }).ask('/health');
  expect(answers).toMatchObject([{ route: '/health', status: 503 }]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('no disk for logs');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no disk for logs'))],
])('an observer that %s spoils no answer', async (_how, fail) => {
  const store = { ...memoryStore(), check: () => Promise.reject(new Error('read-only')) };
  const { ask, receive } = tryEndpoint({ store, onAnswer: fail, onError: fail });
  expect((await ask('/health')).status).toBe(503);
  const visitor = createVisitor();
  expect((await receive(visitor, visitor.receipt())).status).toBe(201);
});

test('nothing told of an answer holds anything of the request', async () => {
  const { endpoint, answers } = observed();
  const canaries = ['canary-path', 'canary-query', 'canary-agent', 'canary-body', '203.0.113.77'];
  const init = {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain', 'User-Agent': 'canary-agent', Referer: 'canary-query' },
    body: '{"canary-body":1}',
  };
  for (const path of ['/receipts', '/canary-path', '/subjects/canary-path/receipts', '/notices/canary-path']) {
    await endpoint(new Request(`${ORIGIN}${path}?canary-query`, init), { address: '203.0.113.77' });
  }
  expect(answers).toHaveLength(4);
  for (const canary of canaries) expect(JSON.stringify(answers)).not.toContain(canary);
});
