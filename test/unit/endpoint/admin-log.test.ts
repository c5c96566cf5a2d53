// @vitest-environment node
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Answer } from '../../../src/endpoint/http/context';
import { proofOf } from '../../../src/endpoint/log/proof';
import { type Verification, verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { tryEndpoint } from './try-endpoint';

/*
 * What the routes do with the log's answers. What the answers are is tested with the log.
 */
vi.mock('../../../src/endpoint/log/verify', () => ({ verifyLog: vi.fn() }));
vi.mock('../../../src/endpoint/log/proof', () => ({ proofOf: vi.fn() }));

const TOKEN = 'the-token-of-an-admin-which-is-long-enough';
const ID = '00000000-0000-4000-8000-000000000000';

const ask = (path: string, trial = tryEndpoint({ store: memoryStore(), adminToken: TOKEN })) =>
  trial.askAs(TOKEN, path);

afterEach(() => {
  vi.mocked(verifyLog).mockReset();
  vi.mocked(proofOf).mockReset();
});

test('the verification is the answer, 200 also where something was found', async () => {
  const found = {
    ok: false,
    first: { receiptId: ID, sequence: 3, batch: 2, receivedAt: '2026-11-24T10:00:00.000Z', problem: 'was altered' },
  } as Verification;
  vi.mocked(verifyLog).mockResolvedValue(found);
  const response = await ask('/admin/verify');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(found);
  expect((await ask('/admin/verify?head=1')).status).toBe(400);
});

test('those who ask for the verification at once share one, and the next is a new one', async () => {
  const trial = tryEndpoint({ store: memoryStore(), adminToken: TOKEN });
  let finish: (verification: Verification) => void = () => {};
  vi.mocked(verifyLog).mockImplementation(() => new Promise((resolve) => (finish = resolve)));
  const both = [ask('/admin/verify', trial), ask('/admin/verify', trial)];
  await expect.poll(() => vi.mocked(verifyLog).mock.calls.length).toBe(1);
  // The log may take long: posts are answered meanwhile.
  expect((await trial.ask('/region')).status).toBe(200);
  finish({ ok: true } as Verification);
  for (const response of await Promise.all(both)) expect(await response.json()).toEqual({ ok: true });
  expect(verifyLog).toHaveBeenCalledTimes(1);
  vi.mocked(verifyLog).mockRejectedValueOnce(new Error('locked'));
  expect((await ask('/admin/verify', trial)).status).toBe(503);
  vi.mocked(verifyLog).mockResolvedValueOnce({ ok: true } as Verification);
  expect((await ask('/admin/verify', trial)).status).toBe(200);
});

test('a long verification sends blanks, so that no proxy gives it up, and its answer is the same JSON', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let finish: (verification: Verification) => void = () => {};
  vi.mocked(verifyLog).mockImplementation(() => new Promise((resolve) => (finish = resolve)));
  const asked = ask('/admin/verify');
  await vi.advanceTimersByTimeAsync(10_000);
  const response = await asked;
  expect(response.headers.get('Content-Type')).toBe('application/json');
  const text = response.text();
  await vi.advanceTimersByTimeAsync(60_000);
  finish({ ok: true } as Verification);
  expect(await text).toMatch(/^ {6,7}\{"ok":true\}$/);
  expect(JSON.parse(await text)).toEqual({ ok: true });
});

test('one that fails after its answer has begun breaks the body off, and tells the operator', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  let fail: (error: Error) => void = () => {};
  vi.mocked(verifyLog).mockImplementation(() => new Promise((_, reject) => (fail = reject)));
  const asked = ask('/admin/verify', tryEndpoint({ store: memoryStore(), adminToken: TOKEN, onError }));
  await vi.advanceTimersByTimeAsync(10_000);
  const text = (await asked).text().catch((error) => error);
  fail(new Error('canary'));
  await vi.advanceTimersByTimeAsync(1);
  expect(await text).toBeInstanceOf(Error);
  expect(errors).toMatchObject([{ message: 'canary' }]);
});

test('what it found is not told with the answer, which begins before it is known: the store tells the figures', async () => {
  const answers: Answer[] = [];
  const onAnswer = (answer: Answer) => answers.push(answer);
  vi.mocked(verifyLog).mockResolvedValue({ ok: false } as Verification);
  await ask('/admin/verify', tryEndpoint({ store: memoryStore(), adminToken: TOKEN, onAnswer }));
  expect(answers).toEqual([{ route: '/admin/verify', method: 'GET', status: 200, seconds: expect.any(Number) }]);
});

test('a proof is a file, and 404 where there is no such receipt', async () => {
  vi.mocked(proofOf).mockImplementation(async (_store, receiptId) =>
    receiptId === ID ? ({ a: 1 } as never) : undefined,
  );
  const response = await ask(`/admin/receipts/${ID}/proof`);
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="proof-${ID}.json"`);
  expect(await response.json()).toEqual({ a: 1 });
  for (const id of [ID.replace('8', '9'), 'x', 'x%22%0d%0aX-Evil:%201']) {
    expect((await ask(`/admin/receipts/${id}/proof`)).status).toBe(404);
  }
});

test.each(['/admin/verify', `/admin/receipts/${ID}/proof`])('E24: %s takes the token', async (path) => {
  const { ask } = tryEndpoint({ store: memoryStore(), adminToken: TOKEN });
  expect((await ask(path)).status).toBe(401);
  expect(verifyLog).not.toHaveBeenCalled();
  expect(proofOf).not.toHaveBeenCalled();
});
