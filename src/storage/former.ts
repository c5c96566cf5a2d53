import { readCookies } from './document-cookies';

/** What others have stored on this site, as a script reads it. */
export interface FormerStorage {
  /** A cookie's value, decoded. Where there are two of the name nobody knows which is meant, so it is empty, as where it is damaged. */
  cookie(name: string): string | undefined;
  /** An item of localStorage. */
  item(key: string): string | undefined;
}

export function formerStorage(): FormerStorage {
  const pairs = readCookies()
    .split('; ')
    .map((pair): [name: string, value: string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    });
  return {
    cookie(name) {
      const [found, ...more] = pairs.filter(([other]) => other === name);
      try {
        return found && (more.length ? '' : decodeURIComponent(found[1]));
      } catch {
        return '';
      }
    },
    item(key) {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        // Denied: then nothing is known.
        return undefined;
      }
    },
  };
}
