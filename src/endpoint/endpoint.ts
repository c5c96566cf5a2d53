import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type AdminAttempts, createAdminAttempts } from './admin-attempts';
import { answerHeaders } from './answer-headers';
import type { Connection, Environment, Handler, Middleware } from './environment';
import { guardAdmin } from './guard-admin';
import { limitRate } from './limit-rate';
import { observe } from './observe';
import { type EndpointOptions, readOptions, type Setup } from './options';
import { problem, Refusal } from './problem';
import { isAdminPath, routePath } from './route-path';
import { getAdminPage, getAdminScript, getAdminStyles, toAdminPage } from './routes/admin-page';
import { exportAll, getProof, getReceipt } from './routes/admin-receipts';
import { postRetention } from './routes/admin-retention';
import { getStats } from './routes/admin-stats';
import { getVerification } from './routes/admin-verify';
import { getHealth, getLive } from './routes/health';
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
  const attempts = createAdminAttempts(setup);
  const app = new Hono<Environment>({ getPath: routePath });

  app.use(observe(setup));
  app.use(withHeaders(setup));
  app.use(preflights(setup));
  route(app, '/receipts', { POST: [limited, postReceipts(setup)] });
  route(app, '/subjects/:subjectId/receipts', { GET: [getReceipts(setup)] });
  route(app, '/subjects/:subjectId', { DELETE: [limited, deleteSubject(setup, attempts)] });
  route(app, '/notices/:hash', { GET: [getNotice(setup)], PUT: [limited, putNotice(setup)] });
  route(app, '/region', { GET: [getRegion(setup)] });
  const health = getHealth(setup);
  route(app, '/health', { GET: [health] });
  route(app, '/health/ready', { GET: [health] });
  route(app, '/health/live', { GET: [getLive] });
  if (setup.adminDigest !== null) routeAdmin(app, setup, attempts);

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
  const headers = { Allow: [...names, ...(isAdminPath(path) ? [] : ['OPTIONS'])].join(', ') };
  app.all(path, () => problem(405, `Use ${names.join(' or ')}.`, { headers }));
}

/** Absent where there is no admin's token. */
function routeAdmin(app: Hono<Environment>, setup: Setup, attempts: AdminAttempts): void {
  routeAdminPage(app);
  const guarded = guardAdmin(setup, attempts);
  route(app, '/admin/receipts', { GET: [guarded, exportAll(setup)] });
  route(app, '/admin/receipts/:receiptId', { GET: [guarded, getReceipt(setup)] });
  route(app, '/admin/receipts/:receiptId/proof', { GET: [guarded, getProof(setup)] });
  route(app, '/admin/stats', { GET: [guarded, getStats(setup)] });
  route(app, '/admin/verify', { GET: [guarded, getVerification(setup)] });
  route(app, '/admin/retention', { POST: [guarded, postRetention(setup)] });
}

/** The page itself holds nothing, and so needs no token. */
function routeAdminPage(app: Hono<Environment>): void {
  route(app, '/admin', { GET: [toAdminPage()] });
  route(app, '/admin/', { GET: [getAdminPage()] });
  route(app, '/admin/page.js', { GET: [getAdminScript()] });
  route(app, '/admin/page.css', { GET: [getAdminStyles()] });
}

/** A route that is asked often makes its answer whole by itself: to change it afterwards takes longer than to make it. */
function withHeaders(setup: Setup): Middleware {
  return async (context, next) => {
    await next();
    if (context.get('isWhole')) return;
    const { headers } = context.res;
    const origin = isAdmins(context.req.path, setup) ? undefined : context.req.header('Origin');
    for (const [name, value] of Object.entries(answerHeaders(origin, setup))) {
      if (!headers.has(name)) headers.set(name, value);
    }
  };
}

function preflights(setup: Setup): Middleware {
  const answer = cors({
    origin: (origin) => (setup.origins.has(origin) ? origin : null),
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type'],
    maxAge: PREFLIGHT_MAX_AGE,
  });
  return (context, next) =>
    context.req.method === 'OPTIONS' && !isAdmins(context.req.path, setup) ? answer(context, next) : next();
}

/** The site's pages run scripts of many makers. None of them gets an answer that is the admin's. */
function isAdmins(path: string, { adminDigest }: Setup): boolean {
  return adminDigest !== null && isAdminPath(path);
}
