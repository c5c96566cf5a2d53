import { Hono } from 'hono';
import { type AdminAttempts, createAdminAttempts, guard } from './http/access';
import type { Connection, Environment } from './http/context';
import { preflights, withHeaders } from './http/headers';
import { limitRate } from './http/limits';
import { observe } from './http/observe';
import { problem, Refusal } from './http/problem';
import { noQuery } from './http/query';
import { getRetention, getVerification, postRetention } from './http/routes/admin-jobs';
import { getAdminPage, getAdminScript, getAdminStyles, toAdminPage } from './http/routes/admin-page';
import { exportAll, getProof, getReceipt } from './http/routes/admin-receipts';
import { getStats } from './http/routes/admin-stats';
import { getHealth, getLive } from './http/routes/health';
import { deleteNotice, getNotice, putNotice } from './http/routes/notices';
import { postReceipts } from './http/routes/receipts';
import { getRegion } from './http/routes/region';
import { getSignalSupport } from './http/routes/signal-support';
import { getSiteFile } from './http/routes/site-files';
import { deleteSubject, getOwnProof, getReceipts } from './http/routes/subjects';
import { route, routePath } from './http/routing';
import { type EndpointOptions, readOptions, type Setup } from './options';

/**
 * Answers a request to the endpoint; never rejects. Pass the socket's address where it is known, for the rate limit:
 * it is neither stored nor logged.
 */
export type Endpoint = (request: Request, connection?: Connection) => Promise<Response>;

/**
 * Makes the endpoint that keeps the receipts, as a Web-standard handler that can be mounted in any framework: at
 * `/assent`, at the path that `base` names, or with `base: '/'` where it takes the path off.
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
  const app = new Hono<Environment>({ getPath: routePath(setup.base) });

  app.use(observe(setup));
  app.use(withHeaders(setup));
  app.use(preflights(setup));
  route(app, '/receipts', { POST: [limited, postReceipts(setup)] });
  route(app, '/subjects/:subjectId/receipts', { GET: [getReceipts(setup)] });
  route(app, '/subjects/:subjectId/receipts/:receiptId/proof', { GET: [limited, getOwnProof(setup)] });
  route(app, '/subjects/:subjectId', { DELETE: [limited, deleteSubject(setup, attempts)] });
  route(app, '/notices/:hash', { GET: [getNotice(setup)], PUT: [limited, putNotice(setup)] });
  route(app, '/region', { GET: [getRegion(setup)] });
  route(app, '/.well-known/gpc.json', { GET: [getSignalSupport] });
  if (setup.files.size > 0) {
    const file = getSiteFile(setup);
    route(app, '/assent.js', { GET: [file] });
    route(app, '/parts/:version/:name', { GET: [file] });
  }
  const health = getHealth(setup);
  route(app, '/health', { GET: [health] });
  route(app, '/health/ready', { GET: [health] });
  route(app, '/health/live', { GET: [getLive] });
  if (setup.hasAdmin) routeAdmin(app, setup, attempts);

  app.notFound(() => problem(404, 'There is nothing here.'));
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse();
    setup.onError(error);
    // Whatever it was, the receipt is not known to be on disk: the outbox keeps it and tries again.
    return Refusal.forNow(503, 'The receipts cannot be reached just now.').toResponse();
  });

  return async (request, connection) => app.fetch(request, { address: connection?.address });
}

/** Absent where there is no token that reads. */
function routeAdmin(app: Hono<Environment>, setup: Setup, attempts: AdminAttempts): void {
  // The page itself holds nothing, and so needs no token.
  route(app, '/admin', { GET: [toAdminPage] });
  route(app, '/admin/', { GET: [getAdminPage] });
  route(app, '/admin/page.js', { GET: [getAdminScript] });
  route(app, '/admin/page.css', { GET: [getAdminStyles] });
  const reads = guard('read', attempts);
  const changes = guard('admin', attempts);
  route(app, '/admin/receipts', { GET: [reads, exportAll(setup)] });
  route(app, '/admin/receipts/:receiptId', { GET: [reads, noQuery, getReceipt(setup)] });
  route(app, '/admin/receipts/:receiptId/proof', { GET: [reads, noQuery, getProof(setup)] });
  route(app, '/admin/notices/:hash', { DELETE: [changes, noQuery, deleteNotice(setup)] });
  route(app, '/admin/stats', { GET: [reads, getStats(setup)] });
  route(app, '/admin/verify', { GET: [reads, noQuery, getVerification(setup)] });
  route(app, '/admin/retention', {
    GET: [reads, noQuery, getRetention(setup)],
    POST: [changes, noQuery, postRetention(setup)],
  });
}
