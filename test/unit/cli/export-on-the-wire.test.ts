// @vitest-environment node
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Listening, listen } from '../../../src/cli/listen';
import { createEndpoint } from '../../../src/endpoint/endpoint';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf, ORIGIN } from '../endpoint/visitor';

/*
 * What becomes of an export on the wire: the answer has begun, and no status can say any more that it went wrong.
 */
const TOKEN = 'the-token-of-an-admin-which-is-long-enough';
const RECEIPTS = 4_000;

let store: Store;
let server: Listening;
let failAfter: number;
let pages: number;

beforeEach(async () => {
  const whole = memoryStore();
  const visitor = createVisitor();
  await whole.append(
    Array.from({ length: RECEIPTS }, () => entryOf(visitor.receipt())),
    Date.now(),
  );
  failAfter = Number.POSITIVE_INFINITY;
  pages = 0;
  store = {
    ...whole,
    page: async (after, ...rest) => {
      pages++;
      if (after >= failAfter) throw new Error('the disk is gone');
      return whole.page(after, ...rest);
    },
  };
  const endpoint = createEndpoint({ store, origins: [ORIGIN], adminToken: TOKEN });
  server = await listen({ endpoint, host: '127.0.0.1', port: 0 });
});

afterEach(() => server.drain());

const ask = (format = 'ndjson') =>
  fetch(`${server.url}/admin/receipts?format=${format}`, { headers: { Authorization: `Bearer ${TOKEN}` } });

/** Everything that the server sends, until it closes. */
async function wire(): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
  socket.on('error', () => {});
  const headers = ['GET /admin/receipts HTTP/1.1', 'Host: x', 'Connection: close', `Authorization: Bearer ${TOKEN}`];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return received;
}

/** What ends a chunked body that is whole. */
const END_OF_BODY = '\r\n0\r\n\r\n';

test('E23: an export is whole on the wire', async () => {
  const lines = (await (await ask()).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).sequence)).toEqual(Array.from({ length: RECEIPTS }, (_, i) => i + 1));
  expect((await wire()).endsWith(END_OF_BODY)).toBe(true);
});

test.each(['ndjson', 'csv', 'jsonld'])(
  'an export as %s that breaks off is no short file to whoever reads it',
  async (format) => {
    failAfter = RECEIPTS / 2;
    const response = await ask(format);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  },
);

test('an export that breaks off is broken on the wire, so that any client can tell', async () => {
  failAfter = RECEIPTS / 2;
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const received = await wire();
  // The server prints what broke the body: that it did, and nothing of what the store said.
  expect(print.mock.calls.join()).not.toContain('the disk is gone');
  print.mockRestore();
  expect(received).toMatch(/^HTTP\/1\.1 200 /);
  expect(received.toLowerCase()).toContain('transfer-encoding: chunked');
  expect(received.endsWith(END_OF_BODY)).toBe(false);
});

test('posts are answered while an export is under way', async () => {
  const response = await ask();
  const reader = response.body?.getReader();
  await reader?.read();
  expect((await fetch(`${server.url}/region`)).status).toBe(200);
  await reader?.cancel();
});

test('an export whose reader is gone stops reading the store', async () => {
  const response = await ask();
  await response.body?.cancel();
  await expect
    .poll(async () => {
      const before = pages;
      await fetch(`${server.url}/region`);
      return pages - before;
    })
    .toBe(0);
  expect(pages).toBeLessThan(RECEIPTS / 200 + 2);
});
