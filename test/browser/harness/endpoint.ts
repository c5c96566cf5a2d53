import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { fromColumns, type ReceiptColumns } from '../../../src/endpoint/stores/sql/columns';
import type { Receipt } from '../../../src/receipts/receipt';
import type { Handler } from './proxy';

export interface StoredReceipt {
  receipt: Receipt;
  /** Milliseconds since the epoch, by the endpoint's clock. */
  receivedAt: number;
}

export interface TestEndpoint {
  answer: Handler;
  /** All receipts in its database, oldest first. */
  receipts(): StoredReceipt[];
  /** Every byte of its database, the write-ahead log included. */
  bytes(): Promise<Buffer>;
  /** The newest head of its log, as the operator has it. */
  head(): Promise<string>;
  close(): Promise<void>;
}

/** The built endpoint, on a database in a folder of its own. */
export async function startEndpoint(origins: readonly string[]): Promise<TestEndpoint> {
  const { createEndpoint, sqliteStore, verifyLog } = await built();
  const folder = await mkdtemp(join(tmpdir(), 'assent-endpoint-'));
  const file = join(folder, 'receipts.db');
  const store = await sqliteStore(file);
  const endpoint = createEndpoint({ store, origins, onError: console.error });
  // Its books are read from the disk, and not through it: what it says it has stored is to be there.
  const books = new Database(file, { readonly: true });
  return {
    answer: (request) => endpoint(request),
    receipts: () =>
      books
        .prepare('select * from entries where receipt_id is not null order by sequence')
        .all()
        .map((row) => received(row as Record<string, unknown>)),
    bytes: async () =>
      Buffer.concat(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))),
    head: async () => (await verifyLog(store)).head ?? '',
    async close() {
      books.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function received(row: Record<string, unknown>): StoredReceipt {
  const bytes = (value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value) : value);
  const columns = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bytes(value)]));
  return { receipt: fromColumns(columns as unknown as ReceiptColumns), receivedAt: row.received_at as number };
}

/** What users of the package get, whose types are those of the source. */
function built(): Promise<typeof import('../../../src/endpoint/index')> {
  return import(/* @vite-ignore */ pathToFileURL(resolve('dist/server/endpoint.js')).href);
}
