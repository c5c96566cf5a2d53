/**
 * An address as reports have it, which are sent on and kept: without a name and password, without the fragment, and of its parameters
 * the names alone. What stands without a name may be a key, and is left out, too.
 */
export function shownUrl(url: string): string {
  const [whole = ''] = url.split('#');
  const [bare = '', query] = whole.split(/\?(.*)/s);
  const place = bare.replace(/^([a-z][\w+.-]*:\/\/)[^/]*@/i, '$1');
  if (query === undefined) return place;
  const names = query.split('&').map((it) => (it.includes('=') ? it.split('=')[0] : '…'));
  return `${place}?${names.join('&')}`;
}
