import type { Locale } from '../../locales/locale';
import type { Leftover } from '../port';

/** Says what could not be removed: each name once. */
export function leftoverText(leftovers: readonly Leftover[], { list, left }: Locale): string {
  // Isolated: names of cookies begin with signs that would otherwise change sides in a right-to-left sentence.
  const names = [...new Set(leftovers.map(({ name }) => `\u2068${name}\u2069`))];
  return left(list(names));
}
