// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import {
  fromColumns,
  hasReceipt,
  NO_RECEIPT,
  type ReceiptColumns,
  toColumns,
} from '../../../src/endpoint/stores/sql/columns';
import { receipts } from './export/receipts';
import { createVisitor } from './visitor';

test('any valid receipt comes back from its columns, letter for letter', () => {
  fc.assert(
    fc.property(receipts, (receipt) => canonicalJson(fromColumns(toColumns(receipt))) === canonicalJson(receipt)),
    { numRuns: 1_000 },
  );
});

test.each<Partial<Record<keyof ReceiptColumns, unknown>>>([
  { gpc: 2 },
  { gpc: null },
  { grants: 8 },
  { grants: -1 },
  { grants: '3' },
  { services: '{ "a": true }' },
  { services: '{"b":true,"a":true}' },
  { services: 'nothing' },
  { services: null },
])('E8: %j is not read as what it looks like', (column) => {
  const columns = { ...toColumns(createVisitor().receipt()), ...column } as ReceiptColumns;
  expect(() => fromColumns(columns)).toThrow();
});

test('a row holds a receipt as long as one of its columns does', () => {
  expect(hasReceipt(NO_RECEIPT)).toBe(false);
  for (const name of Object.keys(NO_RECEIPT)) expect(hasReceipt({ ...NO_RECEIPT, [name]: '' })).toBe(true);
});
