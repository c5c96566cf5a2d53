import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type StoredReceipt, startEndpoint, type TestEndpoint } from './endpoint';
import type { Handler } from './proxy';
import type { LoggedRequest } from './request-log';

export const SITE = 'https://klouttrack.test';
/** The same site without TLS, where browsers withhold what needs a secure context. */
export const PLAIN_SITE = 'http://plain.test';

export interface SiteOptions {
  /**
   * Pages (and scripts, images …) by path, or by host and path (`shop.klouttrack.test/cart`): their text, or what answers.
   * `/next` and so on get the page of `*`, where there is one.
   */
  pages?: Readonly<Record<string, string | Handler>>;
  /** Headers of every page that is given as text, such as a Content-Security-Policy. */
  headers?: Readonly<Record<string, string>>;
  /** What answers under `/assent/` besides the built files. Default: the real endpoint, with a database of its own. */
  endpoint?: Handler;
}

/** The site under test: its pages, the built files, and the endpoint, all on one origin. */
export class Site {
  /** `down`: what stands before it says so. `mute`: it does what it is asked, but its answers are lost on the way. */
  endpointState: 'up' | 'down' | 'mute' = 'up';
  readonly #options: SiteOptions;
  #endpoint: Promise<TestEndpoint> | undefined;

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  owns(host: string): boolean {
    return /^(.+\.)?klouttrack\.test$|^plain\.test$/.test(host);
  }

  /** All receipts in the endpoint's database, oldest first. */
  async receipts(): Promise<StoredReceipt[]> {
    return (await this.endpoint()).receipts();
  }

  /** The real endpoint. Starts at its first use. */
  endpoint(): Promise<TestEndpoint> {
    this.#endpoint ??= startEndpoint([SITE, PLAIN_SITE, 'https://www.klouttrack.test', 'https://shop.klouttrack.test']);
    return this.#endpoint;
  }

  answer: Handler = async (request, logged) => {
    const { pathname } = new URL(request.url);
    const { pages = {} } = this.#options;
    const page = pages[logged.host + pathname] ?? pages[pathname];
    if (page !== undefined) {
      return this.#page(page, pathname, request, logged);
    }
    if (pathname.startsWith('/assent/')) {
      return (await builtFile(pathname)) ?? this.#askEndpoint(request, logged);
    }
    if (pages['*'] !== undefined && extname(pathname) === '') {
      return this.#page(pages['*'], pathname, request, logged);
    }
    return new Response(null, { status: /^\/(favicon\.ico|settled-\d+)$/.test(pathname) ? 204 : 404 });
  };

  async close(): Promise<void> {
    await (await this.#endpoint)?.close();
  }

  #page(page: string | Handler, pathname: string, request: Request, logged: LoggedRequest) {
    if (typeof page === 'function') {
      return page(request, logged);
    }
    return new Response(page, { headers: { ...typeOf(pathname, '.html'), ...this.#options.headers } });
  }

  async #askEndpoint(request: Request, logged: LoggedRequest): Promise<Response> {
    if (this.endpointState === 'down') {
      // A cut connection would not do: browsers try those again by themselves, some time later.
      return new Response(null, { status: 503 });
    }
    const response = await (this.#options.endpoint ?? (await this.endpoint()).answer)(request, logged);
    return this.endpointState === 'mute' ? Response.error() : response;
  }
}

async function builtFile(pathname: string): Promise<Response | undefined> {
  try {
    const path = pathname.slice('/assent/'.length);
    if (!/^[\w/-]+\.(js|css|json)$/.test(path) || path.startsWith('server/')) {
      return undefined;
    }
    return new Response(await readFile(`dist/${path}`), { headers: typeOf(pathname, '.js') });
  } catch {
    return undefined;
  }
}

function typeOf(pathname: string, otherwise: string): Record<string, string> {
  const extension = extname(pathname) || otherwise;
  const type = TYPES[extension] ?? 'application/octet-stream';
  // Nothing comes from the HTTP cache: what a page uses is seen at the network, every time.
  return { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
