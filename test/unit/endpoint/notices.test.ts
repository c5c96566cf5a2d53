// @vitest-environment node
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import type { Notice } from '../../../src/consent/notice';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const SHOWN = canonicalJson({ schema: 'assent-notice/1', texts: { title: 'ملفات تعريف الارتباط 🍪' } });
const HASH = noticeHash(SHOWN);

/** An endpoint with one receipt that names `hash`. */
async function withReceiptNaming(hash: string) {
  const trial = tryEndpoint();
  const visitor = createVisitor();
  await trial.receive(visitor, visitor.receipt({ notice: { ...visitor.receipt().notice, hash } }));
  return {
    ...trial,
    put: (body: string, headers = {}) => trial.ask(`/notices/${hash}`, { method: 'PUT', body, headers }),
  };
}

test('shows a notice of the config, byte by byte, for ever', async () => {
  const notice = JSON.parse(SHOWN) as Notice;
  const response = await tryEndpoint({ notices: [notice] }).ask(`/notices/${HASH}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  expect(response.headers.get('Cache-Control')).toContain('immutable');
  expect(noticeHash(await response.text())).toBe(HASH);
});

test('answers 404 for a notice it does not know, and for what is no hash', async () => {
  const { ask } = tryEndpoint();
  for (const name of [HASH, 'sha256-x', '__proto__', '%2e%2e'])
    expect((await ask(`/notices/${name}`)).status).toBe(404);
});

test('keeps a notice that a receipt names, answers 204, and shows it', async () => {
  const { put, ask } = await withReceiptNaming(HASH);
  expect((await put(SHOWN)).status).toBe(204);
  expect((await put(SHOWN)).status).toBe(204);
  expect(await (await ask(`/notices/${HASH}`)).text()).toBe(SHOWN);
});

test('refuses a body that does not hash to the name', async () => {
  const { put, ask } = await withReceiptNaming(HASH);
  expect((await put(`${SHOWN} `)).status).toBe(400);
  expect((await ask(`/notices/${HASH}`)).status).toBe(404);
});

test.each(['{"b":1,"a":2}', '{ }', '"text"', 'no json', '{"a":1.0}', '['.repeat(20_000)])(
  'refuses %.20s, which is not canonical JSON of an object',
  async (body) => {
    const { put } = await withReceiptNaming(noticeHash(body));
    expect((await put(body)).status).toBe(400);
  },
);

test('refuses a notice that no receipt names', async () => {
  const { ask } = tryEndpoint();
  expect((await ask(`/notices/${HASH}`, { method: 'PUT', body: SHOWN })).status).toBe(404);
});

test('refuses more than 64 KiB', async () => {
  const body = canonicalJson({ text: 'x'.repeat(64 * 1024) });
  const { put } = await withReceiptNaming(noticeHash(body));
  expect((await put(body)).status).toBe(413);
});

test('refuses a page of another origin', async () => {
  const { put } = await withReceiptNaming(HASH);
  expect((await put(SHOWN, { Origin: 'https://evil.example' })).status).toBe(403);
  expect((await put(SHOWN, { Origin: ORIGIN })).status).toBe(204);
});
