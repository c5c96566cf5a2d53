import { type Reason, type ReasonsByCode, StoreUnavailable } from '../errors';

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

/** SQLSTATEs and the network's codes. */
const REASONS: ReasonsByCode = {
  /*
   * serialization_failure, deadlock_detected. unique_violation: another instance was first; duplicate_table: it made this
   * month's partition; check_violation: it dropped it.
   */
  conflict: /^(40|23505|42P07|23514)/,
  full: /^53100/, // disk_full
  'read-only': /^25006/, // read_only_sql_transaction: a standby
  locked: /^(55P03|57014)/, // lock_not_available. query_canceled: the statement's time was over
  'i/o': /^58030/, // io_error
  corrupt: /^XX00[12]/, // data_corrupted, index_corrupted
  /*
   * connection_exception; insufficient_resources; admin_shutdown, crash_shutdown, cannot_connect_now.
   * idle_in_transaction_session_timeout: this process stood still, and nothing was committed. ENOENT: the server's socket.
   */
  unreachable: /^(08|53|57P|25P03|ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/,
};

/** The driver's own errors of connections have texts and no codes. */
const CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

function explain(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error;
  const known = StoreUnavailable.of(error as { code?: string }, REASONS);
  return known ?? (CONNECTION.test((error as Error).message) ? new StoreUnavailable('unreachable') : undefined);
}
