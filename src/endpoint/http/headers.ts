import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { routePath as pattern } from 'hono/route';
import type { Setup } from '../options';
import type { Asked, Environment } from './context';
import { isAdminPath, routePath } from './routing';

const PREFLIGHT_MAX_AGE = 7200; // s, the most that Chromium believes

/**
 * Headers of an answer to this origin, `undefined` where it is none of the site's business: nothing may be taken for a
 * page, and nothing of it may stay in a cache, unless a route says otherwise.
 */
export function answerHeaders(origin: string | undefined, { origins }: Pick<Setup, 'origins'>): Record<string, string> {
  // One literal: to put it together from others takes far longer.
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    Vary: 'Origin',
  };
  if (origin !== undefined && origins.has(origin)) {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Expose-Headers'] = 'Retry-After';
  }
  return headers;
}

/** A route that is asked often makes its answer whole by itself: to change it afterwards takes longer than to make it. */
export function completeHeaders(setup: Setup): (answer: Response, request: Request, asked: Asked) => void {
  const pathOf = routePath(setup.base);
  return ({ headers }, request, { isWhole, route = pathOf(request) }) => {
    if (isWhole) return;
    const origin = isAdmins(route, setup) ? undefined : (request.headers.get('Origin') ?? undefined);
    for (const [name, value] of Object.entries(answerHeaders(origin, setup))) {
      if (!headers.has(name)) headers.set(name, value);
    }
  };
}

export function preflights(setup: Setup): MiddlewareHandler<Environment> {
  const answer = cors({
    origin: (origin) => (setup.origins.has(origin) ? origin : null),
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type'],
    maxAge: PREFLIGHT_MAX_AGE,
  });
  return (context, next) => {
    if (isAdmins(context.req.path, setup)) return next();
    const route = pattern(context, -1);
    if (route !== '*') context.env.route = route;
    return answer(context, next);
  };
}

/** The site's pages run scripts of many makers. None of them gets an answer that is the admin's. */
function isAdmins(path: string, { hasAdmin }: Setup): boolean {
  return hasAdmin && isAdminPath(path);
}
