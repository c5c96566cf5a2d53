/** Texts by key, under the prefix `assent.` of localStorage; in memory for this page where storage is denied or full. */
export interface LocalStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Whether the browser keeps it over this page. */
  readonly isLasting: boolean;
  /** Keys that begin with this, sorted. */
  keys(prefix: string): string[];
}

const PREFIX = 'assent.';

export function localStore(): LocalStore {
  /** What found no room. What is removed is removed from both, so nothing outlives an erasure on the disk. */
  const memory: Record<string, string> = {};
  let storage = memory;
  try {
    storage = localStorage ?? memory;
  } catch {
    // Blocked site data, a sandboxed frame.
  }
  return {
    isLasting: storage !== memory,
    get: (key) => memory[PREFIX + key] ?? storage[PREFIX + key],
    set(key, value) {
      delete memory[PREFIX + key];
      try {
        storage[PREFIX + key] = value;
      } catch {
        // The quota is full.
        memory[PREFIX + key] = value;
      }
    },
    remove(key) {
      delete memory[PREFIX + key];
      delete storage[PREFIX + key];
    },
    keys: (prefix) =>
      Object.keys({ ...storage, ...memory })
        .filter((key) => key.startsWith(PREFIX + prefix))
        .map((key) => key.slice(PREFIX.length))
        .sort(),
  };
}
