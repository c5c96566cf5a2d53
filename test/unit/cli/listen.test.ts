// @vitest-environment node
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Limits, type Listening, listen } from '../../../src/cli/listen';
import { createEndpoint, type Endpoint, memoryStore } from '../../../src/endpoint/index';
import { createVisitor, ORIGIN } from '../endpoint/visitor';

const opened: Listening[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ drain }) => drain()));
});

async function open(limits: Partial<Limits> = {}, endpoint?: Endpoint, onRefused?: () => void): Promise<Listening> {
  const listening = await listen({
    endpoint: endpoint ?? createEndpoint({ store: memoryStore(), origins: [ORIGIN], rate: 0 }),
    host: '127.0.0.1',
    port: 0,
    limits: { checkEvery: 20, drainWithin: 100, ...limits },
    ...(onRefused && { onRefused }),
  });
  opened.push(listening);
  return listening;
}

async function dial({ url }: Listening, text = ''): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  // Whoever is cut off is told in different ways, which is nothing to a client that stalls.
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** All that comes until the server closes. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  if (!socket.destroyed) await once(socket, 'close');
  return text;
}

function post({ url }: Listening): Promise<Response> {
  const { secret, receipt } = createVisitor();
  const headers = { Origin: ORIGIN, 'Content-Type': 'text/plain' };
  const body = JSON.stringify({ secret, receipts: [receipt()] });
  return fetch(`${url}/receipts`, { method: 'POST', headers, body });
}

const HEAD = `POST /receipts HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: text/plain\r\n`;

test.each([
  ['nothing', ''],
  ['half of their headers', HEAD],
  ['half of their body', `${HEAD}Content-Length: 1000\r\n\r\n{"secret":`],
  ['half of a chunked body', `${HEAD}Transfer-Encoding: chunked\r\n\r\na\r\n{"secret":\r\n`],
])('E10: 500 sockets that send %s are cut, and honest receipts are stored meanwhile', async (_what, text) => {
  const listening = await open({ headersWithin: 300, requestWithin: 600 });
  const stalled = await Promise.all(Array.from({ length: 500 }, () => dial(listening, text)));
  const cut = Promise.all(stalled.map(heard));
  const honest = await Promise.all(Array.from({ length: 20 }, () => post(listening)));
  expect(honest.map(({ status }) => status)).toEqual(Array(20).fill(201));
  // It resolves only once the server has closed every one of them.
  for (const answer of await cut) expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
});

test('E10: a socket that goes on sending, a byte now and then, is cut all the same', async () => {
  const listening = await open({ headersWithin: 100, requestWithin: 300 });
  const socket = await dial(listening, HEAD);
  const drip = setInterval(() => socket.write('X'), 10);
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(drip);
});

test('E10: a client that does not read its answer on is cut', async () => {
  let cut: (() => void) | undefined;
  const given = new Promise<void>((resolve) => {
    cut = resolve;
  });
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel: () => cut?.(),
  });
  const listening = await open({ stalledWithin: 200 }, async () => new Response(endless));
  const socket = await dial(listening, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.pause();
  await given;
  socket.destroy();
});

test('E10: an answer that takes long to make is not cut for being quiet', async () => {
  let answer: ((response: Response) => void) | undefined;
  let quiet: (() => void) | undefined;
  const wasQuiet = new Promise<void>((resolve) => {
    quiet = resolve;
  });
  const endpoint: Endpoint = (request) => {
    if (request.url.endsWith('/later')) return new Promise((resolve) => (answer = resolve));
    quiet?.();
    return Promise.resolve(new Response('ok'));
  };
  const listening = await open({ stalledWithin: 50, idleWithin: 150 }, endpoint);
  const later = fetch(`${listening.url}/later`);
  // An idle connection is closed after a longer time, so by then the first one has been quiet for long enough.
  const other = await dial(listening, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await wasQuiet;
  await heard(other);
  answer?.(new Response('made'));
  expect(await (await later).text()).toBe('made');
});

test('E10: at the limit of connections idle ones make room, and more are closed at once', async () => {
  let refused = 0;
  const listening = await open({ mostConnections: 5, checkEvery: 1 }, undefined, () => refused++);
  const idle = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const socket = await dial(listening, 'GET /region HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
      return socket;
    }),
  );
  const closed = Promise.all(idle.map(heard));
  await expect(post(listening)).rejects.toThrow();
  expect(refused).toBeGreaterThan(0);
  await closed;
  expect((await post(listening)).status).toBe(201);
});

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
const POST = 'POST /receipts HTTP/1.1\r\nHost: x\r\n';

