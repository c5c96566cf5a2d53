interface Stored {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/**
 * A double of `document.cookie`, where browsers have it: by name, domain and path. happy-dom's own keeps a cookie for a moment
 * longer than its `Max-Age=0`, and has its accessor elsewhere.
 *
 * @returns empties it
 */
export function lendCookies(): () => void {
  const jar = new Map<string, Stored>();
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    get: () =>
      [...jar.values()]
        .filter(({ path }) => `${location.pathname}/`.startsWith(path === '/' ? path : `${path}/`.replace(/\/+$/, '/')))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
    set(text: string) {
      const [pair = '', ...attributes] = text.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/);
      const of = new Map(attributes.map((each) => each.split('=') as [string, string]));
      const path = of.get('Path') ?? (location.pathname.replace(/\/[^/]*$/, '') || '/');
      const domain = of.get('Domain');
      if (domain === location.hostname || (domain && !location.hostname.endsWith(`.${domain}`))) return;
      const key = [name, domain, path].join();
      jar.delete(key);
      if (of.get('Max-Age') !== '0') jar.set(key, { name, value, path });
    },
  });
  return () => jar.clear();
}
