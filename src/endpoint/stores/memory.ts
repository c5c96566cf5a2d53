import { DAY_MS } from '../../consent/validity';
import type { LoggedBatch } from '../log/batch';
import { genesisOf, linkOf } from '../log/chain';
import { createPepper, type Draft, eventDraft, tombstoneMarker } from '../log/events';
import { seal } from '../log/seal';
import { createSigner } from '../log/signer';
import { dueAmong, silentUntil } from './due';
import { areFew, fits, haveRoom, idOf, loggedReceipt, noticeOf, type Row, tallyOf, tipOf, viewOf } from './memory-rows';
import { isInForce, NAMING_LOOKED_AT, unseenOver, verdictsOf, withinDay, withinLimit } from './rules';
import type { Entry, Filter, Store, StoreOptions, Tally } from './store';

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
  /** Those of a config, which count towards no limit. */
  const configured = new Map<string, string>();
  /** By marker, as in the table of a database. */
  const erased = new Map<string, number>();

  const isErased = (subjectId: string, at: number) =>
    isInForce(erased.get(marker(subjectId)) ?? Number.NEGATIVE_INFINITY, at);
  const headAt = (batch: number) => batches[batch - 1]?.head ?? genesis;

  const commit = (drafts: readonly Draft[], receivedAt: number, entries: readonly Entry[] = []): Row[] => {
    const links = { previous: headAt(batches.length), linked: headAt(linkOf(batches.length + 1)) };
    const sealed = seal(tipOf(batches), links, drafts, { receivedAt, signer });
    const rows = sealed.entries.map((row, i) => ({ ...row, mismatches: [], receivedAt, entry: entries[i] ?? null }));
    batches.push({ ...sealed, kept: entries.length, entries: rows });
    return rows;
  };
  const commitEvent = (at: number, ...event: Parameters<typeof eventDraft>) => commit([eventDraft(...event)], at);

  const found = (after: number, filter: Filter = {}) =>
    [...receipts.values()].filter((row) => row.sequence > after && fits(row, filter));

  /** How many receipts of each subject came after this time. */
  const recentOf = (time: number) => {
    const counts = new Map<string, number>();
    for (const { receivedAt, entry } of receipts.values()) {
      const subjectId = entry?.receipt.subjectId ?? '';
      if (receivedAt > time) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1);
    }
    return counts;
  };

  const noticeAt = (hash: string) => configured.get(hash) ?? notices.get(hash);
  const hasRoom = (subject: string | undefined) => areFew(found(0, { subject }), notices);

  if (signer) commitEvent(Date.now(), 'key', { publicKey: signer.publicKey });

  return {
    async append(entries, receivedAt, mostADay = Number.POSITIVE_INFINITY) {
      const fresh = new Map<string, Entry>();
      for (const entry of entries) {
        const id = idOf(entry);
        if (!receipts.has(id) && !fresh.has(id) && !isErased(entry.receipt.subjectId, receivedAt)) fresh.set(id, entry);
      }
      const list = withinDay([...fresh.values()], mostADay, recentOf(receivedAt - DAY_MS));
      const drafts = list.map(({ body }) => ({ kind: 'receipt' as const, body }));
      if (list.length > 0)
        for (const row of commit(drafts, receivedAt, list)) receipts.set(idOf(row.entry as Entry), row);
      const bodyOf = (id: string) => receipts.get(id)?.entry?.body;
      const inserted = new Set(list.map(idOf));
      return verdictsOf(entries, { isErased: (subjectId) => isErased(subjectId, receivedAt), inserted, bodyOf });
    },

    async receiptsOf(subject, after = 0, limit) {
      return found(after, { subject }).slice(0, limit).map(loggedReceipt);
    },

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
      const counts = {
        receiptIds: receipts.size,
        erasures: [...erased.values()].filter((sequence) => sequence > 0).length,
        notices: notices.size + configured.size,
      };
      return work(viewOf(copy, genesis, counts));
    },

    async erase(subjectId, erasedAt) {
      const name = marker(subjectId);
      if ((erased.get(name) ?? 0) > 0) return;
      const rows = found(0, { subject: subjectId });
      for (const row of rows) {
        receipts.delete(idOf(row.entry as Entry));
        Object.assign(row, { salt: null, body: null, entry: null });
      }
      const sequences = rows.map(({ sequence }) => sequence);
      if (sequences.length > 0) commitEvent(erasedAt, 'erase', { marker: name, sequences });
      erased.set(name, sequences.length > 0 ? tipOf(batches).sequence : -erasedAt);
    },

    due: async (...asked) => dueAmong(batches, ...asked),

    async purge(before, limit, purgedAt) {
      const due = batches.filter(({ kept, receivedAt }) => kept > 0 && receivedAt < before);
      const chosen = withinLimit(limit, due);
      if (chosen.length === 0) return 0;
      for (const batch of chosen) {
        for (const { entry } of batch.entries as Row[]) if (entry) receipts.delete(idOf(entry));
        Object.assign(batch, { kept: 0, entries: [] });
      }
      commitEvent(purgedAt, 'purge', { batches: chosen.map(({ batch }): [number, number] => [batch, batch]) });
      return chosen.reduce((sum, { count }) => sum + count, 0);
    },

    async forgetUnseen(limit, at) {
      const [least, most] = unseenOver(at, silentUntil(batches, at));
      const over = [...erased].filter(([, sequence]) => sequence >= least && sequence <= most).slice(0, limit);
      for (const [name] of over) erased.delete(name);
      return over.length;
    },

    notice: async (hash) => noticeAt(hash),

    async missingNotices(hashes) {
      return haveRoom(notices) ? hashes.filter((hash) => noticeAt(hash) === undefined) : [];
    },

    async keepNotice(hash, body, keptAt, isConfigured = false) {
      const keep = () => (isConfigured ? configured : notices).set(hash, body);
      // A browser was first: from now on it is the config's.
      if (isConfigured && notices.delete(hash)) keep();
      if (noticeAt(hash) !== undefined) return 'kept';
      const naming = found(0).filter((row) => noticeOf(row) === hash);
      if (naming.length === 0) return 'unnamed';
      const subjects = new Set(naming.slice(-NAMING_LOOKED_AT).map((row) => row.entry?.receipt.subjectId));
      if (!isConfigured && !(haveRoom(notices) && [...subjects].some(hasRoom))) return 'full';
      commitEvent(keptAt, 'notice', { hash });
      keep();
      return 'kept';
    },

    async removeNotice(hash, removedAt) {
      if (!notices.delete(hash)) return false;
      commitEvent(removedAt, 'notice', { hash, removed: true });
      return true;
    },

    // Nothing of it is on a disk.
    scrub: async () => 0,
    async check() {},
    async close() {},
  };
}
