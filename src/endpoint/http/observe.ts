import { routePath as pattern } from 'hono/route';
import type { Setup } from '../options';
import type { Middleware } from './context';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Tells the developer of each answer. It has to be the outermost, since the others decide the status. */
export function observe({ onAnswer }: Setup): Middleware {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const route = pattern(context, -1);
    onAnswer({
      route: route.includes('*') ? 'none' : route,
      method: METHODS.includes(context.req.method) ? context.req.method : 'OTHER',
      status: context.res.status,
      seconds: (performance.now() - start) / 1000,
      ...context.get('facts'),
    });
  };
}
