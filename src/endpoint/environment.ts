import type { Context, MiddlewareHandler } from 'hono';

/** What the runtime knows of a request and the request itself does not say. */
export interface Connection {
  /** The address of the socket's other end, for the rate limit alone. */
  readonly address?: string | undefined;
}

export interface Environment {
  Bindings: Connection;
}

export type Handler = (context: Context<Environment>) => Response | Promise<Response>;
export type Middleware = MiddlewareHandler<Environment>;