test.each([
  ['a length and chunks', `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunks and a length', `${POST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['two lengths', `${POST}Content-Length: 0\r\nContent-Length: 38\r\n\r\n${SMUGGLED}`],
  ['two lengths in one header', `${POST}Content-Length: 0, 38\r\n\r\n${SMUGGLED}`],
  ['a length with a sign', `${POST}Content-Length: +0\r\n\r\n${SMUGGLED}`],
  ['a length in hexadecimal', `${POST}Content-Length: 0x0\r\n\r\n${SMUGGLED}`],
  ['a negative length', `${POST}Content-Length: -1\r\n\r\n${SMUGGLED}`],
  ['an unknown encoding', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunks that are not the last encoding', `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a blank before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a bare LF after a header', `${POST}Content-Length: 0\nX: y\r\n\r\n${SMUGGLED}`],
  ['a bare CR in a header', `${POST}X: y\rContent-Length: 38\r\n\r\n${SMUGGLED}`],
  ['a bare LF at the end of the headers', `${POST}Content-Length: 0\r\n\n${SMUGGLED}`],
  ['a NUL in a header', `${POST}X: \0\r\n\r\n${SMUGGLED}`],
  ['a header that goes on in the next line', `POST /receipts HTTP/1.1\r\n Host: x\r\n\r\n${SMUGGLED}`],
  ['a chunk size that is none', `${POST}Transfer-Encoding: chunked\r\n\r\nx\r\n\r\n${SMUGGLED}`],
  ['a chunk size beyond 64 bits', `${POST}Transfer-Encoding: chunked\r\n\r\n10000000000000001\r\n\r\n${SMUGGLED}`],
  ['a bare LF after a chunk size', `${POST}Transfer-Encoding: chunked\r\n\r\n0\n\r\n${SMUGGLED}`],
])('E10: %s is answered with 400 and the end of the connection: nothing behind it is a request', async (_how, text) => {
  const seen: string[] = [];
  const listening = await open({}, async (request) => {
    seen.push(new URL(request.url).pathname);
    const body = await request.text().catch(() => undefined);
    return new Response(null, { status: body === undefined ? 400 : 200 });
  });
  const answer = await heard(await dial(listening, text));
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  expect(seen).not.toContain('/smuggled');
});

test('E10: a lawful request has the one behind it answered too, on the same connection', async () => {
  const seen: string[] = [];
  const listening = await open({ idleWithin: 100 }, async (request) => {
    seen.push(`${new URL(request.url).pathname} ${await request.text()}`);
    return new Response('ok');
  });
  const chunks = `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`;
  const answers = await heard(await dial(listening, chunks + SMUGGLED));
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
  expect(seen).toEqual(['/receipts hello', '/smuggled ']);
});

test('E25: what is thrown inside a route is a 503, and the next request is answered', async () => {
  const append = () => {
    throw new RangeError('a bug');
  };
  const errors: unknown[] = [];
  const listening = await open(
    {},
    createEndpoint({
      store: { ...memoryStore(), append },
      origins: [ORIGIN],
      onError: (error) => errors.push(error),
    }),
  );
  const response = await post(listening);
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).not.toBeNull();
  expect(await response.text()).not.toContain('bug');
  expect(errors).toEqual([expect.any(RangeError)]);
  expect((await fetch(`${listening.url}/health/live`)).status).toBe(200);
});

test('E25: a request that does not end is given up when draining has taken long enough', async () => {
  const listening = await open({ drainWithin: 50 }, () => new Promise(() => {}));
  const socket = await dial(listening, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const closed = heard(socket);
  await listening.drain();
  expect(await closed).toBe('');
});
