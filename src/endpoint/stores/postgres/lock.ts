import { sql } from 'kysely';
import type { Writing } from '../sql/tables';

/*
 * An instance that freezes, or whose machine goes, while it has the lock keeps its connection open. The server then ends the
 * transaction by itself: the statement under way, and the pause after it, together take less than 5 seconds.
 */
const STATEMENT_WITHIN = 3_000; // ms
const PAUSE_WITHIN = 1_500; // ms

/**
 * Takes the lock under which commits come one after the other. In the same statement it sees to it that the commit returns
 * once it is on disk, whatever the default of the server, the database or the role is, and that the lock is given back.
 */
export async function lockTip(transaction: Writing, durability: 'full' | 'off' = 'full'): Promise<void> {
  const synchronous = durability === 'full' ? 'on' : 'off';
  await sql`
    select set_config('synchronous_commit', ${synchronous}, true),
      set_config('statement_timeout', ${sql.lit(String(STATEMENT_WITHIN))}, true),
      set_config('idle_in_transaction_session_timeout', ${sql.lit(String(PAUSE_WITHIN))}, true)
    from tip for update
  `.execute(transaction);
}

/** For a client that is gone to be noticed, where it is idle and where it takes no answer. */
export const NOTICE_THE_GONE = `
  select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '4000', false)
`;
