import { readSitemap } from '../../audit/sitemap';
import { Misuse } from '../failures';

/** A sitemap may name so many further ones. */
const MOST_SITEMAPS = 50;

/** Addresses of the pages to audit, each once: those that were named, then those of the sitemap. */
export async function pagesOf(
  urls: readonly string[],
  sitemap: string | undefined,
  limit: number,
): Promise<{ pages: readonly string[]; left: number }> {
  const all = new Set(urls.map(addressOf));
  if (sitemap !== undefined) for (const page of await pagesIn(addressOf(sitemap))) all.add(page);
  if (all.size === 0) throw new Misuse('URL', 'is missing; name a page, such as https://klouttrack.com/');
  const pages = [...all];
  return { pages: pages.slice(0, limit), left: Math.max(0, pages.length - limit) };
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new Misuse('URL', `"${text}" is no address of a page; write it as https://klouttrack.com/`);
}

async function pagesIn(first: string): Promise<string[]> {
  const found: string[] = [];
  const sitemaps = [first];
  for (const sitemap of sitemaps) {
    const { pages, sitemaps: further } = readSitemap(await textOf(sitemap));
    found.push(...pages);
    for (const it of further) if (!sitemaps.includes(it) && sitemaps.length < MOST_SITEMAPS) sitemaps.push(it);
  }
  if (found.length === 0) throw new Misuse('--sitemap', `${first} names no page; use the address of a sitemap.xml`);
  return found;
}

async function textOf(url: string): Promise<string> {
  const problem = await fetch(url).then(
    async (response) => (response.ok ? { text: await response.text() } : `status ${response.status}`),
    (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.message,
  );
  if (typeof problem === 'object') return problem.text;
  throw new Misuse('--sitemap', `${url} cannot be read (${problem})`);
}
