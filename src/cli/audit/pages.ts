import { readSitemap } from '../../audit/sitemap';
import { Misuse } from '../failures';

/** A sitemap may name so many further ones. */
const MOST_SITEMAPS = 50;

/** Names and passwords that stood in addresses, by the origin that they are for. */
export type Credentials = Map<
  string,
  { readonly username: string; readonly password: string; readonly origin: string }
>;

export interface Pages {
  /** Without names and passwords: they go into reports. */
  readonly pages: readonly string[];
  readonly left: number;
  readonly credentials: Credentials;
}

/** Addresses of the pages to audit, each once: those that were named, then those of the sitemap. */
export async function pagesOf(urls: readonly string[], sitemap: string | undefined, limit: number): Promise<Pages> {
  const credentials: Credentials = new Map();
  const all = new Set(urls.map((url) => bareOf(addressOf(url), credentials)));
  if (sitemap !== undefined) {
    const first = bareOf(addressOf(sitemap), credentials);
    for (const page of await pagesIn(first, credentials)) all.add(bareOf(new URL(page), credentials));
  }
  if (all.size === 0) throw new Misuse('URL', 'is missing; name a page, such as https://klouttrack.com/');
  const pages = [...all];
  return { credentials, pages: pages.slice(0, limit), left: Math.max(0, pages.length - limit) };
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Misuse('URL', `"${text}" is no address of a page; write it as https://klouttrack.com/`);
}

/** What is taken out of the address is remembered for its origin. */
function bareOf(url: URL, credentials: Credentials): string {
  const { origin } = url;
  if (url.username || url.password) {
    const [username = '', password = ''] = [url.username, url.password].map(decoded);
    if (!credentials.has(origin)) credentials.set(origin, { username, password, origin });
  }
  url.username = '';
  url.password = '';
  return url.href;
}

/** As it was typed, where it is no percent-encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function pagesIn(first: string, credentials: Credentials): Promise<string[]> {
  const found: string[] = [];
  const sitemaps = [first];
  for (const sitemap of sitemaps) {
    const { pages, sitemaps: further } = readSitemap(await textOf(sitemap, credentials));
    found.push(...pages);
    for (const it of further) if (!sitemaps.includes(it) && sitemaps.length < MOST_SITEMAPS) sitemaps.push(it);
  }
  if (found.length === 0) throw new Misuse('--sitemap', `${first} names no page; use the address of a sitemap.xml`);
  return found;
}

async function textOf(url: string, credentials: Credentials): Promise<string> {
  const { username, password } = credentials.get(new URL(url).origin) ?? {};
  const secret = Buffer.from(`${username}:${password}`).toString('base64');
  const headers = username === undefined ? {} : { authorization: `Basic ${secret}` };
  const problem = await fetch(url, { headers }).then(
    async (response) => (response.ok ? { text: await response.text() } : `status ${response.status}`),
    (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.message,
  );
  if (typeof problem === 'object') return problem.text;
  throw new Misuse('--sitemap', `${url} cannot be read (${problem})`);
}
