import { cors } from 'hono/cors';
import type { Setup } from '../options';
import type { Middleware } from './context';
import { isAdminPath } from './routing';

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
export function withHeaders(setup: Setup): Middleware {
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

export function preflights(setup: Setup): Middleware {
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
function isAdmins(path: string, { hasAdmin }: Setup): boolean {
  return hasAdmin && isAdminPath(path);
}
