// @vitest-environment node

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, csvCell } from '../../../../src/endpoint/export/csv';
import { exportedReceipt } from '../../../../src/endpoint/export/format';
import type { Receipt } from '../../../../src/receipts/receipt';
import { createVisitor } from '../visitor';
import { loggedOf, PAYLOADS, receipts } from './receipts';

/** RFC 4180, for one separator. Quotes count only at the beginning of a cell, as in Excel. */
function parse(file: string, separator = ','): string[][] {
  const rows: string[][] = [[]];
  for (let i = 0; i < file.length; ) {
    const quoted = file[i] === '"';
    let cell = '';
    if (quoted) {
      for (i++; file[i] !== '"' || file[i + 1] === '"'; i++) {
        if (i >= file.length) {
          if (separator === ',') throw new Error('a quote is left open');
          // Who reads it by another separator sees quotes where none were meant.
          break;
        }
        if (file[i] === '"') i++;
        cell += file[i];
      }
      i++;
    }
    while (i < file.length && file[i] !== separator && !file.startsWith('\r\n', i)) cell += file[i++];
    rows.at(-1)?.push(cell);
    if (file[i] === separator) i++;
    else if (i < file.length) {
      i += 2;
      if (i < file.length) rows.push([]);
    }
  }
  return rows;
}

/** What docs/endpoint.md says a reader does. */
const asItWas = (cell: string) => cell.replace(/(?<=^|[;\t])'/g, '');

const written = (receipt: Parameters<typeof loggedOf>[0]) =>
  parse(csv.begin.slice(1) + csv.write(exportedReceipt(loggedOf(receipt))));

test('one row of names and one of values, in a form that Excel reads Arabic from', () => {
  const receipt = createVisitor().receipt({ policy: { url: '/privacy', version: 'سياسة 1' } });
  expect(csv.begin[0]).toBe('\ufeff');
  const [names = [], values = []] = written(receipt);
  expect(Object.fromEntries(names.map((name, i) => [name, asItWas(values[i] ?? '')]))).toEqual({
    sequence: '1',
    receivedAt: '2026-11-24T00:00:00.000Z',
    receiptId: receipt.receiptId,
    subjectId: receipt.subjectId,
    issuedAt: '2026-11-22T10:00:00.000Z',
    expiresAt: '2027-05-21T10:00:00.000Z',
    origin: 'https://klouttrack.com',
    action: 'accept-all',
    method: 'banner',
    necessary: 'true',
    preferences: 'true',
    analytics: 'true',
    marketing: 'false',
    services: 'google-analytics=yes meta-pixel=no',
    policyUrl: '/privacy',
    policyVersion: 'سياسة 1',
    noticeHash: receipt.notice.hash,
    noticeLanguage: 'ar',
    regime: 'opt-in',
    region: 'OM',
    regionSource: '',
    gpc: 'false',
    previous: '',
    ...{ recordPurpose: '', recordGranted: '', recordText: '', adoptedFrom: '', adoptedAt: '' },
    schema: 'assent-receipt/1',
    sdk: '0.1.0',
  });
});

test('a consent beyond cookies, and an adopted answer, have columns of their own', () => {
  const { receipt } = createVisitor();
  const record = { purpose: '=news', granted: false, text: receipt().notice.hash };
  const cellsOf = (each: Receipt) => {
    const [names = [], values = []] = written(each);
    return Object.fromEntries(names.map((name, i) => [name, asItWas(values[i] ?? '')]));
  };
  expect(cellsOf(receipt({ action: 'record', expiresAt: null, record }))).toMatchObject({
    ...{ expiresAt: '', recordPurpose: '=news', recordGranted: 'false', recordText: record.text, adoptedFrom: '' },
  });
  const at = '2026-01-02T03:04:05.000Z';
  expect(cellsOf(receipt({ action: 'adopt', adopted: { from: 'klaro', at } }))).toMatchObject({
    ...{ recordGranted: '', adoptedFrom: 'klaro', adoptedAt: at },
  });
});

test('E16: whatever a receipt holds, its row gives the same values back', () => {
  fc.assert(
    fc.property(receipts, (receipt) => {
      const rows = written(receipt);
      expect(rows).toHaveLength(2);
      const [names = [], values = []] = rows;
      expect(values).toHaveLength(names.length);
      const read = Object.fromEntries(names.map((name, i) => [name, asItWas(values[i] ?? '')]));
      expect(read).toMatchObject({
        receiptId: receipt.receiptId,
        subjectId: receipt.subjectId,
        policyUrl: receipt.policy.url,
        policyVersion: receipt.policy.version,
        noticeLanguage: receipt.notice.language,
        sdk: receipt.sdk,
        region: receipt.notice.region ?? '',
        regionSource: receipt.notice.regionSource ?? '',
        previous: receipt.previous ?? '',
        marketing: String(receipt.categories.marketing),
      });
      const services = (read.services ?? '').split(' ').filter(Boolean);
      expect(
        Object.fromEntries(
          services.map((pair) => pair.split('=')).map(([id = '', yes]) => [decodeURIComponent(id), yes === 'yes']),
        ),
      ).toEqual(receipt.services);
    }),
    { numRuns: 1000 },
  );
});

test('E16: no cell begins with a formula, wherever commas, semicolons or tabs separate', () => {
  const formula = /^[\p{Z}\p{Cf}"'“”‘’]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^\p{Cc}/u;
  // An apostrophe at the very beginning is what defuses it: everything after that is text.
  const runs = (cell: string) => !/^["]*'/.test(cell) && formula.test(cell);
  fc.assert(
    fc.property(receipts, (receipt) => {
      const row = csv.write(exportedReceipt(loggedOf(receipt)));
      for (const separator of [',', ';', '\t']) {
        expect(parse(row, separator).flat().filter(runs)).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each(PAYLOADS)('E16: %j is a cell of text', (payload) => {
  const [[cell = '']] = parse(csvCell(payload)) as [string[]];
  expect(cell === payload || cell.includes("'")).toBe(true);
  expect(asItWas(cell)).toBe(payload);
});

test.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '  =1', '"=1', "'=1", '\u200e-1'])(
  'E16: %j gets an apostrophe',
  (payload) => {
    expect(parse(csvCell(payload))[0]?.[0]).toMatch(/^'/);
  },
);

test('what is no formula is left alone', () => {
  for (const text of ['a=b', 'x-y', '/privacy', '2025-02', 'https://klouttrack.com', 'a@b', 'ar', '']) {
    expect(csvCell(text).replaceAll('"', '')).toBe(text);
  }
  expect(csvCell(true)).toBe('true');
  expect(csvCell(12)).toBe('12');
});
