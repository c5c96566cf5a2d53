import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Endpoint } from '../endpoint/index';
import { Misuse } from './misuse';

/** Against clients that send a byte now and then to keep a connection for themselves. */
const HEADERS_WITHIN = 5_000; // ms
const REQUEST_WITHIN = 10_000; // ms, the headers included
const CHECK_EVERY = 1_000; // ms

/** How long a request under way may take to end after a signal; orchestrators kill soon after. */
const DRAIN_WITHIN = 10_000; // ms
const SWEEP_EVERY = 50; // ms

export interface ListenOptions {
  readonly endpoint: Endpoint;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

export interface Listening {
  readonly url: string;
  /** Takes no more connections, and resolves once the requests under way are answered. */
  drain(): Promise<void>;
}

/** Serves the endpoint on a port of its own. */
export async function listen({ endpoint, host, port }: ListenOptions): Promise<Listening> {
  const handle = getRequestListener(
    (request, { incoming }) => endpoint(request, { address: incoming.socket.remoteAddress }),
    // What is not even a request, such as one without a host.
    { errorHandler: () => new Response(null, { status: 400, headers: { 'X-Content-Type-Options': 'nosniff' } }) },
  );
  const server = createServer(
    { headersTimeout: HEADERS_WITHIN, requestTimeout: REQUEST_WITHIN, connectionsCheckingInterval: CHECK_EVERY },
    handle,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, family, port: actual } = server.address() as AddressInfo;

  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    drain: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), DRAIN_WITHIN);
        // A connection that becomes idle after the signal would be kept for its next request.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY);
        server.close(() => {
          clearTimeout(force);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): Misuse {
  if (code === 'EADDRINUSE') return new Misuse('--port', `${port} is in use; name another, or 0 for any that is free`);
  if (code === 'EACCES') return new Misuse('--port', `${port} is not yours to use; name one above 1023`);
  return new Misuse('--host', `cannot listen on ${host} (${code ?? message}); use an address of this machine`);
}
