import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished, vi } from 'vitest';
import type { Pages } from '../browser/harness/examples';
import type { Handler } from '../browser/harness/proxy';

const run = promisify(execFile);
const FOLDER = resolve('test/results/examples');
/** Nobody is told that this was built. */
const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
};

/** The package as a site gets it. @returns its file */
export async function pack(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', FOLDER]);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(FOLDER, filename);
}

/**
 * Copies an application of `demo/examples`, installs what its package.json names, and the package, and builds it.
 *
 * @returns the folder of the copy
 */
export async function built(stack: string, archive: string): Promise<string> {
  const cwd = join(FOLDER, stack);
  cpSync(`demo/examples/${stack}`, cwd, { recursive: true });
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock'];
  await run('npm', ['install', ...quietly], { cwd, env });
  // By itself, since the file has the same name and version each time.
  await run('npm', ['install', ...quietly, '--no-save', '--force', archive], { cwd, env });
  await run('npm', ['run', 'build'], { cwd, env, maxBuffer: 1 << 26 });
  return cwd;
}

/** Runs a line of a shell, as an owner does in the folder of an app. */
export async function typed(cwd: string, line: string): Promise<void> {
  await run('sh', ['-ec', line], { cwd, env: { ...env, npm_config_prefer_offline: 'true' }, maxBuffer: 1 << 26 });
}

/**
 * Starts what was built, until the end of the test.
 *
 * @param start by what. It finds its port in `PORT`
 * @returns all that it answers, but for Assent's own files
 */
export async function served(cwd: string, start = 'npm run start -- --port "$PORT"'): Promise<Pages> {
  const port = await freePort();
  const child = spawn('sh', ['-ec', start], {
    cwd,
    env: { ...env, PORT: `${port}` },
    stdio: 'ignore',
    detached: true,
  });
  onTestFinished(() => end(child));
  const origin = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(origin), { timeout: 60_000 });
  const forward: Handler = async (request) => {
    const { pathname, search } = new URL(request.url);
    const answer = await fetch(origin + pathname + search, {
      redirect: 'manual',
      headers: only(ASKED, request.headers),
    });
    const { status, headers } = answer;
    return new Response(status === 204 || status === 304 ? null : await answer.arrayBuffer(), {
      ...{ status, headers: only(SAID, headers) },
    });
  };
  return new Proxy<Record<string, Handler>>(
    {},
    { get: (_, path) => (/^\/(?!assent\/|settled-|favicon)/.test(String(path)) ? forward : undefined) },
  );
}

/** What routers ask by, and what they are told: `fetch` has unpacked the rest. */
const ASKED = /^(accept|rsc|next-[\w-]+)$/;
const SAID = /^(content-type|location|vary|x-nextjs-[\w-]+)$/;

const only = (names: RegExp, headers: Headers) => new Headers([...headers].filter(([name]) => names.test(name)));

/** With what it has started: npm is between. One that could not start has ended by itself. */
async function end(child: ChildProcess): Promise<void> {
  if (!child.pid || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid);
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
