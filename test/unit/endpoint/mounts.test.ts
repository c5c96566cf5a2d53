// @vitest-environment node
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { getRequestListener } from '@hono/node-server';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { adminFilesForEsbuild } from '../../../src/admin/build.mjs';
import { createEndpoint, type Endpoint, memoryStore } from '../../../src/endpoint/index';
import { createVisitor, ORIGIN } from './visitor';

/** The examples of demo/mount, as they lie there, on the endpoint as it is in the source. */
let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-mount-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // Packages are looked for from the file's own folder upwards.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

const SOURCE = { 'assent/endpoint': resolve('src/endpoint/index.ts') };

async function bundled(example: string): Promise<string> {
  const outfile = join(folder, `${example.replace(/\W+/g, '-')}.mjs`);
  const node = { platform: 'node', format: 'esm', packages: 'external' } as const;
  const plugins = [adminFilesForEsbuild()];
  await build({ entryPoints: [`demo/mount/${example}`], outfile, bundle: true, alias: SOURCE, plugins, ...node });
  // As in the package, the thread that commits is a program beside the endpoint.
  const worker = ['src/endpoint/stores/sqlite/sqlite-worker.ts'];
  await build({ entryPoints: worker, outfile: join(folder, 'sqlite-worker.js'), bundle: true, ...node });
  return outfile;
}

/** Runs an example as its reader would. @returns where it listens */
async function started(example: string): Promise<string> {
  const env = { PATH: process.env.PATH, PORT: '0', DATABASE: join(folder, `${example}.db`), ORIGIN };
  const child = spawn(process.execPath, [await bundled(example)], { cwd: folder, env });
  children.push(child);
  let output = '';
  child.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text;
      const [, url] = /listening on (\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.on('close', () => reject(new Error(output)));
  });
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** What a page does at the endpoint: ask first as another origin must, post, read, erase. */
async function visit(ask: Ask): Promise<void> {
  const visitor = createVisitor();
  const receipt = visitor.receipt();
  const own = { Authorization: `Bearer ${visitor.secret}`, Origin: ORIGIN };
  const posted = await ask('/receipts', {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret: visitor.secret, receipts: [receipt] }),
  });
  expect(posted.status).toBe(201);
  expect(posted.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  const preflight = await ask(`/subjects/${visitor.subjectId}`, {
    method: 'OPTIONS',
    headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'DELETE' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('DELETE');
  const read = await ask(`/subjects/${visitor.subjectId}/receipts`, { headers: own });
  expect((await read.json()).receipts).toMatchObject([{ receiptId: receipt.receiptId }]);
  expect((await ask('/health')).status).toBe(200);
  expect((await ask(`/subjects/${visitor.subjectId}`, { method: 'DELETE', headers: own })).status).toBe(204);
  const other = { Origin: 'https://evil.example', 'Content-Type': 'text/plain' };
  expect((await ask('/receipts', { method: 'POST', headers: other, body: '{}' })).status).toBe(403);
}

test.each(['hono.mjs', 'express.mjs'])('demo/mount/%s serves the endpoint below /assent', async (example) => {
  const url = await started(example);
  await visit((path, init) => fetch(`${url}/assent${path}`, init));
  expect((await fetch(`${url}/receipts`, { method: 'POST' })).status).toBe(404);
  // A proxy that closes /assent/admin does not know of another way to it.
  expect((await fetch(`${url}/assent/assent/health`)).status).toBe(404);
});

test('demo/mount/express.mjs leaves the bodies of other routes to the parser behind it', async () => {
  const url = await started('express.mjs');
  const headers = { 'Content-Type': 'application/json' };
  const echoed = await fetch(`${url}/echo`, { method: 'POST', headers, body: '{"a":1}' });
  expect(await echoed.json()).toEqual({ a: 1 });
});

test.each(['hono.mjs', 'express.mjs'])(
  'demo/mount/%s tells the endpoint the address, which the rate needs',
  async (example) => {
    const url = await started(example);
    const post = () => fetch(`${url}/assent/receipts`, { method: 'POST' }).then(({ status }) => status);
    const statuses = await Promise.all(Array.from({ length: 601 }, post));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  },
);

test('in Express, a body parser in front of the endpoint breaks it, as the example says', async () => {
  // @ts-expect-error It comes without types, and this is all that is used of it.
  const { default: express } = await import('express');
  const endpoint = createEndpoint({ store: memoryStore(), origins: [ORIGIN] });
  const statusWith = async (...parsers: RequestListener[]) => {
    const app = express();
    for (const parser of parsers) app.use(parser);
    app.use(
      '/assent',
      getRequestListener((request) => endpoint(request)),
    );
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const visitor = createVisitor();
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/assent/receipts`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret: visitor.secret, receipts: [visitor.receipt()] }),
    });
    server.close();
    return response.status;
  };
  expect(await statusWith()).toBe(201);
  expect(await statusWith(express.json())).toBe(400);
});

test('demo/mount/next answers as a route handler, a Request in and a Response out, outside of Next', async () => {
  const database = join(folder, 'next.db');
  process.env.DATABASE = database;
  const file = await bundled('next/app/assent/[...path]/route.ts');
  const handlers: Record<string, Endpoint> = await import(/* @vite-ignore */ file);
  delete process.env.DATABASE;
  expect(Object.keys(handlers).sort()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
  await visit((path, init) => {
    const request = new Request(`${ORIGIN}/assent${path}`, init);
    return (handlers[request.method] as Endpoint)(request);
  });
});

test('demo/mount/next tries again where its database could not be opened', async () => {
  const missing = join(folder, 'away');
  process.env.DATABASE = join(missing, 'next.db');
  const file = await bundled('next/app/assent/[...path]/route.ts');
  const { GET }: Record<string, Endpoint> = await import(/* @vite-ignore */ `${file}?away`);
  delete process.env.DATABASE;
  const ask = () => (GET as Endpoint)(new Request(`${ORIGIN}/assent/health`));
  await expect(ask()).rejects.toThrow();
  mkdirSync(missing);
  expect((await ask()).status).toBe(200);
});

/** All that a worker has: what the Web has, and nothing of Node. */
function webApis() {
  return {
    ...{ Request, Response, Headers, URL, URLSearchParams, TextEncoder, TextDecoder, ReadableStream, AbortController },
    ...{ crypto, performance, setTimeout, clearTimeout, queueMicrotask, structuredClone, console, atob, btoa },
  };
}

test('demo/mount/worker.mjs runs on Web APIs alone: nothing of Node is imported or there', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['demo/mount/worker.mjs'],
    bundle: true,
    alias: SOURCE,
    plugins: [adminFilesForEsbuild()],
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'browser'],
    format: 'iife',
    globalName: 'worker',
    // The stores on disk ask for them when they are opened.
    external: ['node:*', 'libsql', 'pg'],
    write: false,
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  expect(imports.filter(({ external, kind }) => external && kind !== 'dynamic-import')).toEqual([]);

  const context = createContext(webApis());
  runInContext(`${outputFiles[0]?.text}; globalThis.worker = worker.default`, context);
  const has = runInContext('[typeof process, typeof Buffer, typeof require, typeof worker.fetch]', context);
  expect([...has]).toEqual(['undefined', 'undefined', 'undefined', 'function']);
  const { worker } = context as { worker: { fetch(request: Request, env: object, ctx: object): Promise<Response> } };
  await visit((path, init) => worker.fetch(new Request(`${ORIGIN}/assent${path}`, init), { ORIGINS: ORIGIN }, {}));
});
