export const LANGUAGES = ['en', 'ar'];

/**
 * A page's address in the visitor's language; the region that the demo is tried as goes along.
 * @param {string} path `/`, `/app` …
 * @param {{ language: string, region: string | null }} visit
 */
export function addressOf(path, { language, region }) {
  const base = language === 'en' ? path : `/${language}${path}`;
  return region ? `${base}?region=${region}` : base;
}
