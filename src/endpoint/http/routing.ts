import type { Hono } from 'hono';
import type { Environment, Handler, Middleware } from './context';
import { problem } from './problem';

/**
 * Names the route of a request: its path, below `base` where it begins so. `/assent/receipts` is `/receipts`, and
 * `/x/receipts` is none: a proxy that closes `/assent/admin` must not be passed by on another way.
 *
 * @param base without a slash at its end
 */
export function routePath(base: string): (request: Request) => string {
  return (request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  };
}

/** Whether this path, as `routePath` gives it, is one of the admin's. */
export function isAdminPath(path: string): boolean {
  return /^\/admin(?:\/|$)/.test(path);
}

type Steps = readonly (Middleware | Handler)[];

/** One path with all of its methods; any other method is told which they are. */
export function route(app: Hono<Environment>, path: string, methods: Readonly<Record<string, Steps>>): void {
  for (const [method, steps] of Object.entries(methods)) app.on(method, [path], ...(steps as Middleware[]));
  const names = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const headers = { Allow: [...names, ...(isAdminPath(path) ? [] : ['OPTIONS'])].join(', ') };
  app.all(path, () => problem(405, `Use ${names.join(' or ')}.`, { headers }));
}
