/**
 * The first wanted language that is available, if any: `ar-OM` is answered by `ar-om`, then by `ar`. Case does not count.
 *
 * @param wanted BCP 47 codes, the most wanted first
 * @param available by code in small letters
 */
export function matchLocale(wanted: readonly string[], available: object): string | undefined {
  const codes = wanted.flatMap((tag) => [tag, tag.replace(/-.*/, '')]).map((code) => code.toLowerCase());
  return codes.find((code) => Object.hasOwn(available, code));
}
