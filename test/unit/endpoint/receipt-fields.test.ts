// @vitest-environment node
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { csv } from '../../../src/endpoint/export/csv';
import { FIELD_LIST, inShape } from '../../../src/endpoint/receipts/fields';
import { readReceipt } from '../../../src/endpoint/receipts/schema';
import { receiptText } from '../../../src/endpoint/receipts/text';
import { COLUMNS, FILTERS, NO_RECEIPT } from '../../../src/endpoint/stores/sql/columns';
import { createVisitor } from './visitor';

const { receipt } = createVisitor();
const RECEIPTS = [
  receipt(),
  receipt({ previous: crypto.randomUUID(), signals: { gpc: true }, services: { b: true, a: false, é: true } }),
  receipt({ policy: { url: '', version: '"\\\u2028 </script> موافقة \u{1F36A}' }, sdk: '\u007f' }),
  receipt({ notice: { ...receipt().notice, region: null, language: '' } }),
  receipt({ notice: { ...receipt().notice, regionSource: 'page' } }),
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
  expect(leaves(inShape(({ optional }) => (optional ? undefined : 0))).sort()).toEqual(leaves(receipt()).sort());
  const optional = FIELD_LIST.filter((field) => field.optional).map(({ names }) => names.join('.'));
  expect(optional).toEqual(['notice.regionSource']);
});

test('the schema names every field that is missing, by its path', () => {
  const read = readReceipt({ categories: {}, policy: {}, notice: {}, signals: {} });
  expect('errors' in read && read.errors.map(({ path }) => path).sort()).toEqual(
    FIELD_LIST.flatMap(({ names, optional }) => (optional ? [] : [names.join('.')])).sort(),
  );
});

test('columns, headings and filters are those that databases, spreadsheets and operators have', () => {
  expect(COLUMNS.map(({ name }) => name).join()).toBe(
    'receipt_id,subject_id,issued_at,expires_at,origin,action,method,grants,services,policy_url,policy_version,notice,' +
      'language,regime,region,region_source,gpc,previous,sdk',
  );
  expect(Object.keys(NO_RECEIPT)).toEqual(COLUMNS.map(({ name }) => name));
  expect(csv.begin).toBe(
    '\ufeffsequence,receivedAt,receiptId,subjectId,issuedAt,expiresAt,origin,action,method,necessary,preferences,analytics,' +
      'marketing,services,policyUrl,policyVersion,noticeHash,noticeLanguage,regime,region,regionSource,gpc,previous,schema,sdk\r\n',
  );
  expect(FILTERS.map(({ filter }) => filter)).toEqual(['subject', 'origin', 'action', 'policy', 'language', 'region']);
});
