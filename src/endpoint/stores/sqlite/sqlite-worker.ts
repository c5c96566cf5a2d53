import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import Database from 'libsql';
import type { Receipt } from '../../../receipts/receipt';
import { genesisOf } from '../../log/chain';
import { tombstoneMarker } from '../../log/events';
import { createSigner } from '../../log/signer';
import { type VerifyOptions, verifyView } from '../../log/verify';
import { commitLot } from '../sql/append';
import { IN_PLACE } from '../sql/engine';
import { sqlLog } from '../sql/log-view';
import { pageOfReceipts, tallyReceipts } from '../sql/read-receipts';
import type { Tables, Writing } from '../sql/tables';
import type { Filter } from '../store';
import { driverOptions } from './cipher';
import type { SentLot } from './committer';
import { explainSqlite, LibsqlDialect, READING, snapshotOf, sqliteSettings } from './connection';
import type { Answer, Asking, Order, PlainError, ThreadOptions } from './thread';

/*
 * The program of the thread that commits receipts and erasures to SQLite, and of the one that reads for long: they wait for the
 * disk, and the thread that answers requests does not.
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
  handle.exec(`${settings} pragma busy_timeout = ${BUSY_TIMEOUT[commits ? 'committing' : 'reading']}`);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  const { value: pepper } = handle.prepare("select value from meta where name = 'pepper'").get() as { value: string };
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);
  const signer = commits?.signingKey === undefined ? undefined : createSigner(commits.signingKey);

  const works: Works = {
    append: (_, { bodies, ...lot }: SentLot, receivedAt: number) => {
      const lines = bodies === '' ? [] : bodies.split('\n');
      const entries = lines.map((body) => ({ body, receipt: JSON.parse(body) as Receipt }));
      const commit = (transaction: Writing) =>
        commitLot({ ...lot, entries }, marker, { transaction, genesis, signer, receivedAt, layout: IN_PLACE });
      return db.transaction().execute(commit).catch(explainSqlite);
    },
    page: ({ signal }, after: number, limit: number, filter?: Filter) =>
      pageOfReceipts(db, after, limit, filter, signal),
    tally: ({ signal }, filter?: Filter) => tallyReceipts(db, filter, signal),
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
      ({ name, message, stack, code, reason }: PlainError) => ({ error: { name, message, stack, code, reason } }),
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
