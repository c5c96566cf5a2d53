// @vitest-environment node
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, ORIGIN, type Visitor } from '../endpoint/visitor';
import { startFreezer } from '../harness/freezer';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { buildCommandLine, type CommandLine, type Serving } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
  const faults = Object.entries(FAILURES).map(([signal, code]) => `process.on('${signal}', () => { ${code} });`);
  writeFileSync(join(cli.folder, 'faulty.mjs'), faults.join('\n'));
});

afterAll(() => cli.remove());

/** So long that a busy machine fails nobody. */
const PATIENT = { timeout: 20_000 };

const HEADERS = { Origin: ORIGIN, 'Content-Type': 'text/plain' };

const bodyOf = ({ secret }: Visitor, receipt: unknown) => JSON.stringify({ secret, receipts: [receipt] });

async function idsOf(url: string, { secret, subjectId }: Visitor): Promise<string[]> {
  const headers = { Authorization: `Bearer ${secret}` };
  const { receipts } = await (await fetch(`${url}/subjects/${subjectId}/receipts`, { headers })).json();
  return receipts.map(({ receiptId }: { receiptId: string }) => receiptId);
}

/** A post of which the server has the first half. @returns what sends the rest, and gives the status */
async function halfPosted(url: string, body: string): Promise<() => Promise<number | undefined>> {
  const post = request(`${url}/receipts`, {
    method: 'POST',
    headers: { ...HEADERS, 'Content-Length': body.length, Expect: '100-continue' },
  });
  post.flushHeaders();
  await once(post, 'continue');
  post.write(body.slice(0, 100));
  return async () => {
    post.end(body.slice(100));
    const [response] = await once(post, 'response');
    return response.statusCode;
  };
}

const FAILURES = {
  SIGUSR2: "throw new Error('canary')",
  SIGHUP: "Promise.reject(new Error('canary'))",
} as const;

/** Faults that no test can cause from outside: each signal stands for a bug. Node itself would let rejections pass. */
const FAULTY = { NODE_OPTIONS: '--import=./faulty.mjs --unhandled-rejections=none' };

test.each(Object.entries(FAILURES) as [keyof typeof FAILURES, string][])(
  'E25: after a failure that nobody caught (%s: %s) it answers what is under way, and ends with 1',
  async (signal) => {
    const visitor = createVisitor();
    const receipt = visitor.receipt();
    const serving = await cli.serve(['--db', 'failure.db'], FAULTY);
    const finish = await halfPosted(serving.url, bodyOf(visitor, receipt));
    const ended = serving.end(signal);
    await expect.poll(serving.output, PATIENT).toContain('ends after a failure');
    expect(await finish()).toBe(201);
    expect(await ended).toBe(1);
    expect(serving.output()).toMatch(/"error":"Error","at":\[".*"\]/);
    expect(serving.output()).not.toContain('canary');
    const again = await cli.serve(['--db', 'failure.db']);
    expect(await idsOf(again.url, visitor)).toEqual([receipt.receiptId]);
    await again.end('SIGKILL');
  },
);

test('E25: whoever asks while it ends is told that it is not ready any more, and that it is alive', async () => {
  const serving = await cli.serve(['--db', 'ready.db']);
  const halfAsked = async (path: string) => {
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n`);
    return socket;
  };
  const sockets = [await halfAsked('/health/ready'), await halfAsked('/health/live')];
  // The server has them once it answers a later request of another connection.
  await fetch(`${serving.url}/region`);
  const ended = serving.end('SIGTERM');
  await expect.poll(serving.output, PATIENT).toContain('"msg":"ending');
  const answers = sockets.map((socket) => {
    socket.write('\r\n');
    return once(socket, 'data').then(([data]) => String(data).split('\r\n')[0]);
  });
  expect(await Promise.all(answers)).toEqual(['HTTP/1.1 503 Service Unavailable', 'HTTP/1.1 200 OK']);
  expect(await ended).toBe(0);
});

test('E25: without file descriptors for more connections it lives on, and answers once there are some again', async () => {
  const serving = await cli.serve(['--db', 'files.db'], {}, { openFiles: 500 });
  const { port } = new URL(serving.url);
  const sockets = await Promise.all(
    Array.from({ length: 1_000 }, async () => {
      const socket: Socket = connect(Number(port), '127.0.0.1');
      socket.resume().on('error', () => {});
      await once(socket, 'connect');
      return socket;
    }),
  );
  // Those beyond the limit are closed at once, and not only by the deadline, which would close all of them.
  const closed = () => sockets.filter((socket) => socket.destroyed).length;
  await expect.poll(closed, { timeout: 4_000 }).toBeGreaterThan(400);
  expect(closed()).toBeLessThan(sockets.length);
  for (const socket of sockets) socket.destroy();
  const visitor = createVisitor();
  const post = () =>
    fetch(`${serving.url}/receipts`, { method: 'POST', headers: HEADERS, body: bodyOf(visitor, visitor.receipt()) });
  const status = () =>
    post()
      .then((response) => response.status)
      .catch(() => 0);
  await expect.poll(status, PATIENT).toBe(201);
  expect(await serving.end('SIGTERM')).toBe(0);
});

test.skipIf(isWithoutPostgres('the end of serve beside a frozen server'))(
  'E25: it ends also while its server of PostgreSQL is frozen and keeps all connections open',
  async () => {
    const freezer = await startFreezer(new URL(await createDatabase()));
    const serving = await cli.serve(['--db', freezer.url, '--log-level', 'debug']);
    for (const done of ['the log is whole', 'retention applied']) {
      await expect.poll(serving.output, PATIENT).toContain(done);
    }
    freezer.freeze();
    expect(await serving.end('SIGTERM')).toBe(0);
    freezer.end();
  },
);

test('E25: instances that are replaced one after the other under load lose nothing they acknowledged', async () => {
  const start = () => cli.serve(['--db', 'rolling.db', '--rate', '0']);
  const running: Serving[] = [await start(), await start()];
  const visitor = createVisitor();
  const acknowledged = new Set<string>();
  const refusals = new Set<number>();
  let rolling = true;
  // As the outbox does it: the same receipt again until somebody has it.
  const write = async (turn: number) => {
    for (let i = turn; rolling; i++) {
      const receipt = visitor.receipt();
      const body = bodyOf(visitor, receipt);
      while (rolling && !acknowledged.has(receipt.receiptId)) {
        const url = running[i++ % running.length]?.url;
        const response = await fetch(`${url}/receipts`, { method: 'POST', headers: HEADERS, body }).catch(() => null);
        if (response?.ok) acknowledged.add(receipt.receiptId);
        else if (response) refusals.add(response.status);
      }
    }
  };
  const writers = Promise.all([0, 1, 2, 3].map(write));
  for (const place of [0, 1]) {
    const before = acknowledged.size;
    const old = running[place];
    running[place] = await start();
    await expect.poll(() => acknowledged.size, PATIENT).toBeGreaterThan(before + 20);
    expect(await old?.end('SIGTERM')).toBe(0);
  }
  rolling = false;
  await writers;
  const kept = new Set(await idsOf(running[0]?.url ?? '', visitor));
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  // Anything else the outbox would take for its last word.
  expect([...refusals].filter((status) => status !== 503)).toEqual([]);
  for (const serving of running) await serving.end('SIGTERM');
}, 120_000);
