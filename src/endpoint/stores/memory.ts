import { judge } from './judge';
import { type Entry, MOST_NOTICES, type Store, type StoredReceipt } from './store';
import { createPepper, tombstoneMarker } from './tombstone';

interface Row extends Entry, StoredReceipt {}

/** Keeps receipts until the process ends: for tests and for trying Assent out. */
export function memoryStore(): Store {
  // A map keeps the order of insertion, which is the order of receipt.
  const rows = new Map<string, Row>();
  const notices = new Map<string, string>();
  const erased = new Set<string>();
  const marker = tombstoneMarker(createPepper());

  const isErased = (subjectId: string) => erased.has(marker(subjectId));
  const isNamed = (hash: string) => [...rows.values()].some(({ receipt }) => receipt.notice.hash === hash);

  return {
    async append(entries, receivedAt) {
      const inserted = new Set<string>();
      for (const entry of entries) {
        const { receiptId, subjectId } = entry.receipt;
        if (rows.has(receiptId) || isErased(subjectId)) continue;
        rows.set(receiptId, { ...entry, receivedAt });
        inserted.add(receiptId);
      }
      return judge(entries, { isErased, inserted, digestOf: (receiptId) => rows.get(receiptId)?.digest });
    },

    async receiptsOf(subjectId) {
      return [...rows.values()]
        .filter(({ receipt }) => receipt.subjectId === subjectId)
        .map(({ body, receivedAt }) => ({ body, receivedAt }));
    },

    async erase(subjectId) {
      for (const [id, { receipt }] of rows) if (receipt.subjectId === subjectId) rows.delete(id);
      erased.add(marker(subjectId));
    },

    async purge(before, limit) {
      const old = [...rows].filter(([, { receivedAt }]) => receivedAt < before).slice(0, limit);
      for (const [id] of old) rows.delete(id);
      return old.length;
    },

    async notice(hash) {
      return notices.get(hash);
    },

    async missingNotices(hashes) {
      return notices.size < MOST_NOTICES ? hashes.filter((hash) => !notices.has(hash)) : [];
    },

    async keepNotice(hash, body) {
      if (notices.has(hash)) return 'kept';
      if (!isNamed(hash)) return 'unnamed';
      if (notices.size >= MOST_NOTICES) return 'full';
      notices.set(hash, body);
      return 'kept';
    },

    async check() {},

    async close() {},
  };
}
