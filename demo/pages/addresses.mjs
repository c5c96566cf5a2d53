export const LANGUAGES = ['en', 'ar'];

/**
 * A page's address in the visitor's language; the region that the demo is tried as goes along.
 * @param {string} path `/`, `/app` …
 * @param {{ language: string, region: string | null, site?: string }} visit `site`: its origin, for pages that are on another
 */
export function addressOf(path, { language, region, site = '' }) {
  const base = site + (language === 'en' ? path : `/${language}${path}`);
  return region ? `${base}?region=${region}` : base;
}
