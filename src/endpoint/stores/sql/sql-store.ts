import { base64url } from '../../../consent/digest';
import { genesisOf } from '../../log/chain';
import { eventDraft, tombstoneMarker } from '../../log/events';
import { createSigner, type Signer } from '../../log/signer';
import { DatabaseRefused, FormerKeyRefused } from '../errors';
import { unseenOver } from '../rules';
import type { Entry, Store, StoreOptions, Verdict } from '../store';
import { commitLot } from './append';
import { fromNotice } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { purgeBatches } from './delete';
import { dueIn, silentUntil } from './due';
import type { Engine, Lot } from './engine';
import { groupCommit } from './group-commit';
import { sqlLog } from './log-view';
import { belowNoticeLimit, keepNotice, removeNotice } from './notices';
import { noticeOf, pageOfReceipts, receiptById, receiptsOf, tallyReceipts } from './read-receipts';
import type { Writing } from './tables';
import { forgetUnseen } from './tombstones';

const MOST_QUEUED = 2_000; // receipts

/** About what a post writes: a disk on which a few bytes have room has none for receipts. */
const CHECK_BYTES = 24_576;

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
  engine: Engine,
  { signingKey, formerSigningKey, mostQueued = MOST_QUEUED }: StoreOptions = {},
): Promise<Store> {
  const { db, layout, reader } = engine;
  const signer = signingKey === undefined ? undefined : createSigner(signingKey);
  const pepper = await db.selectFrom('meta').select('value').where('name', '=', 'pepper').executeTakeFirst();
  if (!pepper)
    throw DatabaseRefused.damaged('its table meta has no pepper, with which all tombstones and the log begin');
  const genesis = genesisOf(pepper.value);
  const marker = tombstoneMarker(pepper.value);

  const commit = <T>(receivedAt: number, work: (committing: Committing) => Promise<T>) =>
    engine.write((transaction) => work({ transaction, layout, genesis, signer, receivedAt }));

  const commitTogether = (lot: Lot, receivedAt: number) =>
    engine.append?.(lot, receivedAt) ?? commit(receivedAt, (committing) => commitLot(lot, marker, committing));

  // One time for all of a commit: it is what the log is ordered by.
  const append = groupCommit<Arrival, Verdict | number>(async (arrivals) => {
    const { receivedAt = 0 } = arrivals.at(-1) ?? {};
    const mostADay = Math.min(...arrivals.map((arrival) => arrival.mostADay));
    const entries = arrivals.flatMap(({ entry }) => entry ?? []);
    const erased = arrivals.flatMap((arrival) => arrival.erased ?? []);
    const { verdicts, emptied } = await commitTogether({ entries, mostADay, erased }, receivedAt);
    const [ofEntries, ofErasures] = [verdicts.values(), emptied.values()];
    return arrivals.map(({ entry }) => (entry ? ofEntries : ofErasures).next().value as Verdict | number);
  }, mostQueued);

  const former = formerSigningKey === undefined ? undefined : createSigner(formerSigningKey);
  const announced = signer && announceKey(signer.publicKey, former, (work) => commit(Date.now(), work));
  await announced?.catch(async (error) => {
    await engine.close();
    throw error;
  });

  return {
    append: (entries, receivedAt, mostADay = Number.POSITIVE_INFINITY) =>
      append(entries.map((entry) => ({ entry, receivedAt, mostADay }))) as Promise<Verdict[]>,
    receiptsOf: (subjectId, after, limit) => receiptsOf(db, subjectId, after, limit),
    receipt: (receiptId) => receiptById(db, receiptId),
    page: (...asked) => (reader ? reader.page(...asked) : pageOfReceipts(db, ...asked)),
    tally: (filter) => (reader ? reader.tally(filter) : tallyReceipts(db, filter)),
    ...(reader && { verify: reader.verify }),
    read: (work) => engine.snapshot((transaction) => work(sqlLog(transaction, genesis))),

    async erase(subjectId, erasedAt) {
      const [emptied] = await append([{ erased: subjectId, receivedAt: erasedAt, mostADay: Number.POSITIVE_INFINITY }]);
      if (emptied !== 0) await engine.wipe();
    },

    due: (...asked) => dueIn(db, ...asked),

    async purge(before, limit, purgedAt) {
      const deleted = await commit(purgedAt, (committing) => purgeBatches(before, limit, committing));
      if (deleted > 0) await engine.wipe();
      return deleted;
    },

    async forgetUnseen(limit, at) {
      const over = unseenOver(at, await silentUntil(db, at));
      return commit(at, ({ transaction }) => forgetUnseen(transaction, over, limit));
    },

    scrub: (rewrite = false) => engine.scrub(rewrite),
    notice: (hash) => noticeOf(db, hash),

    async missingNotices(hashes) {
      if (hashes.length === 0) return [];
      const names = hashes.map(fromNotice);
      const rows = await db.selectFrom('notices').select('hash').where('hash', 'in', names).execute();
      const missing = hashes.filter((_, i) => !rows.some(({ hash }) => names[i]?.equals(hash)));
      return missing.length > 0 && (await belowNoticeLimit(db)) ? missing : [];
    },

    keepNotice: (hash, body, keptAt, isConfigured = false) =>
      commit(keptAt, (committing) => keepNotice(hash, body, isConfigured, committing)),

    async removeNotice(hash, removedAt) {
      const isRemoved = await commit(removedAt, (committing) => removeNotice(hash, committing));
      if (isRemoved) await engine.wipe();
      return isRemoved;
    },

    load: () => ({ queued: append.queued(), limit: mostQueued }),

    async check() {
      await engine.write(async (transaction) => {
        const written = { name: 'check', value: randomText(CHECK_BYTES) };
        await transaction.deleteFrom('meta').where('name', '=', written.name).execute();
        await transaction.insertInto('meta').values(written).execute();
      });
    },

    async close() {
      await append.idle();
      await engine.close();
    },
  };
}

/** Another one each time: what is there already, SQLite does not write again. */
function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** So that whoever verifies knows from where on which key has to have signed. */
async function announceKey(
  publicKey: string,
  former: Signer | undefined,
  commit: (work: (committing: Committing) => Promise<void>) => Promise<void>,
): Promise<void> {
  await commit(async (committing) => {
    const { transaction } = committing;
    const last = await announcedKey(transaction);
    if (last === publicKey) return;
    if (former && former.publicKey !== last) throw new FormerKeyRefused();
    const vouching = former && { former: { publicKey: former.publicKey, signature: former.vouch(publicKey) } };
    await commitBatch([eventDraft('key', { publicKey, ...vouching })], await readTip(transaction), committing);
    await transaction.deleteFrom('meta').where('name', '=', 'key').execute();
    await transaction.insertInto('meta').values({ name: 'key', value: publicKey }).execute();
  });
}

async function announcedKey(transaction: Writing): Promise<string | undefined> {
  const row = await transaction.selectFrom('meta').select('value').where('name', '=', 'key').executeTakeFirst();
  return row?.value;
}
