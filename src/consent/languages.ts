/** Languages that a notice can be in, by BCP 47 code in small letters. */
export const LANGUAGES: readonly string[] =
  'ar bg bn cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms mt nb nl pl pt pt-br ro ru sk sl sv sw th tr uk ur vi zh zh-hant'.split(
    ' ',
  );

/** From all that a code says to the language alone: `zh-Hant-TW`, `zh-Hant`, `zh`, each as it is called here. */
const formsOf = (wanted: string): string[] => {
  const parts = wanted.toLowerCase().split('-');
  return parts.map((_, i) =>
    parts
      .slice(0, parts.length - i)
      .join('-')
      .replace(/^n[no]$/, 'nb')
      .replace(/^iw$/, 'he')
      .replace(/^in$/, 'id')
      .replace(/^(zh-(tw|hk|mo|yue)|yue)$/, 'zh-hant'),
  );
};

/**
 * The first wanted language that is available, if any: `ar-OM` is answered by `ar-om`, then by `ar`. Case does not count.
 *
 * @param wanted BCP 47 codes, the most wanted first
 * @param available codes in small letters. Default: all
 */
export const matchLanguage = (wanted: readonly string[], available = LANGUAGES): string | undefined =>
  wanted.flatMap(formsOf).find((code) => available.includes(code));
