import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Endpoint } from '../endpoint/index';
import { Misuse } from './failures';

/** What a client may take of the server. */
export interface Limits {
  /** Against clients that send a byte now and then to keep a connection for themselves, in milliseconds. */
  readonly headersWithin: number;
  /** The headers included, in milliseconds. */
  readonly requestWithin: number;
  /** For the whole of an answer that its client does not read on, in milliseconds. */
  readonly stalledWithin: number;
  /** How often the deadlines of requests are looked at, in milliseconds. */
  readonly checkEvery: number;
  /** Longer than the minute after which proxies give a connection up: they must not send into one that just closed. */
  readonly idleWithin: number;
  /**
   * How many may be open at once. Beyond it those that are idle go, and new ones are closed until there is room. A
   * request under way that stalls was measured at 45 KB, and what it sent of its body, up to 64 KiB, comes on top.
   */
  readonly mostConnections: number;
  /** How long a request under way may take to end after a signal; orchestrators kill soon after. In milliseconds. */
  readonly drainWithin: number;
}

export const LIMITS: Limits = {
  headersWithin: 5_000,
  requestWithin: 10_000,
  stalledWithin: 60_000,
  checkEvery: 1_000,
  idleWithin: 65_000,
  mostConnections: 6_000,
  drainWithin: 10_000,
};

const SWEEP_EVERY = 50; // ms

interface ListenOptions {
  readonly endpoint: Endpoint;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The flag that named the port. Default `--port`. */
  readonly flag?: string;
  readonly limits?: Partial<Limits>;
  /** Told of a connection that was closed since there were too many. */
  readonly onRefused?: () => void;
  /** Told of what kept a connection from being accepted, such as a lack of file descriptors. */
  readonly onError?: (error: unknown) => void;
}

export interface Listening {
  readonly url: string;
  /** Takes no more connections, and resolves once the requests under way are answered. */
  drain(): Promise<void>;
}

/** Serves the endpoint on a port of its own. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { endpoint, host, port, flag = '--port' } = options;
  const limits = { ...LIMITS, ...options.limits };
  const server = limited(endpoint, limits);
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, host, port, flag));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  // Without a listener the first connection that cannot be accepted would end the process.
  server.on('error', (error) => options.onError?.(error));
  closeIdleAtLimit(server, limits, options.onRefused);
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    drain: () => drain(server, limits),
  };
}

function limited(endpoint: Endpoint, limits: Limits): Server {
  const handle = getRequestListener(
    (request, { incoming }) => endpoint(request, { address: incoming.socket.remoteAddress }),
    // What is not even a request, such as one without a host.
    { errorHandler: () => new Response(null, { status: 400, headers: { 'X-Content-Type-Options': 'nosniff' } }) },
  );
  const server = createServer(
    {
      headersTimeout: limits.headersWithin,
      requestTimeout: limits.requestWithin,
      connectionsCheckingInterval: limits.checkEvery,
      keepAliveTimeout: limits.idleWithin,
    },
    (incoming, outgoing) => {
      // A quiet connection may be one whose answer is still being made. One that has bytes waiting is not read.
      outgoing.on('timeout', () => {
        if (incoming.socket.writableLength > 0) incoming.socket.destroy();
      });
      return handle(incoming, outgoing);
    },
  );
  server.timeout = limits.stalledWithin;
  server.maxConnections = limits.mostConnections;
  return server;
}

/** An idle connection costs its client nothing: at the limit they go first. */
function closeIdleAtLimit(server: Server, { checkEvery }: Limits, onRefused?: () => void): void {
  let last = 0;
  server.on('drop', () => {
    onRefused?.();
    // It walks through all connections, which must not happen for each of a flood.
    if (performance.now() - last < checkEvery) return;
    last = performance.now();
    server.closeIdleConnections();
  });
}

function drain(server: Server, { drainWithin }: Limits): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), drainWithin);
    // A connection that becomes idle after the signal would be kept for its next request.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
  });
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number, flag: string): Misuse {
  if (code === 'EADDRINUSE') return new Misuse(flag, `${port} is in use; name another, or 0 for any that is free`);
  if (code === 'EACCES') return new Misuse(flag, `${port} is not yours to use; name one above 1023`);
  return new Misuse('--host', `cannot listen on ${host} (${code ?? message}); use an address of this machine`);
}
