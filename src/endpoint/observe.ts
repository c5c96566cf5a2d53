import { routePath as pattern } from 'hono/route';
import type { Facts, Middleware } from './environment';
import type { Setup } from './options';

/** What was answered: all that logs and figures may know of a request. Nothing in it tells visitors apart. */
export interface Answer extends Facts {
  /** The route's pattern, such as `/subjects/:subjectId/receipts`; `none` for a path that is no route. */
  readonly route: string;
  /** `OTHER` for a method that HTTP does not define: anybody can make up more of them. */
  readonly method: string;
  readonly status: number;
  /** From the request's arrival to the start of the answer. */
  readonly seconds: number;
}

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
