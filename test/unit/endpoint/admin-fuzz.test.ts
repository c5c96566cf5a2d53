// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { PAYLOADS } from './export/receipts';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf } from './visitor';

const TOKEN = 'the-token-of-an-admin-which-is-long-enough';
const RECEIPTS = 5;

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-admin-fuzz-'));
  store = await sqliteStore(join(folder, 'receipts.db'));
  const visitor = createVisitor();
  await store.append(
    Array.from({ length: RECEIPTS }, () => entryOf(visitor.receipt())),
    Date.UTC(2026, 10, 24),
  );
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const name = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('format', 'from', 'to', 'action', 'region', 'language', 'policy', 'subject'),
  },
  fc.string(),
);
const value = fc.oneof(
  fc.constantFrom(
    ...PAYLOADS,
    '',
    'csv',
    'jsonld',
    'withdraw',
    '2026-11-24',
    '9999-12-31',
    '0000-01-01',
    '\0',
    '\ud800',
  ),
  fc.constantFrom(
    "' or '1'='1",
    "'; drop table entries; --",
    '" or 1=1 --',
    '%27%20or%201=1',
    '1; pragma writable_schema=1',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const path = fc.oneof(
  fc.constantFrom('/admin/receipts', '/admin/stats', '/admin/verify'),
  fc.tuple(value, fc.constantFrom('', '/proof')).map(([id, end]) => `/admin/receipts/${encode(id)}${end}`),
);

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

test('E12: whatever the admin asks for, nothing breaks, and no text is more than a value', async () => {
  const onError = (error: unknown) => console.error(error);
  const { askAs } = tryEndpoint({ store, adminToken: TOKEN, onError });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(path, fc.array(fc.tuple(name, value), { maxLength: 3 }), async (route, pairs) => {
      const query = pairs.map(([key, text]) => `${encode(key)}=${encode(text)}`).join('&');
      const response = await askAs(TOKEN, `${route}?${query}`);
      await response.text();
      seen.add(response.status);
      expect([200, 400, 404]).toContain(response.status);
    }),
    { numRuns: 1_500 },
  );
  // Otherwise the requests were too wild to reach anything.
  expect([...seen].sort()).toEqual([200, 400, 404]);
  const lines = (await (await askAs(TOKEN, '/admin/receipts')).text()).trim().split('\n');
  expect(lines).toHaveLength(RECEIPTS);
  expect((await (await askAs(TOKEN, '/admin/verify')).json()).ok).toBe(true);
});
