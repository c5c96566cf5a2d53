import { FIELD_LIST } from '../receipts/fields';
import type { ExportedReceipt, ExportFormat } from './format';

type Cell = Parameters<typeof csvCell>[0];

/** The columns, in their order. What is empty in a receipt, or `null`, is an empty cell. */
const COLUMNS: readonly (readonly [heading: string, read: (receipt: ExportedReceipt) => Cell | null])[] = [
  ['sequence', ({ sequence }) => sequence],
  ['receivedAt', ({ receivedAt }) => receivedAt],
  ...FIELD_LIST.map(({ heading, names, kind, read }) => {
    const cell = kind === 'services' ? ({ services }: ExportedReceipt) => serviceList(services) : read;
    return [heading ?? (names.at(-1) as string), cell as (receipt: ExportedReceipt) => Cell | null] as const;
  }),
];

/** Excel takes a file for one of the machine's old code page, and shows Arabic as nonsense, unless it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';
const END_OF_LINE = '\r\n';

/** One receipt a row (RFC 4180, UTF-8): the format for spreadsheets, which cannot run anything of it. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  begin: `${BYTE_ORDER_MARK}${COLUMNS.map(([heading]) => heading).join()}${END_OF_LINE}`,
  write: (receipt) => `${COLUMNS.map(([, read]) => csvCell(read(receipt) ?? '')).join()}${END_OF_LINE}`,
  between: '',
  end: '',
};

/** `google-analytics=yes meta-pixel=no`. What would be taken for a separator in an id is percent-encoded. */
function serviceList(services: Readonly<Record<string, boolean>>): string {
  return Object.entries(services)
    .map(([id, granted]) => `${id.replace(/[%=;\s]/gu, encodeURIComponent)}=${granted ? 'yes' : 'no'}`)
    .join(' ');
}

/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, CSV injection), full-width and other
 * variants included, and some of them skip white space, invisible characters and quotes before it. Control characters at
 * the beginning count by themselves.
 */
const FORMULA = String.raw`\p{Cc}|[\p{Z}\p{Cf}"'\u201c\u201d\u2018\u2019]*[\p{Cc}=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\u207c\u207a\u207b\u208c\u208a\u208b]`;

/**
 * Where a cell begins. Where the list separator is a semicolon, as in much of Europe, Excel also begins one at every
 * semicolon inside of a cell that was quoted for commas.
 */
const DANGEROUS_BEGINNING = new RegExp(String.raw`(?<=^|[;\t])(?='|${FORMULA})`, 'gu');

/** Nothing but these needs no quotes. */
const PLAIN = /^[\w./:-]*$/;

/**
 * One cell of RFC 4180. An apostrophe is put before what could be a formula, and before an apostrophe that stands there,
 * so that whoever takes one away again where a cell begins, and after each semicolon and tab, has the value as it was.
 */
export function csvCell(value: string | number | boolean): string {
  const text = typeof value === 'string' ? value.replace(DANGEROUS_BEGINNING, "'") : String(value);
  return PLAIN.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
