import { createEndpoint, type Endpoint } from '../../../src/endpoint/endpoint';
import type { EndpointOptions } from '../../../src/endpoint/options';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import type { Store } from '../../../src/endpoint/stores/store';
import { ORIGIN, type Visitor } from './visitor';

export interface Trial {
  readonly store: Store;
  readonly endpoint: Endpoint;
  /** Sends a body as a page of the site would. Headers set to `undefined` are left out. */
  post(body: unknown, headers?: Record<string, string | undefined>): Promise<Response>;
  /** Posts receipts with the secret of their visitor. */
  receive(visitor: Visitor, ...receipts: unknown[]): Promise<Response>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** `ask` with the secret, or another token, as bearer. */
  askAs(token: string, path: string, init?: RequestInit): Promise<Response>;
}

/** An endpoint of the test's own, at `/assent`, with an empty store in memory. */
export function tryEndpoint(options: Partial<EndpointOptions> = {}): Trial {
  const store = options.store ?? memoryStore();
  const endpoint = createEndpoint({ origins: [ORIGIN], ...options, store });
  const ask: Trial['ask'] = (path, init) => endpoint(new Request(`${ORIGIN}/assent${path}`, init));
  const post: Trial['post'] = (body, headers = {}) => {
    const all = Object.entries({ Origin: ORIGIN, 'Content-Type': 'application/json', ...headers });
    return ask('/receipts', {
      method: 'POST',
      headers: Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined)),
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    });
  };
  return {
    store,
    endpoint,
    post,
    receive: ({ secret }, ...receipts) => post({ secret, receipts }),
    ask,
    askAs: (token, path, init) =>
      ask(path, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } }),
  };
}
