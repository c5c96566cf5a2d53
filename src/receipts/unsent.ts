import { decodeDecision } from '../consent/decode';
import { OUTBOX, RECEIPT } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { rememberServices } from './elsewhere';
import { type OutboxEntry, receiptKey } from './outbox';
import type { Receipt } from './receipt';
import { type Written, writeReceipt } from './write';

/** Of the visitor's own receipts that wait for nothing, this many stay in the browser. */
const KEPT_AT_MOST = 50;

/** A receipt that is ready to be sent, and its key in the outbox. */
export interface Unsent extends Written {
  readonly key: string;
}

/** Whether what has this key was decided on another site of this origin, whose receipts go to an endpoint of its own. */
export function isOthers(store: LocalStore, key: string, site: string): boolean {
  try {
    const of = decodeDecision(JSON.parse(store.get(key) as string).text)?.site;
    return !!of && !!site && of !== site;
  } catch {
    return false;
  }
}

/**
 * Writes the receipts of what was decided since. Each is the same whenever it is written. Damaged entries stay.
 *
 * @param site which of this origin; `''`: all
 */
export function writeUnsent(store: LocalStore, site = ''): Unsent[] {
  return store.keys(OUTBOX).flatMap((key): Unsent[] => {
    if (isOthers(store, key, site)) return [];
    try {
      const entry: OutboxEntry = JSON.parse(store.get(key) as string);
      const written = writeReceipt(entry);
      if (!written) return [];
      const own = receiptKey(key);
      if (!store.get(own)) {
        store.set(own, JSON.stringify({ receipt: written.receipt, acknowledged: false }));
        rememberNames(store, entry.names, written.receipt);
      }
      return [{ key, ...written }];
    } catch {
      return [];
    }
  });
}

/** Its receipt does not say which category a service is in, and what it is written from leaves with the endpoint's answer. */
function rememberNames(store: LocalStore, names: OutboxEntry['names'], { services }: Receipt): void {
  const asked = names.filter(([id, category]) => category !== 'necessary' && services[id]);
  rememberServices(
    store,
    asked.map(([id, category]) => ({ id, category })),
  );
}

export function forgetOldest(store: LocalStore): void {
  for (const key of store.keys(RECEIPT).slice(0, -KEPT_AT_MOST)) {
    if (!store.get(key.replace(RECEIPT, OUTBOX))) store.remove(key);
  }
}
