export const LANGUAGES = ['en', 'ar'];

/**
 * A page's address in the visitor's language; the region and the signal that the demo is tried with go along.
 * @param {string} path `/`, `/app` …
 * @param {{ language: string, region: string | null, gpc?: boolean, site?: string }} visit `site`: its origin, for pages that are on another
 */
export function addressOf(path, { language, region, gpc = false, site = '' }) {
  const base = site + (language === 'en' ? path : `/${language}${path}`);
  const query = new URLSearchParams({ ...(region && { region }), ...(gpc && { gpc: '1' }) }).toString();
  return query ? `${base}?${query}` : base;
}
