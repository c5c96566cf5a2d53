import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import manifest from '../../../package.json';
import { canonicalJson } from '../../../src/consent/canonical';
import { digest } from '../../../src/consent/digest';
import { receiptIdOf } from '../../../src/receipts/write';
import { SDK } from '../../../src/version';

test('SHA-256 is that of everybody else, for every length around its blocks', () => {
  const other = (text: string) => createHash('sha256').update(text).digest('base64url');
  for (let length = 0; length < 200; length++) expect(digest('a'.repeat(length))).toBe(other('a'.repeat(length)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => digest(text) === other(text)));
});

test('canonical JSON is that of RFC 8785 for what notices are made of', () => {
  const value = { b: [true, null, 'x'], a: { '\u20ac': 'Euro', '\r': 'CR', '1': 'One', ö: 'o' }, c: undefined };
  expect(canonicalJson(value)).toBe('{"a":{"\\r":"CR","1":"One","ö":"o","€":"Euro"},"b":[true,null,"x"]}');
});

test('a receipt is named by its decision, in the form of a version 4 UUID', () => {
  expect(receiptIdOf('text')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(receiptIdOf('text')).toBe(receiptIdOf('text'));
  expect(receiptIdOf('text')).not.toBe(receiptIdOf('texts'));
});

test('receipts name the version of the package', () => {
  expect(SDK).toBe(manifest.version);
});
