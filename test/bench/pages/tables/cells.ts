import type { Summary } from '../statistics';

/** What stands where there is no figure. */
export const NOTHING = '-';

/** A Markdown table; all columns but the first are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** All of it is text. */
export function leftTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return table(head, rows).replaceAll('---:', '---');
}

/** With its spread, where it has one that shows. */
export function withSpread(value: Summary | undefined, digits = 0): string {
  if (!value) return NOTHING;
  const spread = number(value.spread, digits);
  return Number(spread.replaceAll(',', '')) === 0 ? plain(value, digits) : `${plain(value, digits)} ±${spread}`;
}

export function plain(value: Summary | undefined, digits = 0): string {
  return value ? number(value.median, digits) : NOTHING;
}

/** A ratio. */
export function times(value: Summary | undefined): string {
  return plain(value, 2);
}

/** Of bytes. */
export function kibibytes(value: Summary | undefined): string {
  return value ? number(value.median / 1024, 0) : NOTHING;
}

function number(value: number, digits: number): string {
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text === '-0' ? '0' : text;
}
