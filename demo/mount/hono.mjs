// Assent in a Hono app on Node, at /assent.
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { applyRetention, createEndpoint, sqliteStore } from 'assent/endpoint';
import { Hono } from 'hono';

const { PORT = '8080', DATABASE = 'receipts.db', ORIGIN = 'https://klouttrack.com' } = process.env;

const store = await sqliteStore(DATABASE);
const endpoint = createEndpoint({ store, origins: [ORIGIN], onError: console.error });
setInterval(() => applyRetention({ store, days: 1825 }).catch(console.error), 3_600_000);

const app = new Hono();
app.all('/assent/*', (c) => endpoint(c.req.raw, { address: getConnInfo(c).remote.address }));

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`listening on http://127.0.0.1:${port}`);
});
