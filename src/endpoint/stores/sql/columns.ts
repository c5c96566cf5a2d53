import { canonicalJson } from '../../../consent/canonical';
import type { Receipt } from '../../../receipts/receipt';
import { FIELD_LIST, type FIELDS, type Field, inShape, type PlacedField } from '../../receipts/fields';
import { servicesText } from '../../receipts/text';

/*
 * A receipt as columns: all of it, and nothing twice. Ids and hashes are bytes, half the size of their texts; times are the
 * texts that they were sent as, and services their canonical JSON.
 */

const NOTICE_PREFIX = 'sha256-';

export const fromBase64url = (text: string): Buffer => Buffer.from(text, 'base64url');
export const toBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');

export const fromUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
export const toUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const fromNotice = (hash: string): Buffer => fromBase64url(hash.slice(NOTICE_PREFIX.length));
export const toNotice = (bytes: Uint8Array): string => NOTICE_PREFIX + toBase64url(bytes);

interface Encoding {
  readonly type: 'bytes' | 'text' | 'small';
  readonly encode: (value: never) => unknown;
  /** @throws for what is not written so */
  readonly decode: (stored: never) => unknown;
}

const asIs = (value: unknown) => value;
const TEXT: Encoding = { type: 'text', encode: asIs, decode: asIs };

const ENCODINGS: Readonly<Partial<Record<Field['kind'], Encoding>>> = {
  uuid: { type: 'bytes', encode: fromUuid, decode: toUuid },
  subject: { type: 'bytes', encode: fromBase64url, decode: toBase64url },
  notice: { type: 'bytes', encode: fromNotice, decode: toNotice },
  services: { type: 'text', encode: servicesText, decode: readServices },
};

type Stored = Extract<(typeof FIELDS)[keyof typeof FIELDS], { readonly column: string }>;
type ValueOf<Of extends Stored> = Of extends { kind: 'uuid' | 'subject' | 'notice' }
  ? Uint8Array
  : Of extends { kind: 'flag' }
    ? number
    : string;

/** The columns of a row that is a receipt. Flags are numbers, a bit for each. */
export type ReceiptColumns = {
  readonly [Of in Stored as Of['column']]:
    | ValueOf<Of>
    | (Of extends { nullable: true } | { optional: true } | { inSome: true } ? null : never);
};

/** Those of any row of the log: a row that is no receipt, or not any more, has nothing in them. */
export type ReceiptOrNull = { readonly [Name in keyof ReceiptColumns]: ReceiptColumns[Name] | null };

interface Column extends Encoding {
  readonly name: keyof ReceiptColumns;
  /** The value of a receipt, as it is stored. */
  readonly storedValue: (receipt: Receipt) => unknown;
}

/** In the order in which the tables have them. */
export const COLUMNS: readonly Column[] = columnsOf(FIELD_LIST);

const COLUMN_OF = new Map(
  FIELD_LIST.map((field) => [field, COLUMNS.find(({ name }) => name === field.column)] as const),
);

function columnsOf(fields: readonly PlacedField[]): Column[] {
  const byName = new Map<string, Column>();
  for (const field of fields) {
    const { column, nullable, optional, inSome, read, kind } = field;
    const isInAll = !optional && !inSome;
    if (column === undefined || byName.has(column)) continue;
    const name = column as Column['name'];
    const { type, encode, decode } = ENCODINGS[kind] ?? TEXT;
    const unlessNull = (code: Encoding['encode']) =>
      nullable || !isInAll ? (value: never) => value && code(value) : code;
    const code = unlessNull(encode);
    const found = isInAll ? read : (receipt: Receipt) => read(receipt) ?? null;
    const storedValue = encode === asIs ? found : (receipt: Receipt) => code(found(receipt) as never);
    const plain = { name, type, storedValue, encode: code, decode: unlessNull(decode) };
    byName.set(column, kind === 'flag' ? flagColumn(name, fields) : plain);
  }
  return [...byName.values()];
}

