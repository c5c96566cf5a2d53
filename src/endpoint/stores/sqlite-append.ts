import { Kysely } from 'kysely';
import Database from 'libsql';
import type { Receipt } from '../../receipts/receipt';
import { genesisOf } from '../log/chain';
import { createSigner } from '../log/signer';
import { appendReceipts } from './append-receipts';
import { IN_PLACE } from './engine';
import { LibsqlDialect } from './libsql-dialect';
import { explainSqlite } from './sqlite-errors';
import { sqliteSettings } from './sqlite-settings';
import type { Verdict } from './store';
import type { Tables } from './tables';
import { tombstoneMarker } from './tombstone';

/** What the committing thread is told when it starts. */
export interface WorkerOptions {
  readonly path: string;
  readonly durability: 'full' | 'off';
  /** Private key in PEM. */
  readonly signingKey: string | undefined;
}

/** How long SQLite itself waits for another process before the dialect tries again, or gives up. */
const BUSY_TIMEOUT = 200; // ms

/** Commits bodies of receipts, on a connection of its own to a database that is migrated. */
export function createAppend({ path, durability, signingKey }: WorkerOptions) {
  const handle = new Database(path);
  // Here SQLite may wait by itself: nobody else needs this thread.
  handle.exec(`${sqliteSettings(durability)} pragma busy_timeout = ${BUSY_TIMEOUT}`);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(handle) });
  const { value: pepper } = handle.prepare("select value from meta where name = 'pepper'").get() as { value: string };
  const genesis = genesisOf(pepper);
  const marker = tombstoneMarker(pepper);
  const signer = signingKey === undefined ? undefined : createSigner(signingKey);

  return (bodies: readonly string[], receivedAt: number): Promise<Verdict[]> => {
    const entries = bodies.map((body) => ({ body, receipt: JSON.parse(body) as Receipt }));
    return db
      .transaction()
      .execute((transaction) =>
        appendReceipts(entries, marker, { transaction, genesis, signer, receivedAt, layout: IN_PLACE }),
      )
      .catch(explainSqlite);
  };
}
