import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { type PageAsked, writePage } from '../../export/export-page';
import { statsOf } from '../../export/stats';
import { genesisOf } from '../../log/chain';
import { tombstoneMarker } from '../../log/events';
import { createSigner } from '../../log/signer';
import { type VerifyOptions, verifyView } from '../../log/verify';
import { readTip } from '../sql/commit';
import { type CommitNamed, commitNamed } from '../sql/commits';
import { IN_PLACE } from '../sql/engine';
import { sqlLog } from '../sql/log-view';
import { pageOfReceipts, tallyReceipts } from '../sql/read-receipts';
import type { Tables, Writing } from '../sql/tables';
import type { Filter, Store } from '../store';
import { driverOptions } from './cipher';
import { lotOf, type SentLot } from './committer';
import { cutLog, explainSqlite, LibsqlDialect, READING, snapshotOf, sqliteSettings } from './connection';
import type { Answer, Asking, Order, PlainError, ThreadOptions } from './thread';

/*
 * The program of the thread that commits to SQLite, and of the one that reads for long: they wait for the disk, and the thread
 * that answers requests does not.
 */

/** How long SQLite itself waits for another connection: nobody else needs these threads. The dialect tries again, or gives up. */
const BUSY_TIMEOUT = { committing: 200, reading: 1_000 }; // ms

/** What can be asked for, by its name. A long work does it in slices, between which the next order gets its turn. */
type Works = Readonly<Record<string, (asking: Asking, ...args: never[]) => Promise<unknown>>>;

/** The works on a database that is migrated, on a connection of their own. */
function openWorks({ file, encryptionKey, commits }: ThreadOptions): { readonly works: Works; close(): Promise<void> } {
  const open = () => new Database(file, driverOptions(encryptionKey));
  const handle = open();
  const settings = commits ? sqliteSettings(commits.durability) : READING;
  const patience = BUSY_TIMEOUT[commits ? 'committing' : 'reading'];
  const wait = (time: number) => handle.exec(`pragma busy_timeout = ${time}`);
  handle.exec(settings);
  wait(patience);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  const { value: pepper } = handle.prepare("select value from meta where name = 'pepper'").get() as { value: string };
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);
  const signer = commits?.signingKey === undefined ? undefined : createSigner(commits.signingKey);

  const works: Works = {
    commit: (_, ...[name, sent, receivedAt]: Parameters<CommitNamed>) => {
      const args = name === 'lot' ? [lotOf(sent[0] as unknown as SentLot)] : sent;
      const commit = (transaction: Writing) =>
        commitNamed(name, args as typeof sent, { transaction, genesis, marker, signer, receivedAt, layout: IN_PLACE });
      return db.transaction().execute(commit).catch(explainSqlite);
    },
    cutLog: async (_, time: number) => {
      try {
        wait(time);
        return cutLog(handle);
      } catch (error) {
        return explainSqlite(error);
      } finally {
        wait(patience);
      }
    },
    page: ({ signal }, after: number, limit: number, filter?: Filter) =>
      pageOfReceipts(db, after, limit, filter, signal),
    tally: ({ signal }, filter?: Filter) => tallyReceipts(db, filter, signal),
    // What is made of them is made here too: for whole logs that takes longer than to read them.
    exportPage: ({ signal }, asked: PageAsked) => {
      const page: Store['page'] = (after, limit, filter) => pageOfReceipts(db, after, limit, filter, signal);
      return writePage({ page, end: async () => (await readTip(db)).sequence }, asked);
    },
    stats: async ({ signal }, filter: Filter) => statsOf(await tallyReceipts(db, filter, signal)),
    // Rejects where it cannot be opened: what is thrown would end the thread.
    verify: async (asking, trusted: VerifyOptions) =>
      snapshotOf(open(), (log) => verifyView(sqlLog(log, genesis), { ...trusted, ...asking })),
  };
  return { works, close: () => db.destroy() };
}

function serveOrders(port: MessagePort, options: ThreadOptions): void {
  const { works, close } = openWorks(options);
  const underWay = new Map<number, { readonly abort: AbortController; readonly answered: Promise<void> }>();
  const tell = (answer: Answer) => port.postMessage(answer);

  const answer = async (id: number, name: string, args: readonly unknown[], signal: AbortSignal) => {
    const work = works[name] as (asking: Asking, ...args: readonly unknown[]) => Promise<unknown>;
    const onProgress = (...progress: [done: number, of: number]) => tell({ id, progress });
    const end = await work({ signal, onProgress }, ...args).then(
      (result) => ({ result }),
      ({ name, message, stack, code, reason, sequence }: PlainError) => ({
        error: { name, message, stack, code, reason, sequence },
      }),
    );
    underWay.delete(id);
    tell({ id, ...end } as Answer);
  };

  port.on('message', async (order: Order) => {
    if (order === 'end') {
      await Promise.all([...underWay.values()].map(({ answered }) => answered));
      await close();
      port.close();
    } else if ('abort' in order) underWay.get(order.abort)?.abort.abort();
    else {
      const abort = new AbortController();
      underWay.set(order.id, { abort, answered: answer(order.id, order.name, order.args, abort.signal) });
    }
  });
}

if (parentPort) serveOrders(parentPort, workerData);
