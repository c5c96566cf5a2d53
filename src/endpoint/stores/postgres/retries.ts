import { type Reason, StoreUnavailable } from '../errors';

/** A post waits this long for a database that is away or busy, and is then turned away with 503. */
export const GIVE_UP_AFTER = 3_000; // ms
const TRY_AGAIN_AFTER = 50; // ms

/**
 * Tries again what another try can mend, within the time that a post may wait. Safe also where it is not known whether a
 * commit was made before its connection broke: what is there already is found there.
 */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
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
  ['25P03', 'unreachable'], // idle_in_transaction_session_timeout: this process stood still, and nothing was committed
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
