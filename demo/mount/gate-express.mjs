// The header gate in an Express 5 app: the middleware of Node.

import { createHeaderGate } from 'assent/header-gate';
import express from 'express';

const { PORT = '8080', MODE = 'report', ORIGIN = 'https://klouttrack.com' } = process.env;

const config = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} },
};
const gate = createHeaderGate(config, { mode: MODE, origin: ORIGIN });

const app = express();
app.use((request, response, next) => {
  const visit = { cookie: request.get('Cookie'), gpc: request.get('Sec-GPC'), region: request.get('CF-IPCountry') };
  for (const [name, value] of gate(visit).headers) response.append(name, value);
  // Of one visitor: no cache in between may give it to another, and the browser has to ask again.
  response.set('Cache-Control', 'private, no-cache');
  next();
});
app.get('/', (_, response) => {
  response.send('<!doctype html><title>Klouttrack</title><script async src="/assent/assent.js"></script>');
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
