import type { ServiceFacts } from '../consent/notice';
import { readCookies, writeCookie } from '../storage/cookie';

export interface Left {
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';
  readonly name: string;
  readonly service: string;
  readonly reason: string;
}

/** `*` stands for anything; everything else for itself. Names that no pattern covers are never touched. */
function matcher(patterns: readonly string[] = []): (name: string) => boolean {
  const forms = patterns.map((pattern) => {
    const [head = '', ...rest] = pattern.split('*');
    return (name: string) => (rest.length ? name.startsWith(head) && name.endsWith(rest.at(-1) ?? '') : name === head);
  });
  return (name) => forms.some((form) => form(name));
}

/** This host and every parent; browsers refuse those that are public suffixes. */
function domains(host: string): string[] {
  const labels = host.split('.');
  return ['', ...labels.map((_, i) => labels.slice(i).join('.'))];
}

/** `/`, and every folder down to this page, with and without a slash at its end. */
function paths(path: string): string[] {
  const found = new Set(['/']);
  path.split('/').reduce((parent, part) => {
    const folder = `${parent}/${part}`;
    for (const form of [folder, `${folder}/`]) found.add(form);
    return folder;
  });
  return [...found].map((form) => form.replace(/^(?!\/)/, '/'));
}

const cookieNames = () => [
  ...new Set(
    readCookies()
      .split('; ')
      .map((pair) => pair.split('=', 1)[0] ?? '')
      .filter(Boolean),
  ),
];

function expire(name: string): void {
  for (const domain of domains(location.hostname)) {
    for (const path of paths(location.pathname)) {
      for (const flags of ['', '; Secure', '; Secure; Partitioned']) {
        writeCookie(`${name}=; Path=${path}${domain && `; Domain=${domain}`}; Max-Age=0${flags}`);
      }
    }
  }
}

function deleteDatabase(name: string): Promise<string> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve('');
    request.onerror = () => resolve('the browser refused to delete it');
    // It is deleted as soon as the connection that holds it closes.
    request.onblocked = () => resolve('still in use; it goes when the page is left');
  });
}

/**
 * Removes what the services have stored in this browser, as far as a page may. Keeps promise 3.
 *
 * @returns exactly what is left
 */
export async function sweep(services: readonly ServiceFacts[]): Promise<Left[]> {
  const left: Left[] = [];
  for (const service of services) {
    const keep = (kind: Left['kind'], name: string, reason: string) =>
      left.push({ kind, name, service: service.id, reason });
    const isCookie = matcher(service.cookies);
    for (const name of cookieNames()) if (isCookie(name)) expire(name);
    for (const name of cookieNames()) {
      if (isCookie(name)) keep('cookie', name, 'set for a path or by a server where this page may not delete it');
    }
    const isKey = matcher(service.storage);
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      try {
        const storage = window[kind];
        for (const key of Object.keys(storage)) if (isKey(key)) storage.removeItem(key);
      } catch {
        // Denied storage holds nothing.
      }
    }
    try {
      const isDatabase = matcher(service.databases);
      for (const { name = '' } of service.databases ? await indexedDB.databases() : []) {
        const reason = isDatabase(name) ? await deleteDatabase(name) : '';
        if (reason) keep('indexedDB', name, reason);
      }
    } catch {
      // Denied storage holds nothing.
    }
  }
  return left;
}
