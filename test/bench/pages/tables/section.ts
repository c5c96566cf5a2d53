import { table } from './cells';

/** A table under its heading, and what it says. */
export function section(
  title: string,
  text: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [`### ${title}`, text, table(head, rows)].join('\n\n');
}
