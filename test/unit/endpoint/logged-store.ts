import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Filter, LoggedReceipt, Store, Tally } from '../../../src/endpoint/stores/store';
import type { Receipt } from '../../../src/receipts/receipt';

/** A store in memory with as much of a log as the admin's routes and the exports read. */
export function loggedStore(): Store {
  const store = memoryStore();
  const logged: (LoggedReceipt & { readonly receipt: Receipt })[] = [];
  let next = 1;
  const drop = (fits: (receipt: LoggedReceipt & { readonly receipt: Receipt }) => boolean) => {
    for (const gone of logged.filter(fits)) logged.splice(logged.indexOf(gone), 1);
  };
  return {
    ...store,
    async append(entries, receivedAt) {
      const verdicts = await store.append(entries, receivedAt);
      entries.forEach(({ receipt, body }, i) => {
        if (verdicts[i] === 'stored') logged.push({ receipt, body, receivedAt, sequence: next++ });
      });
      return verdicts;
    },
    async erase(subjectId, at) {
      await store.erase(subjectId, at);
      drop(({ receipt }) => receipt.subjectId === subjectId);
      next++;
    },
    async purge(before, limit) {
      drop(({ receivedAt }) => receivedAt < before);
      return store.purge(before, limit);
    },
    async receipt(receiptId) {
      const found = logged.find(({ receipt }) => receipt.receiptId === receiptId);
      return found && { body: found.body, receivedAt: found.receivedAt, sequence: found.sequence };
    },
    async page(after, limit, filter = {}) {
      return logged
        .filter((each) => each.sequence > after && fitsFilter(each, filter))
        .slice(0, limit)
        .map(({ receipt: _, ...rest }) => rest);
    },
    async tally(filter = {}) {
      return logged
        .filter((each) => fitsFilter(each, filter))
        .map(
          ({ receipt: { action, notice, policy, categories }, receivedAt }): Tally => ({
            day: new Date(receivedAt).toISOString().slice(0, 10),
            action,
            region: notice.region,
            language: notice.language,
            policy: policy.version,
            notice: notice.hash,
            preferences: categories.preferences,
            analytics: categories.analytics,
            marketing: categories.marketing,
            count: 1,
          }),
        );
    },
    async newestBatch() {
      if (next === 1) return undefined;
      return { batch: 1, first: 1, count: next - 1, receivedAt: 0, root: '', head: '', signature: null };
    },
    async batches() {
      return [];
    },
  };
}

function fitsFilter(
  { receipt, receivedAt }: { readonly receipt: Receipt; readonly receivedAt: number },
  { from, to, action, region, language, policy, subject }: Filter,
): boolean {
  return (
    (from === undefined || receivedAt >= from) &&
    (to === undefined || receivedAt < to) &&
    (action === undefined || receipt.action === action) &&
    (region === undefined || receipt.notice.region === region) &&
    (language === undefined || receipt.notice.language === language) &&
    (policy === undefined || receipt.policy.version === policy) &&
    (subject === undefined || receipt.subjectId === subject)
  );
}
