// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { readReceipt } from '../../../src/endpoint/receipt-schema';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, ORIGIN } from './visitor';

const REQUESTS = 3_000;
const visitor = createVisitor();

const hostile = fc.constantFrom(
  "'; drop table receipts; --",
  '" or 1=1 --',
  '\u0000',
  '\ud800',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '=cmd()',
  '\u{1F36A}'.repeat(100),
  'x'.repeat(9_000),
);
const value = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.bigInt().map(String));

/** A valid receipt with some of its fields, at any depth, replaced or taken out. */
const receipt = fc
  .array(fc.tuple(fc.nat(30), fc.option(value, { nil: undefined })), { maxLength: 4 })
  .map((changes) => {
    const copy = JSON.parse(JSON.stringify(visitor.receipt()));
    const places = Object.entries(copy).flatMap(([key, inner]) => [
      [copy, key],
      ...(inner && typeof inner === 'object' ? Object.keys(inner).map((name) => [inner, name]) : []),
    ]) as [Record<string, unknown>, string][];
    for (const [i, replacement] of changes) {
      const [object, key] = places[i % places.length] as [Record<string, unknown>, string];
      object[key] = replacement;
    }
    return copy;
  });

const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(receipt, { maxLength: 3 }).map((receipts) => ({ secret: visitor.secret, receipts })),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const request = fc.record({
  method: fc.oneof(
    { weight: 5, arbitrary: fc.constant('POST') },
    fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
  ),
  path: fc.oneof(
    { weight: 5, arbitrary: fc.constant('/receipts') },
    fc.constantFrom('/region', '/health', `/subjects/${visitor.subjectId}`, `/subjects/${visitor.subjectId}/receipts`),
    fc.webPath(),
    fc.tuple(fc.constantFrom('/subjects/', '/notices/sha256-'), fc.string()).map(([a, b]) => a + encodeURIComponent(b)),
  ),
  type: fc.constantFrom('application/json', 'text/plain', 'text/plain;charset=utf-8', 'text/html', ''),
  cookie: fc.oneof(
    fc.constant(''),
    fc.string().map((text) => `assent=${encodeURIComponent(text)}`),
  ),
  token: fc.oneof(fc.constant(createVisitor().secret), fc.base64String()),
  body,
});

test(`${REQUESTS} hostile requests: no 5xx, and no row that is not of the schema`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-fuzz-'));
  const store = await sqliteStore(join(folder, 'receipts.db'));
  const { endpoint } = tryEndpoint({ store, onError: (error) => console.error(error) });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, type, cookie, token, body: content }) => {
      const response = await endpoint(
        new Request(`${ORIGIN}/assent${path}`, {
          method,
          headers: { Origin: ORIGIN, 'Content-Type': type, Cookie: cookie, Authorization: `Bearer ${token}` },
          ...(method === 'GET' || method === 'HEAD'
            ? {}
            : { body: typeof content === 'string' ? content : JSON.stringify(content) }),
        }),
      );
      seen.add(response.status);
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: REQUESTS },
  );
  const rows = await store.page(0, REQUESTS * 3);
  expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: rows.length });
  await store.close();
  rmSync(folder, { recursive: true });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(readReceipt(JSON.parse(row.body))).toHaveProperty('receipt');
  // Otherwise the requests were too wild to reach anything.
  for (const status of [200, 201, 400, 404, 405, 415]) expect(seen).toContain(status);
});
