import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { applyRetention, createEndpoint, sqliteStore } from '../dist/server/endpoint.js';
import { openSample } from './sample/open.mjs';
import { createSite } from './site.mjs';

const fileOf = (name) => fileURLToPath(new URL(`./data/${name}`, import.meta.url));

const RETENTION = 1825; // days
const HOUR = 3_600_000; // ms
/** What is under way when the server ends may take this long. */
const DRAIN_WITHIN = 5_000; // ms
const SWEEP_EVERY = 50; // ms

/**
 * Serves the site and its endpoint on `port`, or on the next free one.
 * @param {{ port?: number, host?: string, sample?: boolean, database?: string }} [options] `sample`: on a database of
 *   made-up receipts instead of that of the demo's visitors
 */
export async function startServer({
  port = 8080,
  host = '127.0.0.1',
  sample = false,
  database = fileOf(sample ? 'sample.db' : 'receipts.db'),
} = {}) {
  mkdirSync(dirname(database), { recursive: true });
  const store = await (sample ? openSample(database) : sqliteStore(database));
  let site;
  const server = createAdaptorServer({ fetch: (...request) => site.fetch(...request) });
  const bound = await listen(server, port, host);
  const origins = [...new Set(['localhost', '127.0.0.1', host])].map((name) => `http://${name}:${bound}`);
  const apart = ['127.0.0.1', '0.0.0.0'].includes(host);
  // Known to whoever sees the terminal, until this process ends.
  const adminToken = randomBytes(32).toString('base64url');
  const endpoint = createEndpoint({ store, origins, adminToken, retentionDays: RETENTION, onError: console.error });
  site = createSite({ endpoint, apart });
  const stopRetention = retain(store);
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}/`,
    wanted: port === 0 || port === bound,
    database: relative(process.cwd(), database),
    adminToken,
    async stop() {
      await drain(server);
      await stopRetention();
      await store.close();
    },
  };
}

/** @returns what stops it, once what is under way is done */
function retain(store) {
  let underWay;
  const apply = () => {
    underWay = applyRetention({ store, days: RETENTION }).catch(console.error);
  };
  const timer = setInterval(apply, HOUR);
  apply();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

/** Answers what is under way, and takes nothing new. */
function drain(server) {
  return new Promise((closed) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_WITHIN);
    // A connection that becomes idle only now would be kept for its next request.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      closed();
    });
  });
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
