export interface Stored {
  readonly kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';
  readonly name: string;
  readonly bytes: number;
}

/** What this origin keeps in the browser, as far as a page may see it. */
export async function readStorage(): Promise<Stored[]> {
  const found: Stored[] = [];
  try {
    // First what has to be waited for, so that the rest is of one moment.
    for (const { name } of (await indexedDB.databases?.()) ?? []) {
      found.push({ kind: 'indexedDB', name: name ?? '', bytes: 0 });
    }
    for (const pair of document.cookie.split('; ').filter(Boolean)) {
      found.push({ kind: 'cookie', name: pair.split('=', 1)[0] ?? '', bytes: pair.length });
    }
    for (const [kind, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const name of Object.keys(storage)) {
        const bytes = name.length + (storage.getItem(name)?.length ?? 0);
        found.push({ kind: kind as Stored['kind'], name, bytes });
      }
    }
  } catch {
    // Storage is denied here: what could be read so far is what there is to show.
  }
  return found;
}

/** Removes all of it. */
export async function clearStorage(): Promise<void> {
  for (const { kind, name } of await readStorage()) {
    // biome-ignore lint/suspicious/noDocumentCookie: what all browsers have
    if (kind === 'cookie') document.cookie = `${name}=; Path=/; Max-Age=0`;
    else if (kind === 'indexedDB') indexedDB.deleteDatabase(name);
    else window[kind].removeItem(name);
  }
}
