import type { Hono } from 'hono';
import type { Check, Environment, Handler } from './context';
import { problem } from './problem';

/** The path of a request's address, which is always written as the URL standard writes it. */
const AFTER_HOST = /^[^/]*\/\/[^/]*([^?#]*)/;

/**
 * Names the route of a request: its path, below `base` where it begins so. `/assent/receipts` is `/receipts`, and
 * `/x/receipts` is none: a proxy that closes `/assent/admin` must not be passed by on another way.
 *
 * @param base without a slash at its end
 */
export function routePath(base: string): (request: Request) => string {
  return (request) => {
    const [, pathname = ''] = AFTER_HOST.exec(request.url) ?? [];
    return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  };
}

/** Whether this path, as `routePath` gives it, is one of the admin's. */
export function isAdminPath(path: string): boolean {
  return /^\/admin(?:\/|$)/.test(path);
}

/** What has to let a request pass, and then what answers it. */
type Steps = readonly [...checks: Check[], handler: Handler];

/**
 * One path with all of its methods; any other method is told which they are. One function for each path and none around it: the
 * library then calls it as it is, and puts no chain together for each request.
 */
export function route(app: Hono<Environment>, path: string, methods: Readonly<Record<string, Steps>>): void {
  const names = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const headers = { Allow: [...names, ...(isAdminPath(path) ? [] : ['OPTIONS'])].join(', ') };
  const stepsOf = new Map(Object.entries(methods).map(([method, steps]) => [method, splitLast(steps)]));
  app.all(path, (context) => {
    const { env, req } = context;
    env.route = path;
    const steps = stepsOf.get(req.method === 'HEAD' ? 'GET' : req.method);
    if (!steps) return problem(405, `Use ${names.join(' or ')}.`, { headers });
    for (const check of steps.checks) check(context);
    return steps.handler(context);
  });
}

function splitLast(steps: Steps): { readonly checks: readonly Check[]; readonly handler: Handler } {
  return { checks: steps.slice(0, -1) as Check[], handler: steps.at(-1) as Handler };
}
