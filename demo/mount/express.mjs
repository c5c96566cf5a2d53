// Assent in an Express 5 app, at /assent.
import { getRequestListener } from '@hono/node-server';
import { applyRetention, createEndpoint, sqliteStore } from 'assent/endpoint';
import express from 'express';

const { PORT = '8080', DATABASE = 'receipts.db', ORIGIN = 'https://klouttrack.com' } = process.env;

const store = await sqliteStore(DATABASE);
// Express takes /assent off: a second one in the address would else be a way past a proxy that closes /assent/admin.
const endpoint = createEndpoint({ store, origins: [ORIGIN], base: '/', onError: console.error });
setInterval(() => applyRetention({ store, days: 1825 }).catch(console.error), 3_600_000);

const app = express();
// Before express.json() and every other body parser: they read the body, and nothing of it is left for the endpoint.
app.use(
  '/assent',
  getRequestListener((request, { incoming }) => endpoint(request, { address: incoming.socket.remoteAddress })),
);
app.use(express.json());
app.post('/echo', (request, response) => {
  response.json(request.body);
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
