import { readCookies } from '../storage/document-cookies';

export type CookiePair = readonly [name: string, value: string];

/**
 * How this page reads its cookies: from `document.cookie` at once, or from the Cookie Store API, which takes a moment. That
 * is asked in Firefox, whose `document.cookie` shows what will be refused, and where a single byte that is no UTF-8 empties
 * Chromium's `document.cookie`, whatever else there is.
 */
export function cookieReader(): () => CookiePair[] | Promise<CookiePair[]> {
  const isStoreAsked = 'cookieStore' in window && (CSS.supports('-moz-appearance: none') || !readCookies());
  return isStoreAsked ? askStore : readPairs;
}

function readPairs(): CookiePair[] {
  return readCookies()
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      // What has no "=" is the value of a cookie without a name.
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1)];
    });
}

async function askStore(): Promise<CookiePair[]> {
  try {
    return (await cookieStore.getAll()).map(({ name = '', value = '' }) => [name, value]);
  } catch {
    return [];
  }
}
