import type { MessagePort } from 'node:worker_threads';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { genesisOf } from '../../log/chain';
import { verifyView } from '../../log/verify';
import { sqlLog } from '../sql/log-view';
import { pageOfReceipts, tallyReceipts } from '../sql/read-receipts';
import type { Tables } from '../sql/tables';
import { driverOptions } from './cipher';
import { LibsqlDialect, READING, snapshotOf } from './connection';
import type { LongReads, ReaderOptions, ReadMessage, ReadOrder } from './reader';

/** How long SQLite itself waits for another connection, while that cuts the log, say. */
const BUSY_TIMEOUT = 1_000; // ms

/** The program of the thread that reads for long: it does so in slices, between which the next order gets its turn. */
export function readOrders(port: MessagePort, { file, encryptionKey }: ReaderOptions): void {
  const open = () => new Database(file, driverOptions(encryptionKey));
  const handle = open();
  handle.exec(`${READING} pragma busy_timeout = ${BUSY_TIMEOUT}`);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  const { value: pepper } = handle.prepare("select value from meta where name = 'pepper'").get() as { value: string };
  const underWay = new Map<number, { readonly abort: AbortController; readonly answered: Promise<void> }>();

  const readsOf = (id: number, signal: AbortSignal): LongReads => ({
    page: (after, limit, filter) => pageOfReceipts(db, after, limit, filter, signal),
    tally: (filter) => tallyReceipts(db, filter, signal),
    // Rejects where it cannot be opened: what is thrown would end the thread.
    verify: async (trusted) =>
      snapshotOf(open(), (log) => {
        const onProgress = (...progress: [done: number, of: number]) => port.postMessage({ id, progress });
        return verifyView(sqlLog(log, genesisOf(pepper)), { ...trusted, onProgress, signal });
      }),
  });

  const answer = async ({ id, name, args }: ReadOrder, signal: AbortSignal) => {
    const read = readsOf(id, signal)[name] as (...args: readonly unknown[]) => Promise<unknown>;
    const answered = await read(...args).then(
      (result) => ({ result }),
      (error) => ({ error: plain(error) }),
    );
    underWay.delete(id);
    port.postMessage({ id, ...answered });
  };

  port.on('message', async (message: ReadMessage) => {
    if (message === 'end') {
      await Promise.all([...underWay.values()].map(({ answered }) => answered));
      await db.destroy();
      port.close();
    } else if ('abort' in message) underWay.get(message.abort)?.abort.abort();
    else {
      const abort = new AbortController();
      underWay.set(message.id, { abort, answered: answer(message, abort.signal) });
    }
  });
}

/** Of an error that is not JavaScript's own, nothing would be left on the way. */
export function plain({ name, message, stack, code }: Error & { code?: string }) {
  return { name, message, stack, code };
}
