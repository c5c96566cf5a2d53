import type { Hono } from 'hono';
import type { Environment, Handler, Middleware } from './context';
import { problem } from './problem';

const ADMIN = String.raw`admin(?:\/(?:receipts(?:\/[^/]+(?:\/proof)?)?|stats|verify|retention|page\.js|page\.css)?)?`;
const TAIL = new RegExp(
  String.raw`\/(?:subjects\/[^/]+(?:\/receipts)?|notices\/[^/]+|receipts|region|assent\.js|parts\/[^/]+\/[^/]+|health(?:\/(?:live|ready))?|${ADMIN})$`,
);

/**
 * The part of the path that names a route, whatever the endpoint is mounted under: `/assent/receipts` is `/receipts`.
 * The longest tail wins, so `/subjects/x/receipts` is not `/receipts`.
 */
export function routePath(request: Request): string {
  const { pathname } = new URL(request.url);
  return TAIL.exec(pathname)?.[0] ?? '/';
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
