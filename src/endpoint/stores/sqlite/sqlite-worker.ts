import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import Database from 'libsql';
import type { Receipt } from '../../../receipts/receipt';
import { genesisOf } from '../../log/chain';
import { tombstoneMarker } from '../../log/events';
import { createSigner } from '../../log/signer';
import { StoreUnavailable } from '../errors';
import { commitLot } from '../sql/append';
import { IN_PLACE, type Outcome } from '../sql/engine';
import type { Tables } from '../sql/tables';
import { driverOptions } from './cipher';
import { explainSqlite, LibsqlDialect, sqliteSettings } from './connection';
import type { ReaderOptions } from './reader';
import { plain, readOrders } from './reading';
import type { Answer, Order, WorkerOptions } from './thread';

/*
 * The program of the thread that commits receipts and erasures to SQLite, and of the one that reads for long: they wait for the
 * disk, and the thread that answers requests does not.
 */

/** How long SQLite itself waits for another process before the dialect tries again, or gives up. */
const BUSY_TIMEOUT = 200; // ms

/** Commits lots, on a connection of its own to a database that is migrated. */
function createAppend({ path, durability, signingKey, encryptionKey }: WorkerOptions) {
  const handle = new Database(path, driverOptions(encryptionKey));
  // Here SQLite may wait by itself: nobody else needs this thread.
  handle.exec(`${sqliteSettings(durability)} pragma busy_timeout = ${BUSY_TIMEOUT}`);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  const { value: pepper } = handle.prepare("select value from meta where name = 'pepper'").get() as { value: string };
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);
  const signer = signingKey === undefined ? undefined : createSigner(signingKey);

  return ({ bodies, receivedAt, ...lot }: Order): Promise<Outcome> => {
    const lines = bodies === '' ? [] : bodies.split('\n');
    const entries = lines.map((body) => ({ body, receipt: JSON.parse(body) as Receipt }));
    return db
      .transaction()
      .execute((transaction) =>
        commitLot({ ...lot, entries }, marker, { transaction, genesis, signer, receivedAt, layout: IN_PLACE }),
      )
      .catch(explainSqlite);
  };
}

function commitOrders(port: MessagePort, options: WorkerOptions): void {
  const append = createAppend(options);
  port.on('message', async (order: Order) => {
    const answer: Answer = await append(order).catch((error) =>
      error instanceof StoreUnavailable ? { reason: error.reason, code: error.code } : { error: plain(error) },
    );
    port.postMessage(answer);
  });
}

const options = workerData as ReaderOptions | WorkerOptions;
if (parentPort && 'file' in options) readOrders(parentPort, options);
else if (parentPort && 'path' in options) commitOrders(parentPort, options);
