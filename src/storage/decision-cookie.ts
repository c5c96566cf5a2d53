import { readCookies, writeCookie } from './document-cookies';

/** As the settings have it. */
export interface CookiePlace {
  readonly name: string;
  /** `''`: this host alone. */
  readonly domain: string;
  readonly path: string;
}

/** What the name of the endpoint's copy ends with. */
export const COPY = '.copy';

const isSecure = () => location.protocol === 'https:';

/** On https and for all of this host alone, the `__Host-` prefix keeps subdomains from planting one. */
export function cookieName({ name, domain, path }: CookiePlace): string {
  if (!isSecure()) return name;
  return path !== '/' ? `__Secure-${name}` : domain ? name : `__Host-${name}`;
}

/** The cookie and those beside it: another site's of this host, the endpoint's copies. */
function pairs(place: CookiePlace): [name: string, text: string][] {
  return readCookies()
    .split('; ')
    .map((pair) => pair.split('=') as [string, string])
    .filter(([name]) => name.split('.')[0] === cookieName(place));
}

/**
 * What they say, each text with a name that has it. Nothing, when one of the names is there twice: then somebody else planted
 * one.
 */
export function readDecisionCookies(place: CookiePlace): Map<string, string> {
  const all = pairs(place);
  const isPlanted = new Map(all).size < all.length;
  return new Map(isPlanted ? [] : all.map(([name, text]) => [text, name]));
}

/**
 * Under this name. Where the domain does not cover this host, it is for this host alone.
 *
 * @param maxAge in seconds; 0 clears it
 * @returns whether it is really there now
 */
export function writeDecisionCookie(place: CookiePlace, name: string, text: string, maxAge: number): boolean {
  const { domain, path } = place;
  const isThere = () => pairs(place).some(([other, value]) => other === name && value === text);
  const put = (value: string, age: number, more = '') =>
    writeCookie(`${name}=${value}; Path=${path}; SameSite=Lax${isSecure() ? '; Secure' : ''}${more}; Max-Age=${age}`);
  // With a domain, what an earlier page has for this host alone would be a second one of the name.
  if (domain) {
    put('', 0);
    put(text, maxAge, `; Domain=${domain}`);
  }
  if (!domain || !isThere()) put(text, maxAge);
  return isThere() && readDecisionCookies(place).size > 0;
}

/** Every cookie that says this. */
export function clearDecisionCookies(place: CookiePlace, text: string): void {
  for (const [name, value] of pairs(place)) if (value === text) writeDecisionCookie(place, name, '', 0);
}

/** Whether the browser takes a cookie for the domain here. It knows best: `github.io` covers no host below it. */
export function isDomainTaken(place: CookiePlace): boolean {
  const name = `${cookieName(place)}.test`;
  const more = `Path=${place.path}; Domain=${place.domain}${isSecure() ? '; Secure' : ''}`;
  writeCookie(`${name}=1; ${more}`);
  const isTaken = pairs(place).some(([other]) => other === name);
  writeCookie(`${name}=; ${more}; Max-Age=0`);
  return isTaken;
}
