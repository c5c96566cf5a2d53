import { fileURLToPath } from 'node:url';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { configureRoutes } from './configure/routes.mjs';
import { pageHeaders, REVALIDATE } from './headers.mjs';
import { addressOf, LANGUAGES } from './pages/addresses.mjs';
import { app as appPage } from './pages/app.mjs';
import { landing } from './pages/landing.mjs';
import { notFound } from './pages/not-found.mjs';
import { privacy } from './pages/privacy.mjs';
import { proof } from './pages/proof.mjs';
import { services } from './pages/services.mjs';
import { yourData } from './pages/your-data.mjs';
import { serviceRoutes } from './services/routes.mjs';
import { stateRoutes } from './states/routes.mjs';
import { visitOf } from './visit.mjs';

const PAGES = {
  '/': landing,
  '/app': appPage,
  '/privacy': privacy,
  '/your-data': yourData,
  '/proof': proof,
  '/services': services,
};
const ENDPOINT_ROUTES = ['receipts', 'subjects', 'notices', 'region', 'health', 'admin'];

/**
 * Klouttrack's site as one handler.
 * @param {{ endpoint: import('../src/endpoint/endpoint').Endpoint, apart?: boolean }} parts `apart`: the server answers to
 *   both names of this machine, so the doubles get the other one
 */
export function createSite({ endpoint, apart = false }) {
  const site = new Hono();

  // The endpoint answers for itself, headers included.
  const answerReceipts = (c) => endpoint(c.req.raw, { address: getConnInfo(c).remote.address });
  for (const route of ENDPOINT_ROUTES) {
    site.all(`/assent/${route}`, answerReceipts);
    site.all(`/assent/${route}/*`, answerReceipts);
  }

  // These have policies of their own.
  site.route('/', serviceRoutes({ apart, files }));
  site.route('/', stateRoutes({ apart }));
  site.route('/', configureRoutes({ apart }));

  site.use(pageHeaders, compress(), etag());
  site.get('/assent/assent.js', files('../dist', '/assent'));
  site.get('/assent/parts/*', files('../dist', '/assent'));
  site.get('/demo/*', files('../dist/demo', '/demo'));
  site.get('/styles/*', files('./styles', '/styles'));
  site.get('/images/*', files('./images', '/images'));

  for (const language of LANGUAGES) {
    for (const [path, page] of Object.entries(PAGES)) {
      site.get(addressOf(path, { language, region: null }), (c) => answer(c, page, { language, path }));
    }
  }
  site.get('/ar', (c) => c.redirect('/ar/', 301));

  site.notFound((c) => {
    const language = c.req.path.startsWith('/ar/') ? 'ar' : 'en';
    return answer(c, notFound, { language, path: '/' }, 404);
  });
  return site;
}

function answer(c, page, { language, path }, status = 200) {
  c.header('Cache-Control', REVALIDATE);
  c.header('Content-Language', language);
  return c.html(page(visitOf(c, { language, path })), status);
}

function files(folder, mount) {
  const serve = serveStatic({
    root: fileURLToPath(new URL(folder, import.meta.url)),
    rewriteRequestPath: (path) => path.slice(mount.length),
  });
  return (c, next) => {
    c.header('Cache-Control', REVALIDATE);
    return serve(c, next);
  };
}
