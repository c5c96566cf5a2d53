import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate';
import type { LoggedRequest, RequestLog } from './request-log';

/** Answers a request. `Response.error()` cuts the connection; a promise that never resolves lets the browser hang. */
export type Handler = (request: Request, logged: LoggedRequest) => Response | Promise<Response>;

export interface Proxy {
  url: string;
  close(): Promise<void>;
}

/**
 * A forward proxy that is every host on earth: it logs each request, and `answer` answers it. TLS ends here.
 *
 *     browser ── CONNECT host:443 ──> proxy ── TLS with our own certificate ──┐
 *     browser ── GET http://host/ ──> proxy ──────────────────────────────────┴─> log, answer
 */
export async function startProxy(certificate: Certificate, log: RequestLog, answer: Handler): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const listener =
    (scheme: 'http' | 'https'): RequestListener =>
    (incoming, outgoing) =>
      void serve(urlOf(incoming, scheme), incoming, outgoing, log, answer);
  const plain = createServer({ keepAliveTimeout: 0 }, listener('http'));
  const secure = createTlsServer({ ...certificate, keepAliveTimeout: 0 }, listener('https'));

  plain.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  plain.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const [host = '', port] = (request.url ?? '').split(':');
    log.contacted.add(host);
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) {
      socket.unshift(head);
    }
    (port === '80' ? plain : secure).emit('connection', socket);
  });
  for (const [server, scheme] of [
    [plain, 'ws'],
    [secure, 'wss'],
  ] as const) {
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      log.add({ ...logged(urlOf(request, scheme), request), complete: true, status: 0 });
      log.arrived();
      socket.destroy();
    });
    // A browser that leaves in the middle of a handshake is no failure of ours.
    server.on('tlsClientError', () => undefined);
    server.on('clientError', (_error, socket) => socket.destroy());
  }

  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(plain.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        plain.close(() => resolve());
        for (const socket of sockets) {
          socket.destroy();
        }
      }),
  };
}

async function serve(
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  log: RequestLog,
  answer: Handler,
): Promise<void> {
  const request = logged(url, incoming);
  log.add(request);
  try {
    const body = await readBody(incoming);
    request.body = body.toString('utf8');
    request.complete = true;
    log.arrived();
    const hasBody = !['GET', 'HEAD'].includes(request.method) && body.length > 0;
    const { method, headers } = request;
    const web = new Request(url, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
    const response = await answer(web, request);
    await send(response, outgoing);
    request.status = response.status;
    log.arrived();
  } catch (error) {
    if (request.complete) {
      console.error(`${request.method} ${request.url}:`, error);
    }
    request.status = 0;
    outgoing.destroy();
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  for (const [name, value] of response.headers) {
    outgoing.setHeader(name, value);
  }
  const setCookies = response.headers.getSetCookie();
  if (setCookies.length > 0) {
    outgoing.setHeader('set-cookie', setCookies);
  }
  outgoing.writeHead(response.status);
  outgoing.end(response.body ? Buffer.from(await response.arrayBuffer()) : undefined);
}

function logged(url: URL, incoming: IncomingMessage): LoggedRequest {
  return {
    method: incoming.method ?? 'GET',
    url: url.href,
    host: url.hostname,
    path: url.pathname + url.search,
    headers: headersOf(incoming),
    body: '',
    complete: false,
  };
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  return headers;
}

/** A proxy is asked for whole URLs; what comes through a tunnel names its host in a header. */
function urlOf(incoming: IncomingMessage, scheme: string): URL {
  return new URL(incoming.url ?? '/', `${scheme}://${incoming.headers.host}`);
}
