import type { LogEntry, LoggedBatch, LogView } from '../log/batch';
import { genesisOf, linkOf } from '../log/chain';
import { createPepper, type Draft, eventDraft, tombstoneMarker } from '../log/events';
import { seal } from '../log/seal';
import { createSigner } from '../log/signer';
import { FIELD_LIST } from '../receipts/fields';
import { dueAmong } from './due';
import { verdictsOf, withinLimit } from './rules';
import {
  type Entry,
  type Filter,
  type LoggedReceipt,
  MOST_NOTICES,
  type Store,
  type StoreOptions,
  type Tally,
} from './store';

/** An entry of the log, and the receipt that it is while it is one. */
type Row = { -readonly [Field in keyof LogEntry]: LogEntry[Field] } & {
  readonly receivedAt: number;
  entry: Entry | null;
};
type BatchRow = { -readonly [Field in keyof LoggedBatch]: LoggedBatch[Field] };

/**
 * Keeps receipts until the process ends: for tests, for trying Assent out, and as the shortest example of a store. Runs
 * wherever the endpoint does, also where there is no SQLite: that is why it is not the SQLite store on `:memory:`.
 */
// longer than 60 lines: the methods of a store, which share its few maps
export function memoryStore({ signingKey }: Pick<StoreOptions, 'signingKey'> = {}): Store {
  const signer = signingKey === undefined ? undefined : createSigner(signingKey);
  const pepper = createPepper();
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);
  const batches: BatchRow[] = [];
  // By their id, in the order of receipt.
  const receipts = new Map<string, Row>();
  const notices = new Map<string, string>();
  const erased = new Set<string>();

  const isErased = (subjectId: string) => erased.has(marker(subjectId));
  const headAt = (batch: number) => batches[batch - 1]?.head ?? genesis;
  const tip = () => ({ batch: batches.length, sequence: lastOf(batches.at(-1)) });

  const commit = (drafts: readonly Draft[], receivedAt: number, entries: readonly Entry[] = []): Row[] => {
    const links = { previous: headAt(batches.length), linked: headAt(linkOf(batches.length + 1)) };
    const sealed = seal(tip(), links, drafts, { receivedAt, signer });
    const rows = sealed.entries.map((row, i) => ({ ...row, mismatches: [], receivedAt, entry: entries[i] ?? null }));
    batches.push({ ...sealed, kept: entries.length, entries: rows });
    return rows;
  };
  const commitEvent =
    (...event: Parameters<typeof eventDraft>) =>
    (at: number) =>
      commit([eventDraft(...event)], at);

  const found = (after: number, filter: Filter = {}) =>
    [...receipts.values()].filter((row) => row.sequence > after && fits(row, filter));

  if (signer) commitEvent('key', { publicKey: signer.publicKey })(Date.now());

  return {
    async append(entries, receivedAt) {
      const fresh = new Map<string, Entry>();
      for (const entry of entries) {
        const id = idOf(entry);
        if (!receipts.has(id) && !fresh.has(id) && !isErased(entry.receipt.subjectId)) fresh.set(id, entry);
      }
      const list = [...fresh.values()];
      const drafts = list.map(({ body }) => ({ kind: 'receipt' as const, body }));
      if (list.length > 0)
        for (const row of commit(drafts, receivedAt, list)) receipts.set(idOf(row.entry as Entry), row);
      const bodyOf = (id: string) => receipts.get(id)?.entry?.body;
      return verdictsOf(entries, { isErased, inserted: new Set(fresh.keys()), bodyOf });
    },

    receiptsOf: async (subject) => found(0, { subject }).map(loggedReceipt),

    async receipt(receiptId) {
      const row = receipts.get(receiptId.toLowerCase());
      return row && loggedReceipt(row);
    },

    async page(after, limit, filter) {
      return found(after, filter).slice(0, limit).map(loggedReceipt);
    },

    async tally(filter) {
      const counts = new Map<string, Tally>();
      for (const row of found(0, filter)) {
        const tally = tallyOf(row);
        const key = JSON.stringify(tally);
        counts.set(key, { ...tally, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts.values()];
    },

    async read(work) {
      // Nothing else runs between the copies.
      const copy = batches.map((batch) => ({ ...batch, entries: batch.entries.map((entry) => ({ ...entry })) }));
      const counts = { receiptIds: receipts.size, erasures: erased.size, notices: notices.size };
      return work(viewOf(copy, genesis, counts));
    },

    async erase(subjectId, erasedAt) {
      if (isErased(subjectId)) return;
      const rows = found(0, { subject: subjectId });
      for (const row of rows) {
        receipts.delete(idOf(row.entry as Entry));
        Object.assign(row, { salt: null, body: null, entry: null });
      }
      const sequences = rows.map(({ sequence }) => sequence);
      commitEvent('erase', { marker: marker(subjectId), sequences })(erasedAt);
      erased.add(marker(subjectId));
    },

    due: async (before, now) => dueAmong(batches, before, now),

    async purge(before, limit, purgedAt) {
      const due = batches.filter(({ kept, receivedAt }) => kept > 0 && receivedAt < before);
      const chosen = withinLimit(limit, due);
      if (chosen.length === 0) return 0;
      for (const batch of chosen) {
        for (const { entry } of batch.entries as Row[]) if (entry) receipts.delete(idOf(entry));
        Object.assign(batch, { kept: 0, entries: [] });
      }
      commitEvent('purge', { batches: chosen.map(({ batch }) => [batch, batch] as const) })(purgedAt);
      return chosen.reduce((sum, { count }) => sum + count, 0);
    },

    notice: async (hash) => notices.get(hash),

    async missingNotices(hashes) {
      return notices.size < MOST_NOTICES ? hashes.filter((hash) => !notices.has(hash)) : [];
    },

    async keepNotice(hash, body, keptAt) {
      if (notices.has(hash)) return 'kept';
      if (!found(0).some(({ entry }) => entry?.receipt.notice.hash === hash)) return 'unnamed';
      if (notices.size >= MOST_NOTICES) return 'full';
      commitEvent('notice', { hash })(keptAt);
      notices.set(hash, body);
      return 'kept';
    },

    // Nothing of it is on a disk.
    scrub: async () => 0,
    async check() {},
    async close() {},
  };
}

function viewOf(
  batches: readonly LoggedBatch[],
  genesis: string,
  counts: { receiptIds: number; erasures: number; notices: number },
): LogView {
  const entries = batches.flatMap((batch) => batch.entries);
  const newest = batches.at(-1);
  return {
    genesis,
    async totals() {
      return { tips: 1, batches: batches.length, entries: entries.length, ...counts };
    },
    tip: async () => ({ batch: batches.length, sequence: lastOf(newest), head: newest?.head ?? genesis }),
    batches: async (after, limit) => withinLimit(limit, batches.slice(after, after + limit)),
    batch: async (number) => batches[number - 1],
    events: async (after, limit) =>
      entries.filter(({ kind, sequence }) => kind !== 'receipt' && sequence > after).slice(0, limit),
    batchOf: async (sequence) => batches.findLast(({ first }) => first <= sequence),
  };
}

const idOf = ({ receipt }: Entry) => receipt.receiptId;
const lastOf = (batch: LoggedBatch | undefined) => (batch ? batch.first + batch.count - 1 : 0);

const loggedReceipt = ({ sequence, receivedAt, entry }: Row): LoggedReceipt => ({
  sequence,
  receivedAt,
  body: (entry as Entry).body,
});

function fits({ receivedAt, entry }: Row, { from, to, ...rest }: Filter): boolean {
  if (!entry || receivedAt < (from ?? Number.NEGATIVE_INFINITY) || receivedAt >= (to ?? Number.POSITIVE_INFINITY)) {
    return false;
  }
  return FIELD_LIST.every(({ filter, read }) => {
    const wanted = filter && rest[filter];
    return wanted === undefined || read(entry.receipt) === wanted;
  });
}

function tallyOf({ receivedAt, entry }: Row): Tally {
  const { receipt } = entry as Entry;
  const counted = FIELD_LIST.flatMap(({ tally, read }) => (tally ? [[tally, read(receipt)] as const] : []));
  const day = new Date(receivedAt).toISOString().slice(0, 10);
  return { day, ...Object.fromEntries(counted), count: 0 } as unknown as Tally;
}
