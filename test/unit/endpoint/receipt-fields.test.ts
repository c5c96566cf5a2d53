// @vitest-environment node
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { csv } from '../../../src/endpoint/export/csv';
import { FIELD_LIST, inShape } from '../../../src/endpoint/receipts/fields';
import { readReceipt } from '../../../src/endpoint/receipts/schema';
import { receiptText } from '../../../src/endpoint/receipts/text';
import { COLUMNS, FILTERS, fromColumns, NO_RECEIPT, toColumns } from '../../../src/endpoint/stores/sql/columns';
import { createVisitor } from './visitor';

const { receipt } = createVisitor();
const RECORD = {
  action: 'record',
  method: 'api',
  expiresAt: null,
  record: { purpose: 'newsletter', granted: true, text: receipt().notice.hash },
};
const RECEIPTS = [
  receipt(),
  receipt({ previous: crypto.randomUUID(), signals: { gpc: true }, services: { b: true, a: false, é: true } }),
  receipt({ policy: { url: '', version: '"\\\u2028 </script> موافقة \u{1F36A}' }, sdk: '\u007f' }),
  receipt({ notice: { ...receipt().notice, region: null, language: '' } }),
  receipt({ notice: { ...receipt().notice, regionSource: 'page' } }),
  receipt({ ...RECORD, previous: crypto.randomUUID() }),
  receipt({ ...RECORD, record: { ...RECORD.record, granted: false } }),
  receipt({ action: 'adopt', method: 'api', adopted: { from: 'klaro' } }),
  receipt({ action: 'adopt', method: 'api', adopted: { from: 'cookiebot', at: '2026-01-02T03:04:05.000Z' } }),
];

test.each(RECEIPTS)('the text is canonical JSON, whatever is in the fields (%#)', (each) => {
  expect(receiptText(each)).toBe(canonicalJson(each));
});

test('the description has every field of a receipt, and no other', () => {
  const leaves = (value: object): string[] =>
    Object.entries(value).flatMap(([name, member]) =>
      typeof member === 'object' && member && name !== 'services'
        ? leaves(member).map((rest) => `${name}.${rest}`)
        : [name],
    );
  expect(leaves(inShape(({ optional, inSome }) => (optional || inSome ? undefined : 0))).sort()).toEqual(
    leaves(receipt()).sort(),
  );
  const optional = FIELD_LIST.filter((field) => field.optional).map(({ names }) => names.join('.'));
  expect(optional).toEqual(['notice.regionSource', 'adopted.at']);
  const inSome = FIELD_LIST.filter((field) => field.inSome).map(({ names }) => names.join('.'));
  expect(inSome).toEqual(['record.purpose', 'record.granted', 'record.text', 'adopted.from', 'adopted.at']);
});

test('the schema names every field that is missing, by its path', () => {
  const read = readReceipt({ categories: {}, policy: {}, notice: {}, signals: {} });
  expect('errors' in read && read.errors.map(({ path }) => path).sort()).toEqual(
    FIELD_LIST.flatMap(({ names, optional, inSome }) => (optional || inSome ? [] : [names.join('.')])).sort(),
  );
});

test('the schema names what is missing in an object that is not in every receipt', () => {
  const paths = (fields: object) => {
    const read = readReceipt(receipt({ ...fields }));
    return 'errors' in read ? read.errors.map(({ path }) => path) : [];
  };
  expect(paths({ ...RECORD, record: {} })).toEqual(['record.purpose', 'record.granted', 'record.text']);
  expect(paths({ ...RECORD, record: { ...RECORD.record, purpose: 'a\nb' } })).toEqual(['record.purpose']);
  expect(paths({ action: 'adopt', adopted: {} })).toEqual(['adopted.from']);
  expect(paths({ action: 'adopt', adopted: { from: 'klaro', at: 'yesterday' } })).toEqual(['adopted.at']);
});

test('what is said with one action alone is said with no other, and always with that', () => {
  const errors = (fields: object) => {
    const read = readReceipt(receipt({ ...fields }));
    return 'errors' in read ? read.errors.map(({ path, message }) => `${path}: ${message}`) : [];
  };
  for (const each of RECEIPTS.filter(({ sdk }) => sdk === '0.1.0'))
    expect(readReceipt(each)).toEqual({ receipt: each });
  expect(errors({ action: 'record', expiresAt: null })).toEqual(['record: Must be there with the action record']);
  expect(errors({ record: RECORD.record })).toEqual(['record: Must not be there without the action record']);
  expect(errors({ action: 'adopt' })).toEqual(['adopted: Must be there with the action adopt']);
  expect(errors({ adopted: { from: 'klaro' } })).toEqual(['adopted: Must not be there without the action adopt']);
  expect(errors({ expiresAt: null })).toEqual(['expiresAt: Must be ISO 8601 in UTC']);
  expect(errors({ ...RECORD, expiresAt: receipt().expiresAt })).toEqual([
    'expiresAt: Must be null with the action record',
  ]);
});

test.each(RECEIPTS)('the columns hold all of it (%#)', (each) => {
  expect(fromColumns(toColumns(each))).toEqual(each);
});

test('columns, headings and filters are those that databases, spreadsheets and operators have', () => {
  expect(COLUMNS.map(({ name }) => name).join()).toBe(
    'receipt_id,subject_id,issued_at,expires_at,origin,action,method,grants,services,policy_url,policy_version,notice,' +
      'language,regime,region,region_source,gpc,previous,record_purpose,record_granted,record_text,adopted_from,adopted_at,sdk',
  );
  expect(Object.keys(NO_RECEIPT)).toEqual(COLUMNS.map(({ name }) => name));
  expect(csv.begin).toBe(
    '\ufeffsequence,receivedAt,receiptId,subjectId,issuedAt,expiresAt,origin,action,method,necessary,preferences,analytics,' +
      'marketing,services,policyUrl,policyVersion,noticeHash,noticeLanguage,regime,region,regionSource,gpc,previous,recordPurpose,recordGranted,recordText,adoptedFrom,adoptedAt,schema,sdk\r\n',
  );
  expect(FILTERS.map(({ filter }) => filter)).toEqual(['subject', 'origin', 'action', 'policy', 'language', 'region']);
});
