// The header gate in a Hono app, on Node or at an edge.
import { serve } from '@hono/node-server';
import { createHeaderGate } from 'assent/header-gate';
import { Hono } from 'hono';

const { PORT = '8080', MODE = 'report', ORIGIN = 'https://klouttrack.com' } = process.env;

const config = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} },
};
const gate = createHeaderGate(config, { mode: MODE, origin: ORIGIN });

const app = new Hono();
app.use(async (c, next) => {
  await next();
  const { headers } = gate({
    cookie: c.req.header('Cookie'),
    gpc: c.req.header('Sec-GPC'),
    region: c.req.header('CF-IPCountry'),
  });
  for (const [name, value] of headers) c.header(name, value, { append: true });
  // Of one visitor: no cache in between may give it to another, and the browser has to ask again.
  c.header('Cache-Control', 'private, no-cache');
});
app.get('/', (c) => c.html('<!doctype html><title>Klouttrack</title><script async src="/assent/assent.js"></script>'));

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`listening on http://127.0.0.1:${port}`);
});
