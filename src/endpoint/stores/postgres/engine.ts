import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { loadPg } from '../drivers';
import type { Engine } from '../sql/engine';
import { sqlStore } from '../sql/sql-store';
import type { Tables, Writing } from '../sql/tables';
import type { Store, StoreOptions } from '../store';
import { lockTip, NOTICE_THE_GONE } from './lock';
import { checkPostgres, migratePostgres } from './migrations';
import { createPartitions } from './partitions';
import { GIVE_UP_AFTER, withRetries } from './retries';
import { scrub } from './scrub';

export interface PostgresOptions extends StoreOptions {
  /** Connections of this instance. Commits take one, reading the rest. Default 5. */
  readonly connections?: number;
  /** Opens a database that is there and writes nothing to it: rejects where a migration is due. Default `false`. */
  readonly readOnly?: boolean;
}

const CONNECTIONS = 5;

/** For the server to end a statement that takes too long. */
const STATEMENT_WITHIN = 10_000; // ms
/** For its answer, or its error, to arrive. */
const ANSWER_WITHIN = STATEMENT_WITHIN + 1_000; // ms

const INT8 = 20;

/**
 * Opens a PostgreSQL database of receipts, or makes its tables. Any number of instances may work on one. Rejects when the
 * server cannot do what this needs, and when the database is newer than this build or holds something else.
 *
 * @param url such as `postgres://user:password@host:5432/database?sslmode=verify-full`
 */
export async function postgresStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  return sqlStore(await postgresEngine(url, options), options);
}

/**
 * The migrated database of `postgresStore`.
 *
 * @param answerWithin after so many milliseconds without an answer a connection is cut
 */
export async function postgresEngine(
  url: string,
  { durability = 'full', connections = CONNECTIONS, readOnly = false }: PostgresOptions = {},
  answerWithin = ANSWER_WITHIN,
): Promise<Engine> {
  const { pool, cut } = await createPool(url, connections);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolWithDeadline(pool, answerWithin) }) });
  /** For what may take as long as it takes: nobody waits for it. */
  const withoutDeadline = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await (readOnly ? checkPostgres(withoutDeadline) : migratePostgres(withoutDeadline));
  } catch (error) {
    await withoutDeadline.destroy();
    throw error;
  }
  const partitions = createPartitions();
  const writeOnce = <T>(work: (transaction: Writing) => Promise<T>) =>
    db
      .transaction()
      .execute(async (transaction) => {
        await lockTip(transaction, durability);
        return work(transaction);
      })
      .catch((error) => {
        partitions.lookAgain();
        throw error;
      });

  return {
    db,
    write: (work) => withRetries(() => writeOnce(work)),
    snapshot: (work) =>
      withoutDeadline
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          await sql`set local statement_timeout = 0`.execute(transaction);
          return work(transaction);
        }),
    layout: partitions,
    wipe: async () => {},
    scrub: (rewrite) => scrub(withoutDeadline, pool, rewrite),
    async close() {
      await db.destroy();
      // Of a server that is frozen, and where a vacuum takes long: what is open keeps the process from its end.
      setTimeout(cut, Math.min(answerWithin, GIVE_UP_AFTER)).unref();
      await withoutDeadline.destroy();
    },
  };
}

/** A pool, and what cuts all of its connections. */
async function createPool(url: string, connections: number): Promise<{ readonly pool: Pool; cut(): void }> {
  const { default: pg } = await loadPg();
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: GIVE_UP_AFTER,
    keepAlive: true,
    application_name: 'assent',
    lock_timeout: GIVE_UP_AFTER,
    statement_timeout: STATEMENT_WITHIN,
    types: {
      // Sequences and times stay far below 2^53.
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) as never,
    },
  });
  // A connection that the server ends: what was under way on it is told by itself, and the pool makes another one.
  pool.on('error', () => {});
  const open = new Set<PoolClient>();
  pool.on('connect', (client) => {
    open.add(client.on('error', () => {}));
    // Where that fails, so does what is asked next.
    client.query(NOTICE_THE_GONE).catch(() => {});
  });
  pool.on('remove', (client) => open.delete(client));
  return {
    pool,
    cut() {
      for (const { connection } of open) connection.stream.destroy();
    },
  };
}

/**
 * A pool whose connections are cut when an answer takes longer than `answerWithin`, in milliseconds. The server's own
 * `statement_timeout` is of no use where the server itself has stopped, a machine that was frozen for example: its socket
 * stays open, and TCP gives up only after a quarter of an hour.
 */
function poolWithDeadline(pool: Pool, answerWithin: number): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      const query = async (text: string, parameters: readonly unknown[]) => {
        // Whoever waits is told that the connection ended, and the pool makes another one.
        const timer = setTimeout(() => client.connection.stream.destroy(), answerWithin);
        return client.query(text, [...parameters]).finally(() => clearTimeout(timer));
      };
      // Of its two forms, that for cursors is never called.
      return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
    },
    // It is not this one's to end.
    end: async () => {},
  };
}
