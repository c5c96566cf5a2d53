import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { WebKitChoice } from '../../setup/webkit.mjs';

/** An element of a page, as WebDriver hands it out and takes it back: the key is the standard's. */
type ElementRef = Readonly<Record<'element-6066-11e4-a52e-4f735466cecf', string>>;

/** As WebDriver has it. */
export interface DriverCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly sameSite: string;
  /** Seconds since 1970. */
  readonly expiry?: number;
}

/** WebKitGTK's driver on a screen that nobody sees. */
export interface Driver {
  /** A window with nothing stored, on the network of a proxy. */
  open(proxy: string): Promise<DriverPage>;
  close(): Promise<void>;
}

/** Starts the screen and the driver. It drives one window at a time. */
export async function startDriver({ driver, browser, screen }: WebKitChoice): Promise<Driver> {
  const port = await freePort();
  const display = spawn(screen, ['-displayfd', '1', '-screen', '0', '1280x960x24', '-nolisten', 'tcp'], QUIET);
  const [number] = (await Promise.race([once(display.stdout as NodeJS.ReadableStream, 'data'), failed(display)])) as [
    Buffer,
  ];
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, GDK_BACKEND: 'x11' };
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { ...QUIET, env });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([isUp(url), failed(server)]);
  return {
    async open(proxy) {
      const alwaysMatch = {
        browserName: 'MiniBrowser',
        // The proxy's certificate is made anew for each run.
        acceptInsecureCerts: true,
        // Not the standard's setting: WebKitGTK speaks TLS to a proxy for https.
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation', `--proxy=${proxy}`] },
      };
      const { sessionId } = await ask<{ sessionId: string }>(url, 'POST', '/session', {
        capabilities: { alwaysMatch },
      });
      return new DriverPage(`${url}/session/${sessionId}`);
    },
    async close() {
      for (const child of [server, display]) {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
    },
  };
}

/** The one window of a session. */
export class DriverPage {
  readonly #session: string;

  constructor(session: string) {
    this.#session = session;
  }

  goto = (url: string) => this.#post('/url', { url });
  reload = () => this.#post('/refresh');
  back = () => this.#post('/back');
  forward = () => this.#post('/forward');
  cookies = () => ask<DriverCookie[]>(this.#session, 'GET', '/cookie');
  close = () => ask<null>(this.#session, 'DELETE', '');

  /** What a function returns, or its promise resolves to, in the page. It knows nothing of what stands around it here. */
  evaluate<T, A extends unknown[]>(work: (...values: A) => T | Promise<T>, ...args: A): Promise<T> {
    return this.#post('/execute/sync', { script: `return (${work})(...arguments)`, args });
  }

  /** Clicks with the pointer on an element that a function finds in the page, once it is there and can be clicked. */
  async click<A extends unknown[]>(find: (...values: A) => Element | null | undefined, ...args: A): Promise<void> {
    const until = Date.now() + PATIENCE;
    let why: unknown = 'it is not there';
    while (Date.now() < until) {
      const found = await this.evaluate<unknown, A>(find as never, ...args);
      if (!found) continue;
      try {
        const [id] = Object.values(found as ElementRef);
        await this.#post(`/element/${id}/click`);
        return;
      } catch (cause) {
        // Drawn a moment ago, and not laid out yet; or drawn anew.
        if (!/not interactable|stale element|click intercepted/.test(String(cause))) throw cause;
        why = cause;
      }
    }
    throw new Error(`Nothing to click: ${find}, ${JSON.stringify(args)}: ${why}`);
  }

  #post<T>(path: string, body: object = {}): Promise<T> {
    return ask<T>(this.#session, 'POST', path, body);
  }
}

const PATIENCE = 30_000; // ms
const QUIET: { stdio: ['ignore', 'pipe', 'ignore'] } = { stdio: ['ignore', 'pipe', 'ignore'] };

async function ask<T>(base: string, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: T };
  if (!answer.ok) throw new Error(`WebDriver ${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

async function isUp(url: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    // Refused, until it listens.
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('WebKitWebDriver does not answer.');
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`${child.spawnfile} ended with ${code}.`);
}

/** A driver takes no port of its own choice. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
