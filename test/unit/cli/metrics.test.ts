// @vitest-environment node
import { expect, test } from 'vitest';
import { createMetrics } from '../../../src/cli/metrics';
import { metricsAlone, metricsBeside } from '../../../src/cli/metrics-route';
import { keysOf } from '../../../src/endpoint/http/tokens';
import { memoryStore } from '../../../src/endpoint/stores/memory';

const TOKEN = 'a-token-that-is-long-enough-to-be-one';
const answer = { route: '/receipts', method: 'POST', status: 201, seconds: 0.02 };

/** The value of one series, as `name{label="value"}` names it. */
async function value(metrics: { text(): Promise<string> }, series: string): Promise<number | undefined> {
  const lines = (await metrics.text()).split('\n');
  const [line] = lines.filter((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

test('counts requests, their time, and receipts by what became of them', async () => {
  const metrics = createMetrics(memoryStore());
  expect(await value(metrics, 'assent_receipts_total{end="stored"}')).toBe(0);
  metrics.answered({ ...answer, receipts: { stored: 3, refused: 1 } });
  metrics.answered({ ...answer, seconds: 0.2, status: 503 });
  expect(await value(metrics, 'assent_requests_total{route="/receipts",method="POST",status="201"}')).toBe(1);
  expect(await value(metrics, 'assent_requests_total{route="/receipts",method="POST",status="503"}')).toBe(1);
  expect(await value(metrics, 'assent_receipts_total{end="stored"}')).toBe(3);
  expect(await value(metrics, 'assent_receipts_total{end="refused"}')).toBe(1);
  const bucket = (le: string) =>
    value(metrics, `assent_request_duration_seconds_bucket{le="${le}",route="/receipts",method="POST"}`);
  expect([await bucket('0.025'), await bucket('0.25')]).toEqual([1, 2]);
});

test('shows the queue of a store that has one, as it is now', async () => {
  let queued = 7;
  const metrics = createMetrics({ ...memoryStore(), load: () => ({ queued, limit: 5000 }) });
  expect(await value(metrics, 'assent_queue_receipts')).toBe(7);
  queued = 9;
  expect(await value(metrics, 'assent_queue_receipts')).toBe(9);
  expect(await value(metrics, 'assent_queue_limit_receipts')).toBe(5000);
  expect(await value(createMetrics(memoryStore()), 'assent_queue_receipts')).toBeUndefined();
});

test('shows when the retention ran, by schedule or by request, and what it deleted', async () => {
  const metrics = createMetrics(memoryStore());
  const last = () => value(metrics, 'assent_retention_last_success_timestamp_seconds');
  expect(await last()).toBe(0);
  metrics.retained(5);
  metrics.answered({ ...answer, route: '/admin/retention', deleted: 2 });
  metrics.retentionFailed();
  expect(await last()).toBeGreaterThan(1e9);
  expect(await value(metrics, 'assent_retention_deleted_receipts_total')).toBe(7);
  expect(await value(metrics, 'assent_retention_failures_total')).toBe(1);
});

test('shows how many receipts wait for somebody to confirm that they are deleted, until they are', async () => {
  const metrics = createMetrics(memoryStore());
  const held = () => value(metrics, 'assent_retention_held_receipts');
  expect(await held()).toBe(0);
  metrics.retentionHeld(204_431);
  expect(await held()).toBe(204_431);
  metrics.retained(204_431);
  expect(await held()).toBe(0);
});

test('says nothing of the log before it was verified, and then what was found last', async () => {
  const metrics = createMetrics(memoryStore());
  expect(await metrics.text()).not.toContain('assent_log');
  metrics.verified(true);
  expect(await value(metrics, 'assent_log_intact')).toBe(1);
  metrics.verified(false);
  expect(await value(metrics, 'assent_log_intact')).toBe(0);
  expect(await value(metrics, 'assent_log_verified_timestamp_seconds')).toBeGreaterThan(1e9);
});

test('tells how the process is: memory, processor, event loop, file descriptors', async () => {
  const text = await createMetrics(memoryStore()).text();
  for (const name of [
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'nodejs_eventloop_lag_p99_seconds',
    'process_open_fds',
    'assent_build_info',
  ]) {
    expect(text).toMatch(new RegExp(`^${name}[ {]`, 'm'));
  }
});

test('E24: beside the endpoint the figures are for the admin’s token alone, and without one there is no such route', async () => {
  const metrics = createMetrics(memoryStore());
  const rest = async () => new Response('the endpoint', { status: 404 });
  const ask = (token: string | undefined, authorization?: string, path = '/metrics', method = 'GET') =>
    metricsBeside(rest, metrics, { keys: keysOf({ adminToken: token }), base: '/assent' })(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: authorization === undefined ? {} : { Authorization: authorization },
      }),
    );
  const answered = await ask(TOKEN, `Bearer ${TOKEN}`);
  expect(answered.status).toBe(200);
  expect(answered.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
  expect(answered.headers.get('Cache-Control')).toBe('no-store');
  expect(await answered.text()).toContain('assent_requests_total');
  for (const wrong of [undefined, 'Bearer x', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`]) {
    const refused = await ask(TOKEN, wrong);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await refused.text()).not.toContain('assent_');
  }
  expect((await ask(TOKEN, undefined, `/metrics?token=${TOKEN}`)).status).toBe(401);
  expect((await ask(TOKEN, `Bearer ${TOKEN}`, '/metrics', 'POST')).status).toBe(405);
  expect((await ask(TOKEN, `Bearer ${TOKEN}`, '/assent/metrics')).status).toBe(200);
  for (const path of ['/receipts', '/subjects/metrics', '/notices/metrics', '/metricsx', '/x/metrics']) {
    expect(await (await ask(TOKEN, undefined, path)).text()).toBe('the endpoint');
  }
  expect(await (await ask(undefined, `Bearer ${TOKEN}`)).text()).toBe('the endpoint');
});

test('E24: the figures are no place to guess the admin’s token at', async () => {
  const endpoint = metricsBeside(async () => new Response(), createMetrics(memoryStore()), {
    keys: keysOf({ adminToken: TOKEN }),
    base: '',
  });
  const ask = (token: string) =>
    endpoint(new Request('http://127.0.0.1/metrics', { headers: { Authorization: `Bearer ${token}` } }));
  const statuses: number[] = [];
  for (let i = 0; i < 25; i++) statuses.push((await ask(`guess-${i}`)).status);
  expect(statuses).toEqual([...Array(20).fill(401), ...Array(5).fill(429)]);
  expect(Number((await ask('guess')).headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await ask(TOKEN)).status).toBe(200);
});

test('on a port of their own the figures are all there is', async () => {
  const handler = metricsAlone(createMetrics(memoryStore()));
  const ask = (path: string, method = 'GET') => handler(new Request(`http://127.0.0.1${path}`, { method }));
  expect((await ask('/metrics')).status).toBe(200);
  expect(await (await ask('/metrics', 'HEAD')).text()).toBe('');
  expect((await ask('/receipts', 'POST')).status).toBe(404);
  expect((await ask('/metrics', 'DELETE')).status).toBe(405);
});
