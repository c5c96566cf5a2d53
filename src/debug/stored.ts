import { cookieReader } from '../cleanup/cookie-pairs';

/** Names of what the browser keeps for this page. Values are nobody's business. */
export interface Stored {
  readonly cookies: readonly string[];
  readonly localStorage: readonly string[];
  readonly sessionStorage: readonly string[];
  readonly databases: readonly string[];
}

/** Never rejects: what is denied, or not listed by this browser, reads as none. */
export async function readStored(): Promise<Stored> {
  const pairs = await cookieReader()();
  return {
    cookies: [...new Set(pairs.map(([name]) => name))],
    localStorage: keysOf('localStorage'),
    sessionStorage: keysOf('sessionStorage'),
    databases: await databases(),
  };
}

function keysOf(area: 'localStorage' | 'sessionStorage'): string[] {
  try {
    return Object.keys(window[area]);
  } catch {
    return [];
  }
}

async function databases(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  } catch {
    return [];
  }
}
