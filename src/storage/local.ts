/** Texts by key, under the prefix `assent.` of localStorage; in memory for this page where storage is denied or full. */
export interface LocalStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that begin with this, sorted. */
  keys(prefix: string): string[];
}

const PREFIX = 'assent.';

export function localStore(): LocalStore {
  let storage: Record<string, string> = {};
  try {
    storage = localStorage ?? storage;
  } catch {
    // Blocked site data, a sandboxed frame.
  }
  return {
    get: (key) => storage[PREFIX + key],
    set(key, value) {
      try {
        storage[PREFIX + key] = value;
      } catch {
        // The quota is full: from here on a copy in memory.
        storage = { ...storage, [PREFIX + key]: value };
      }
    },
    remove(key) {
      delete storage[PREFIX + key];
    },
    keys: (prefix) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(PREFIX + prefix))
        .map((key) => key.slice(PREFIX.length))
        .sort(),
  };
}
