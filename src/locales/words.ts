/*
 * What several languages say alike. By hand where that is short: each kind of `Intl` takes its time to get ready, and what
 * browsers of different age say would make different notices. A test compares these with `Intl`.
 */

/**
 * Words as a list within a sentence.
 *
 * @param last stands before the last word
 * @param comma stands between the others
 * @param both stands between two
 */
export const listed =
  (last: string, comma = ', ', both = last) =>
  (words: readonly string[]): string =>
    words.length > 2 ? words.slice(0, -1).join(comma) + last + words.at(-1) : words.join(both);

/** The form of a noun that goes with a number. */
export const plural = (code: string, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>): string =>
  forms[new Intl.PluralRules(code).select(count)] ?? forms.other ?? '';

/** Names are often in Latin letters: isolated, their own direction leaves that of a sentence from right to left alone (UAX 9). */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
