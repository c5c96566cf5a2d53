import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Connection, Environment, Handler, Middleware } from './environment';
import { limitRate } from './limit-rate';
import { type EndpointOptions, readOptions } from './options';
import { problem, Refusal } from './problem';
import { routePath } from './route-path';
import { getAdminPage, getAdminScript, getAdminStyles, toAdminPage } from './routes/admin-page';
import { getHealth } from './routes/health';
import { getNotice, putNotice } from './routes/notices';
import { postReceipts } from './routes/receipts';
import { getRegion } from './routes/region';
import { deleteSubject, getReceipts } from './routes/subjects';

const RETRY_AFTER = 5; // s
const PREFLIGHT_MAX_AGE = 7200; // s, the most that Chromium believes

/**
 * Answers a request to the endpoint; never rejects. Pass the socket's address where it is known, for the rate limit:
 * it is neither stored nor logged.
 */
export type Endpoint = (request: Request, connection?: Connection) => Promise<Response>;

/**
 * Makes the endpoint that keeps the receipts, as a Web-standard handler that can be mounted under any path of any
 * framework.
 *
 * @example
 * const endpoint = createEndpoint({ store: await sqliteStore('receipts.db'), origins: ['https://klouttrack.com'] });
 * app.all('/assent/*', (c) => endpoint(c.req.raw));
 *
 * @throws TypeError on a mistake in the options
 */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const setup = readOptions(options);
  const limited = limitRate(setup);
  const app = new Hono<Environment>({ getPath: routePath });

  app.use(headersOfEveryAnswer);
  app.use(
    cors({
      origin: (origin) => (setup.origins.has(origin) ? origin : null),
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Retry-After'],
      maxAge: PREFLIGHT_MAX_AGE,
    }),
  );
  route(app, '/receipts', { POST: [limited, postReceipts(setup)] });
  route(app, '/subjects/:subjectId/receipts', { GET: [getReceipts(setup)] });
  route(app, '/subjects/:subjectId', { DELETE: [limited, deleteSubject(setup)] });
  route(app, '/notices/:hash', { GET: [getNotice(setup)], PUT: [limited, putNotice(setup)] });
  route(app, '/region', { GET: [getRegion(setup)] });
  route(app, '/health', { GET: [getHealth(setup)] });
  if (setup.adminDigest !== null) routeAdminPage(app);

  app.notFound(() => problem(404, 'There is nothing here.'));
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse();
    setup.onError(error);
    // Whatever it was, the receipt is not known to be on disk: the outbox keeps it and tries again.
    const headers = { 'Retry-After': String(RETRY_AFTER) };
    return problem(503, 'The receipts cannot be reached just now.', { headers });
  });

  return async (request, connection) => app.fetch(request, { address: connection?.address });
}

type Steps = readonly (Middleware | Handler)[];

/** One path with all of its methods; any other method is told which they are. */
function route(app: Hono<Environment>, path: string, methods: Readonly<Record<string, Steps>>): void {
  for (const [method, steps] of Object.entries(methods)) app.on(method, [path], ...(steps as Middleware[]));
  const names = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const headers = { Allow: [...names, 'OPTIONS'].join(', ') };
  app.all(path, () => problem(405, `Use ${names.join(' or ')}.`, { headers }));
}

/** The page itself holds nothing, and so needs no token. */
function routeAdminPage(app: Hono<Environment>): void {
  route(app, '/admin', { GET: [toAdminPage()] });
  route(app, '/admin/', { GET: [getAdminPage()] });
  route(app, '/admin/page.js', { GET: [getAdminScript()] });
  route(app, '/admin/page.css', { GET: [getAdminStyles()] });
}

/** Personal unless a route says otherwise: nothing of it may stay in a cache, and nothing may be taken for a page. */
const headersOfEveryAnswer: Middleware = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};