/** Flags that share a column: it holds the sum of the bits of those that are set. */
function flagColumn(name: Column['name'], fields: readonly PlacedField[]): Column {
  const flags = fields.flatMap((field) => (field.kind === 'flag' && field.column === name ? [field] : []));
  const all = flags.reduce((sum, { bit }) => sum + bit, 0);
  const isInSome = flags.some(({ inSome }) => inSome);
  return {
    name,
    type: 'small',
    storedValue(receipt) {
      if (isInSome && flags.every(({ read }) => read(receipt) === undefined)) return null;
      let sum = 0;
      for (const { bit, read } of flags) if (read(receipt)) sum += bit;
      return sum;
    },
    encode: asIs,
    decode(sum: number | null) {
      if (isInSome && sum === null) return null;
      if (!(Number.isInteger(sum) && Number(sum) >= 0 && Number(sum) <= all))
        throw new TypeError(`${name} is no sum of its flags`);
      return sum;
    },
  };
}

/** Where several texts could be read as the same, one alone is what was written. */
function readServices(services: string): unknown {
  const read = JSON.parse(services);
  if (canonicalJson(read) !== services) throw new TypeError('the services are not as they were written');
  return read;
}

export function toColumns(receipt: Receipt): ReceiptColumns {
  const row: Record<string, unknown> = {};
  for (const { name, storedValue } of COLUMNS) row[name] = storedValue(receipt);
  return row as ReceiptColumns;
}

/**
 * Strict: with any other value than the one that is written a row would have been altered, and still be the receipt that
 * its leaf commits to.
 *
 * @throws for columns that were tampered with in such a way that they are no receipt any more
 */
export function fromColumns(columns: ReceiptOrNull): Receipt {
  const read = (field: PlacedField) => {
    if (field.kind === 'constant') return field.value;
    const { name, decode } = COLUMN_OF.get(field) as Column;
    const value = decode(columns[name] as never);
    if ((field.optional || field.inSome) && value === null) return undefined;
    return field.kind === 'flag' ? ((value as number) & field.bit) !== 0 : value;
  };
  return inShape(read) as unknown as Receipt;
}

/**
 * Canonical JSON of the receipt. What was damaged until it is none any more is a text that no leaf fits, and that differs from
 * whatever is sent: it is not overwritten, and verification names it.
 */
export function receiptBody(columns: ReceiptOrNull): string {
  try {
    return canonicalJson(fromColumns(columns));
  } catch {
    return '';
  }
}

/** The columns of a row that is no receipt, or not any more. */
export const NO_RECEIPT = Object.fromEntries(COLUMNS.map(({ name }) => [name, null])) as Record<
  keyof ReceiptColumns,
  null
>;

/** Does the row hold anything of a receipt? A `region` alone, say, is what is left of a tampered one. */
export function hasReceipt(row: ReceiptOrNull): boolean {
  return COLUMNS.some(({ name }) => row[name] !== null);
}

/** Columns that receipts are searched by: the name of the filter, and how what is looked for is stored. */
export const FILTERS = FIELD_LIST.flatMap((field) => {
  const column = COLUMN_OF.get(field);
  return field.filter && column ? [{ filter: field.filter, ...column }] : [];
});

const COUNTED = FIELD_LIST.filter(({ tally, column }) => tally && column);

/** Columns that receipts are counted by. */
export const COUNTED_COLUMNS = [...new Set(COUNTED.map(({ column }) => column as keyof ReceiptColumns))];

/** What such columns say, by the names that a tally has for it. Nothing is `''`, but for what may be `null`. */
export function countedOf(row: Partial<ReceiptOrNull>): Record<string, unknown> {
  return Object.fromEntries(
    COUNTED.map((field) => {
      const stored = row[field.column as keyof ReceiptColumns] ?? null;
      if (field.kind === 'flag') return [field.tally, (Number(stored) & field.bit) !== 0];
      const none = field.nullable ? null : '';
      return [field.tally, stored ? (ENCODINGS[field.kind] ?? TEXT).decode(stored as never) : none];
    }),
  );
}
