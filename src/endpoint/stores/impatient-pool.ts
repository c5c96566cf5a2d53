import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * A pool whose connections are cut when an answer takes longer than `answerWithin`, in milliseconds. The server's own
 * `statement_timeout` is of no use where the server itself has stopped, a machine that was frozen for example: its socket
 * stays open, and TCP gives up only after a quarter of an hour.
 */
export function impatientPool(pool: Pool, answerWithin: number): PostgresPool {
  return {
    connect: async () => impatientClient(await pool.connect(), answerWithin),
    // It is not this one's to end.
    end: async () => {},
  };
}

function impatientClient(client: PoolClient, answerWithin: number): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    // Whoever waits is told that the connection ended, and the pool makes another one.
    const timer = setTimeout(() => client.connection.stream.destroy(), answerWithin);
    try {
      return await client.query(text, [...parameters]);
    } finally {
      clearTimeout(timer);
    }
  };
  // Of its two forms, that for cursors is never called.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}
