import type { Locale } from '../locales/locale';
import type { Leftover } from '../types';

/** The names of what could not be removed, each once, as a sentence has them. */
export function namesLeft(left: readonly Leftover[], { code }: Locale): string {
  // Isolated: names of cookies begin with signs that would otherwise change sides in a right-to-left sentence.
  const names = [...new Set(left.map(({ name }) => `\u2068${name}\u2069`))];
  return new Intl.ListFormat(code).format(names);
}
