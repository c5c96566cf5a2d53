import type { Context, MiddlewareHandler } from 'hono';
import type { Verdict } from '../stores/store';

/** What the runtime knows of a request and the request itself does not say. */
export interface Connection {
  /** The address of the socket's other end, for the rate limit alone. */
  readonly address?: string | undefined;
}

/** How many receipts of a post had which end; `refused` are those that are none. */
export type ReceiptCounts = Readonly<Partial<Record<Verdict | 'refused', number>>>;

/** What a route did, in numbers. Routes say so with `context.set('facts', …)`. */
export interface Facts {
  readonly receipts?: ReceiptCounts;
  /** How many receipts the retention deleted. */
  readonly deleted?: number;
}

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

export interface Environment {
  Bindings: Connection;
  Variables: {
    facts?: Facts;
    /** The answer has all of its headers. */
    isWhole?: boolean;
    /** Counts further writes of this request towards the rate. @throws Refusal where its network has had its share */
    charge?: (more: number) => void;
  };
}

export type Handler = (context: Context<Environment>) => Response | Promise<Response>;
export type Middleware = MiddlewareHandler<Environment>;
