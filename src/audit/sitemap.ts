/** Addresses in a sitemap (sitemaps.org, protocol 0.9), and those of further sitemaps where it is an index of them. */
export function readSitemap(xml: string): { pages: readonly string[]; sitemaps: readonly string[] } {
  const locations = [...xml.matchAll(/<loc>\s*(?:<!\[CDATA\[)?([^<\]]+?)(?:\]\]>)?\s*<\/loc>/g)]
    .map(([, text = '']) => text.trim().replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&quot;', '"'))
    .filter((text) => /^https?:/.test(text) && URL.canParse(text));
  const isIndex = /<sitemapindex[\s>]/.test(xml);
  return isIndex ? { pages: [], sitemaps: locations } : { pages: locations, sitemaps: [] };
}
