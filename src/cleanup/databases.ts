/** A deletion that somebody else is waiting for stands in our way without any event that says so. */
const PATIENCE_MS = 1_000;

/** Deletions that wait for a connection to close. They hold up every `open` of that name, so it is not asked again. */
const pendingDeletions = new Map<string, string>();

/**
 * Empties the databases whose names fit, and deletes them. Another connection may block the deletion for as long as the page
 * lives, but not that its data goes now.
 *
 * @returns each that was there, and why it still is: `''` where it is gone
 */
export async function dropDatabases(
  patterns: readonly string[],
  isMatch: (name: string) => boolean,
): Promise<(readonly [name: string, reason: string])[]> {
  const found: [string, string][] = [];
  evictCachedPages();
  const names = (await listedDatabases()) ?? spelledOut(patterns);
  for (const name of names.filter(isMatch)) {
    const reason = pendingDeletions.get(name) ?? (await dropDatabase(name));
    if (reason !== undefined) found.push([name, reason]);
  }
  return found;
}

/** Those that are there and whose names fit. */
export async function existingDatabases(
  patterns: readonly string[],
  isMatch: (name: string) => boolean,
): Promise<string[]> {
  const listed = await listedDatabases();
  if (listed) return listed.filter(isMatch);
  const found: string[] = [];
  for (const name of spelledOut(patterns).filter(isMatch)) {
    if (!pendingDeletions.has(name) && (await inTime(empty(name), 'full')) !== 'missing') found.push(name);
  }
  return found;
}

/** `undefined` where databases are not listed (Firefox before 126): those whose name a pattern spells out may be there. */
async function listedDatabases(): Promise<string[] | undefined> {
  if (typeof indexedDB.databases !== 'function') return undefined;
  const listed = await inTime(indexedDB.databases(), undefined);
  return listed?.map(({ name = '' }) => name);
}

const spelledOut = (patterns: readonly string[]) => patterns.filter((pattern) => !pattern.includes('*'));

/** @returns why it is still there; `undefined` where it never was */
async function dropDatabase(name: string): Promise<string | undefined> {
  const state = await inTime(empty(name), 'full');
  if (state === 'missing') return undefined;
  const reason =
    state === 'empty'
      ? 'emptied; still open in a tab, and deleted as soon as that is left'
      : 'still open in a tab; deleted as soon as that is left';
  const request = indexedDB.deleteDatabase(name);
  const outcome = await inTime(
    new Promise<string>((resolve) => {
      request.onsuccess = () => {
        pendingDeletions.delete(name);
        resolve('');
      };
      request.onerror = () => {
        pendingDeletions.delete(name);
        resolve('the browser refused to delete it');
      };
      request.onblocked = () => resolve(reason);
    }),
    reason,
  );
  if (outcome === reason) {
    pendingDeletions.set(name, reason);
    stayOutOfCache();
  }
  return outcome;
}

/**
 * A page in the back/forward cache keeps its connections, and what waits for them, for as long as it may come back. One that
 * holds a lock is not put there (Firefox), or thrown out as soon as somebody else wants the lock (Chromium).
 */
function stayOutOfCache(): void {
  lock({ mode: 'shared' }, () => new Promise(() => undefined));
}

/** Nobody waits for the turn: wanting it is enough. */
function evictCachedPages(): void {
  lock({ signal: AbortSignal.timeout(PATIENCE_MS) }, async () => undefined);
}

function lock(options: LockOptions, work: () => Promise<unknown>): void {
  // Without TLS there are no locks.
  navigator.locks?.request('assent.leave', options, work).catch(() => undefined);
}

/** Through a connection of its own, which lets go at once. Creates nothing that is not there. */
function empty(name: string): Promise<'missing' | 'empty' | 'full'> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      request.transaction?.abort();
      resolve('missing');
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve('full');
    };
    request.onsuccess = () => {
      const { result: database } = request;
      const end = (state: 'empty' | 'full') => {
        database.close();
        resolve(state);
      };
      database.onversionchange = () => database.close();
      const stores = [...database.objectStoreNames];
      if (!stores.length) return end('empty');
      try {
        const transaction = database.transaction(stores, 'readwrite');
        for (const store of stores) transaction.objectStore(store).clear();
        transaction.oncomplete = () => end('empty');
        transaction.onabort = () => end('full');
      } catch {
        end('full');
      }
    };
  });
}

/** The last resort, and no pause: whatever is asked of the browser is answered by an event, as a rule at once. */
function inTime<T, O>(work: Promise<T>, otherwise: O): Promise<T | O> {
  return Promise.race([work, new Promise<O>((resume) => setTimeout(resume, PATIENCE_MS, otherwise))]);
}
