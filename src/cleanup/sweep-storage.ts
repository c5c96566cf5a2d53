import type { Claim } from './claims';
import type { Findings } from './findings';
import { REFUSED } from './leftover';

/** Both are swept alike. */
export const STORAGES = ['localStorage', 'sessionStorage'] as const;

type StorageKind = (typeof STORAGES)[number];

export function sweepStorage(claim: Claim, { left, removed }: Findings): void {
  for (const kind of STORAGES) {
    for (const name of keysOf(kind).filter(claim.isKey)) {
      if (removeKey(kind, name)) removed[kind].add(claim);
      else left.push({ kind, name, service: claim.service, reason: REFUSED });
    }
  }
}

function removeKey(kind: StorageKind, key: string): boolean {
  try {
    window[kind].removeItem(key);
    return window[kind].getItem(key) === null;
  } catch {
    return false;
  }
}

/** By index: `Object.keys` leaves out those that are called like a member of `Storage`, such as `length` and `__proto__`. */
export function keysOf(kind: StorageKind): string[] {
  try {
    const storage = window[kind];
    return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  } catch {
    // Denied storage holds nothing.
    return [];
  }
}
