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
