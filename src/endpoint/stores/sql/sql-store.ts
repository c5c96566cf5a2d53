import { genesisOf } from '../../log/chain';
import { eventDraft, tombstoneMarker } from '../../log/events';
import { createSigner, type Signer } from '../../log/signer';
import { FormerKeyRefused } from '../errors';
import { unseenOver } from '../rules';
import type { Entry, Store, StoreOptions, Verdict } from '../store';
import { type Committing, commitBatch, readTip } from './commit';
import { type CommitNamed, type Committer, commitNamed } from './commits';
import { dueIn, silentUntil } from './due';
import type { Engine } from './engine';
import { groupCommit } from './group-commit';
import { sqlLog } from './log-view';
import { missingNotices, noticeOf } from './notices';
import { pageOfReceipts, receiptById, receiptsOf, tallyReceipts } from './read-receipts';
import { readMeta, readPepper, writeMeta } from './tables';

const MOST_QUEUED = 2_000; // receipts

/** A receipt, or the subject that is to be erased. */
interface Arrival {
  readonly entry?: Entry;
  readonly erased?: string;
  readonly receivedAt: number;
  readonly mostADay: number;
}

/** A store on a migrated database. Bound parameters only: no text is ever put together into a statement. */
// longer than 60 lines: the methods of a store, most of them one line
export async function sqlStore(
  engine: Engine & Partial<Committer>,
  { signingKey, formerSigningKey, mostQueued = MOST_QUEUED }: StoreOptions = {},
): Promise<Store> {
  const { db, layout, reader } = engine;
  const signer = signingKey === undefined ? undefined : createSigner(signingKey);
  const pepper = await readPepper(db);
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);

  const write = <T>(receivedAt: number, work: (committing: Committing) => Promise<T>) =>
    engine.write((transaction) => work({ transaction, layout, genesis, marker, signer, receivedAt }));
  const writeNamed: CommitNamed = (name, args, receivedAt) =>
    write(receivedAt, (committing) => commitNamed(name, args, committing));
  const commit = engine.commit ?? writeNamed;

  // One time for all of a commit: it is what the log is ordered by.
  const append = groupCommit<Arrival, Verdict | number>(async (arrivals) => {
    const { receivedAt = 0 } = arrivals.at(-1) ?? {};
    const mostADay = Math.min(...arrivals.map((arrival) => arrival.mostADay));
    const entries = arrivals.flatMap(({ entry }) => entry ?? []);
    const erased = arrivals.flatMap((arrival) => arrival.erased ?? []);
    const { verdicts, emptied } = await commit('lot', [{ entries, mostADay, erased }], receivedAt);
    const [ofEntries, ofErasures] = [verdicts.values(), emptied.values()];
    return arrivals.map(({ entry }) => (entry ? ofEntries : ofErasures).next().value as Verdict | number);
  }, mostQueued);

  const former = formerSigningKey === undefined ? undefined : createSigner(formerSigningKey);
  const announced = signer && write(Date.now(), (committing) => announceKey(signer.publicKey, former, committing));
  await announced?.catch(async (error) => {
    await engine.close();
    throw error;
  });

  return {
    append: (entries, receivedAt, mostADay = Number.POSITIVE_INFINITY) =>
      append(entries.map((entry) => ({ entry, receivedAt, mostADay }))) as Promise<Verdict[]>,
    receiptsOf: (subjectId, after, limit) => receiptsOf(db, subjectId, after, limit),
    receipt: (receiptId) => receiptById(db, receiptId),
    page: (...asked) => pageOfReceipts(db, ...asked),
    tally: (filter) => tallyReceipts(db, filter),
    ...reader,
    read: (work) => engine.snapshot((transaction) => work(sqlLog(transaction, genesis))),

    async erase(subjectId, erasedAt) {
      const [emptied] = await append([{ erased: subjectId, receivedAt: erasedAt, mostADay: Number.POSITIVE_INFINITY }]);
      if (emptied !== 0) await engine.wipe();
    },

    due: (...asked) => dueIn(db, ...asked),

    async purge(before, limit, purgedAt) {
      const deleted = await commit('purge', [before, limit], purgedAt);
      if (deleted > 0) await engine.wipe();
      return deleted;
    },

    async forgetUnseen(limit, at) {
      const over = unseenOver(at, await silentUntil(db, at));
      return commit('forgetUnseen', [over, limit], at);
    },

    scrub: (rewrite = false) => engine.scrub(rewrite),
    notice: (hash) => noticeOf(db, hash),
    missingNotices: (hashes) => missingNotices(db, hashes),
    keepNotice: (hash, body, keptAt, isConfigured = false) => commit('keepNotice', [hash, body, isConfigured], keptAt),

    async removeNotice(hash, removedAt) {
      const isRemoved = await commit('removeNotice', [hash], removedAt);
      if (isRemoved) await engine.wipe();
      return isRemoved;
    },

    load: () => ({ queued: append.queued(), limit: mostQueued }),

    check: () => commit('check', [], Date.now()),

    async close() {
      await append.idle();
      await engine.close();
    },
  };
}

/** So that whoever verifies knows from where on which key has to have signed. */
async function announceKey(publicKey: string, former: Signer | undefined, committing: Committing): Promise<void> {
  const { transaction } = committing;
  const last = await readMeta(transaction, 'key');
  if (last === publicKey) return;
  if (former && former.publicKey !== last) throw new FormerKeyRefused();
  const vouching = former && { former: { publicKey: former.publicKey, signature: former.vouch(publicKey) } };
  await commitBatch([eventDraft('key', { publicKey, ...vouching })], await readTip(transaction), committing);
  await writeMeta(transaction, 'key', publicKey);
}
