import { readFile } from 'node:fs/promises';
import type { Handler } from './proxy';
import type { LoggedRequest } from './request-log';

/** What vendors answer, by host or by host and path; the longest beginning that fits is the one. */
export type Vendors = Readonly<Record<string, Handler>>;

/** The rest of the world: doubles of the vendors that matter, and something harmless for everybody else. */
export function answerAsVendor(overrides: Vendors = {}): Handler {
  const vendors = { ...DOUBLES, ...overrides };
  return async (request, logged) => {
    const address = logged.host + logged.path;
    const name = Object.keys(vendors)
      .filter((beginning) => address.startsWith(beginning))
      .sort((a, b) => b.length - a.length)[0];
    const response = await (logged.method === 'OPTIONS' ? noContent : (vendors[name ?? ''] ?? harmless))(
      request,
      logged,
    );
    return response.type === 'error' ? response : withCors(response, request);
  };
}

/** The connection breaks. */
export const cut: Handler = () => Response.error();
/** No answer, ever. */
export const hang: Handler = () => new Promise(() => undefined);
export const notFound: Handler = () => new Response('Not found', { status: 404 });
export const throws: Handler = () => script('throw new Error("the vendor is broken");');

export function script(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}

const file =
  (path: string | ((request: LoggedRequest) => string), type = 'text/javascript'): Handler =>
  async (_request, logged) => {
    const name = typeof path === 'string' ? new URL(path, import.meta.url) : path(logged);
    return new Response(await readFile(name), { headers: { 'content-type': `${type}; charset=utf-8` } });
  };

const noContent: Handler = () => new Response(null, { status: 204 });

const DOUBLES: Vendors = {
  'www.googletagmanager.com/gtag/js': file('./doubles/gtag.js'),
  'www.google-analytics.com/g/collect': noContent,
  'connect.facebook.net/en_US/fbevents.js': file('./doubles/fbevents.js'),
  'www.youtube-nocookie.com/embed/': file('./doubles/youtube.html', 'text/html'),
  // Firebase's SDK is the real one, of the installed package.
  'www.gstatic.com/firebasejs/': file(({ path }) => `node_modules/firebase/${path.split('/').at(-1)}`),
  'firebase.googleapis.com/v1alpha/projects/-/apps/': (request) => {
    const appId = decodeURIComponent(new URL(request.url).pathname.split('/')[5] ?? '');
    return Response.json({ appId, measurementId: 'G-FIREBASE', projectId: 'klouttrack', apiKey: 'key' });
  },
  'firebaseinstallations.googleapis.com/v1/projects/': () =>
    Response.json({
      name: 'projects/1/installations/c1234567890123456789AB',
      fid: 'c1234567890123456789AB',
      refreshToken: 'refresh',
      authToken: { token: 'token', expiresIn: '604800s' },
    }),
};

/** Scripts note that they ran, by their URL, in `window.ran`; everything else is as empty as its kind allows. */
const harmless: Handler = (request, { path, url }) => {
  const kind = request.headers.get('sec-fetch-dest') ?? '';
  if (kind === 'script' || /\.m?js(\?|$)/.test(path)) {
    return script(`(window.ran ||= []).push(${JSON.stringify(url)});`);
  }
  if (kind === 'image' || /\.(gif|png|jpe?g|webp)(\?|$)/.test(path)) {
    return new Response(EMPTY_GIF, { headers: { 'content-type': 'image/gif' } });
  }
  if (kind === 'style') {
    return new Response('', { headers: { 'content-type': 'text/css' } });
  }
  if (kind === 'iframe' || kind === 'document') {
    return new Response('<!doctype html><title>Vendor</title>', { headers: { 'content-type': 'text/html' } });
  }
  return new Response('');
};

const EMPTY_GIF = new Uint8Array(Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'));

function withCors(response: Response, request: Request): Response {
  const headers = new Headers(response.headers);
  const wanted = {
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': request.headers.get('access-control-request-method') ?? 'GET, POST',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
  };
  for (const [name, value] of Object.entries(wanted)) {
    headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}
