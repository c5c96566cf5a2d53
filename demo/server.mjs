import { mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createEndpoint, sqliteStore } from '../dist/server/endpoint.js';
import { createSite } from './site.mjs';

const DATABASE = fileURLToPath(new URL('./data/receipts.db', import.meta.url));

/**
 * Serves the site and its endpoint on `port`, or on the next free one.
 * @param {{ port?: number, host?: string, database?: string }} [options]
 */
export async function startServer({ port = 8080, host = '127.0.0.1', database = DATABASE } = {}) {
  mkdirSync(dirname(database), { recursive: true });
  const store = await sqliteStore(database);
  let site;
  const server = createAdaptorServer({ fetch: (...request) => site.fetch(...request) });
  const bound = await listen(server, port, host);
  const origins = [...new Set(['localhost', '127.0.0.1', host])].map((name) => `http://${name}:${bound}`);
  const apart = ['127.0.0.1', '0.0.0.0'].includes(host);
  site = createSite({ endpoint: createEndpoint({ store, origins, onError: console.error }), apart });
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}/`,
    wanted: port === 0 || port === bound,
    database: relative(process.cwd(), database),
    async stop() {
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      await store.close();
    },
  };
}

/** @returns the port that was free */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    const attempt = (next) => {
      server.once('error', (error) => {
        if (error.code !== 'EADDRINUSE' || next >= Math.min(port + 50, 65535)) reject(error);
        else attempt(next + 1);
      });
      server.listen(next, host, () => {
        server.removeAllListeners('error');
        resolve(server.address().port);
      });
    };
    attempt(port);
  });
}
