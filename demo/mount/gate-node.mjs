// The header gate in a server of Node, and, since it is a middleware, in Express, Connect and what is like them.
import { createServer } from 'node:http';
import { createHeaderGate } from 'assent/header-gate';

const { PORT = '8080', MODE = 'report', ORIGIN = 'https://klouttrack.com' } = process.env;

const config = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} },
};
const gate = createHeaderGate(config, { mode: MODE, origin: ORIGIN });

/** app.use(headerGate), in front of what answers with pages, frames and workers. */
export function headerGate(request, response, next) {
  const { cookie, 'sec-gpc': gpc, 'cf-ipcountry': region } = request.headers;
  for (const [name, value] of gate({ cookie, gpc, region }).headers) response.appendHeader(name, value);
  // Of one visitor: no cache in between may give it to another, and the browser has to ask again.
  response.setHeader('Cache-Control', 'private, no-cache');
  next();
}

const server = createServer((request, response) => {
  headerGate(request, response, () => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Klouttrack</title><script async src="/assent/assent.js"></script>');
  });
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
