import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import { type Db, type Engine, IN_PLACE, type Writing } from './engine';
import { impatientPool } from './impatient-pool';
import { createPartitions, type Partitions } from './partitions';
import { checkPostgres, migratePostgres } from './postgres-migrations';
import { sqlStore } from './sql-store';
import type { Store, StoreOptions } from './store';
import { type Reason, StoreUnavailable } from './store-unavailable';
import type { Tables } from './tables';

export interface PostgresOptions extends StoreOptions {
  /** Connections of this instance. Commits take one, reading the rest. Default 5. */
  readonly connections?: number;
  /** Opens a database that is there and writes nothing to it: rejects where a migration is due. Default `false`. */
  readonly readOnly?: boolean;
}

const CONNECTIONS = 5;

/** A post waits this long for a database that is away or busy, and is then turned away with 503. */
const GIVE_UP_AFTER = 3_000; // ms
const TRY_AGAIN_AFTER = 50; // ms
/** For the server to end a statement that takes too long. */
const STATEMENT_WITHIN = 10_000; // ms
/** For its answer, or its error, to arrive. */
const ANSWER_WITHIN = STATEMENT_WITHIN + 1_000; // ms

const INT8 = 20;

/**
 * Opens a PostgreSQL database of receipts, or makes its tables. Any number of instances may work on one. Also for servers
 * that speak its protocol, such as CockroachDB. Rejects when the database is newer than this build or holds something else.
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
  const pool = await createPool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: GIVE_UP_AFTER,
    application_name: 'assent',
    lock_timeout: GIVE_UP_AFTER,
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: impatientPool(pool, answerWithin) }) });
  /** For what may take as long as it takes: nobody waits for it. */
  const patient = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let partitioned: boolean;
  try {
    partitioned = (await (readOnly ? checkPostgres(patient) : migratePostgres(patient))) === 'postgresql';
  } catch (error) {
    await patient.destroy();
    throw error;
  }
  const partitions = createPartitions();
  const lock = partitioned ? lockTip(durability) : lockRow;

  return {
    db,
    write: (work) => withRetries(() => writeOnce(db, lock, partitions, work)),
    snapshot: (work) =>
      patient
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          await sql`set local statement_timeout = 0`.execute(transaction);
          return work(transaction);
        }),
    layout: partitioned ? partitions : IN_PLACE,
    wipe: async () => {},
    async scrub() {
      if (partitioned) await partitions.scrub(patient);
    },
    async close() {
      await db.destroy();
      await patient.destroy();
    },
  };
}

async function createPool(config: PoolConfig): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    ...config,
    statement_timeout: STATEMENT_WITHIN,
    types: {
      // Sequences and times stay far below 2^53.
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) as never,
    },
  });
  // A connection that the server ends: what was under way on it is told by itself, and the pool makes another one.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function writeOnce<T>(
  db: Db,
  lock: (transaction: Writing) => Promise<unknown>,
  partitions: Partitions,
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  let begun: Writing | undefined;
  const settle = (committed: boolean) => begun && partitions.settle(begun, committed);
  try {
    const result = await db.transaction().execute(async (transaction) => {
      begun = transaction;
      await lock(transaction);
      return work(transaction);
    });
    settle(true);
    return result;
  } catch (error) {
    settle(false);
    throw error;
  }
}

/**
 * Takes the lock under which commits come one after the other. In the same statement it sees to it that the commit returns
 * once it is on disk, whatever the default of the server, the database or the role is.
 */
function lockTip(durability: 'full' | 'off') {
  const synchronous = durability === 'full' ? 'on' : 'off';
  return (transaction: Writing) =>
    sql`select set_config('synchronous_commit', ${synchronous}, true) from tip for update`.execute(transaction);
}

/** The same on another server, which may know no such setting: CockroachDB, for one, commits in no other way. */
function lockRow(transaction: Writing) {
  return sql`select 1 from tip for update`.execute(transaction);
}

/**
 * Tries again what another try can mend, within the time that a post may wait. Safe also where it is not known whether a
 * commit was made before its connection broke: what is there already is found there.
 */
async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUp = performance.now() + GIVE_UP_AFTER;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const unavailable = explain(error);
      if (!unavailable) throw error;
      if (!PASSING.includes(unavailable.reason) || performance.now() > giveUp) throw unavailable;
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
  }
}

const PASSING: readonly Reason[] = ['unreachable', 'conflict'];

/** What SQLSTATEs and the network's codes begin with. */
const REASONS: readonly (readonly [code: string, reason: Reason])[] = [
  ['40', 'conflict'], // serialization_failure, deadlock_detected
  ['23505', 'conflict'], // unique_violation: another instance was first
  ['42P07', 'conflict'], // duplicate_table: another instance made this month's partition
  ['23514', 'conflict'], // check_violation: another instance dropped it
  ['53100', 'full'], // disk_full
  ['53', 'unreachable'], // insufficient_resources, too many connections
  ['25006', 'read-only'], // read_only_sql_transaction: a standby
  ['55P03', 'locked'], // lock_not_available
  ['57014', 'locked'], // query_canceled: the statement's time was over
  ['57P', 'unreachable'], // admin_shutdown, crash_shutdown, cannot_connect_now
  ['58030', 'i/o'], // io_error
  ['XX001', 'corrupt'], // data_corrupted
  ['XX002', 'corrupt'], // index_corrupted
  ['08', 'unreachable'], // connection_exception
  ['ECONN', 'unreachable'],
  ['EPIPE', 'unreachable'],
  ['ENOENT', 'unreachable'], // the server's socket
  ['ETIMEDOUT', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
];

/** The driver's own errors of connections have texts and no codes. */
const CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

function explain(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error;
  const { code, message } = error as { code?: string; message?: string };
  const [, reason] = REASONS.find(([start]) => code?.startsWith(start)) ?? [];
  if (reason) return new StoreUnavailable(reason, code);
  return CONNECTION.test(message ?? '') ? new StoreUnavailable('unreachable') : undefined;
}
