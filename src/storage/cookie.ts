/** The page's own accessor: an element named "cookie" shadows `document.cookie`. */
const accessor = () => Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');

/** All cookies that a script may see. Denied storage reads as none. */
export function readCookies(): string {
  try {
    return accessor()?.get?.call(document);
  } catch {
    return '';
  }
}

/** On https and for this host alone, the `__Host-` prefix keeps subdomains from planting one. */
const nameFor = (domain: string) => `${isSecure() && !domain ? '__Host-' : ''}assent=`;
const isSecure = () => location.protocol === 'https:';

/** The text of the one cookie, or `undefined` when there is none, or more than one: then somebody else planted one. */
export function readJar(domain: string): string | undefined {
  const name = nameFor(domain);
  const [found, other] = readCookies()
    .split('; ')
    .filter((pair) => pair.startsWith(name));
  return other ? undefined : found?.slice(name.length);
}

export function writeCookie(text: string): void {
  try {
    accessor()?.set?.call(document, text);
  } catch {
    // Denied (sandboxed frame): the caller reads back and sees that nothing was kept.
  }
}

/** @param maxAge in seconds; 0 clears it. @returns whether it is really there now */
export function writeJar(domain: string, text: string, maxAge: number): boolean {
  const attributes = `Path=/; SameSite=Lax${isSecure() ? '; Secure' : ''}${domain && `; Domain=${domain}`}`;
  writeCookie(`${nameFor(domain)}${text}; ${attributes}; Max-Age=${maxAge}`);
  return readJar(domain) === text;
}
