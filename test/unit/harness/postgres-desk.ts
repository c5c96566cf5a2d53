import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Postgres, startPostgres } from '../../setup/postgres.mjs';
import { borrowDatabase } from './borrowed-database';

export interface PostgresDesk {
  readonly url: string;
  close(): Promise<void>;
}

/** Makes a database for each request, and removes them all at the end. */
export async function openPostgresDesk(): Promise<PostgresDesk> {
  const given = process.env.TEST_DATABASE_URL;
  let started: Promise<Postgres> | undefined;
  const returns: (() => Promise<void>)[] = [];
  const lend = async () => {
    if (!given) {
      started ??= startPostgres();
      return (await started).createDatabase();
    }
    const { url, giveBack } = await borrowDatabase(given);
    returns.push(giveBack);
    return url;
  };

  const server = createServer(async (_request, response) => {
    try {
      response.end(await lend());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all(returns.map((giveBack) => giveBack()));
      await started?.then((postgres) => postgres.stop());
    },
  };
}
