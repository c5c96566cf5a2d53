import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startServer } from '../../../demo/server.mjs';
import type { Verdict } from '../../../src/audit/judge';
import { judge } from '../../../src/audit/judge';
import { knownServices } from '../../../src/audit/known-services';
import type { PageVisit } from '../../../src/audit/observation';
import { PHASES, type Phase } from '../../../src/audit/phase-names';
import { visitPage } from '../../../src/cli/audit/visit-page';
import { borrow } from '../harness/borrow';
import { startProxy } from '../harness/proxy';
import { RequestLog } from '../harness/request-log';
import { answerAsVendor } from '../harness/vendors';

/** A page of a host of its own: a copy of the demo, or all of its own. */
export interface Copy {
  /** Stands at the end of the demo's head, or of its body. */
  readonly head?: string;
  readonly body?: string;
  /** Takes the place of the demo's page. */
  readonly page?: string;
  /** Further files, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface World {
  /** The demo as it is started. */
  readonly demo: string;
  /** A way out of the machine on which each vendor is its double. */
  readonly proxy: string;
  /** Audits https://NAME.test/. */
  audit(name: string, phases?: readonly Phase[]): Promise<{ visit: PageVisit; verdict: Verdict }>;
  close(): Promise<void>;
}

const WAITS = { quiet: 500, deadline: 30_000, patience: 20_000 };

/** The demo, copies of it by the name of their host, and all vendors. */
export async function openWorld(copies: Readonly<Record<string, Copy>>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-audit-'));
  const demo = await startServer({ port: 0, database: join(folder, 'receipts.db') });
  const vendor = answerAsVendor();
  const proxy = await startProxy(inject('certificate'), new RequestLog(), (request, logged) => {
    const copy = copies[logged.host.replace(/\.test$/, '')];
    return copy ? answerAsCopy(copy, demo.url, request) : vendor(request, logged);
  });
  const services = knownServices();
  return {
    demo: demo.url,
    proxy: proxy.url,
    async audit(name, phases = Object.keys(PHASES) as Phase[]) {
      const browser = await borrow('chromium');
      const context = { proxy: { server: proxy.url }, locale: 'en-GB' };
      const options = { browser, context, services, waits: WAITS, pictures: false, parallel: 5 };
      const visit = await visitPage(`https://${name}.test/`, phases, options);
      return { visit, verdict: judge(visit, { services, owned: [], isWhole: false }) };
    },
    async close() {
      await proxy.close();
      await demo.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

async function answerAsCopy({ head = '', body = '', page, files = {} }: Copy, demo: string, request: Request) {
  const { pathname, search } = new URL(request.url);
  const own = files[pathname];
  const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/html';
  if (own !== undefined) return new Response(own, { headers: { 'content-type': `${type}; charset=utf-8` } });
  if (page !== undefined && pathname === '/') return new Response(page, { headers: { 'content-type': 'text/html' } });
  if (page !== undefined && pathname === '/favicon.ico') return new Response(null, { status: 204 });
  const isWrite = !['GET', 'HEAD'].includes(request.method);
  const answer = await fetch(new URL(pathname.slice(1) + search, demo), {
    ...{ method: request.method, redirect: 'manual' },
    ...(isWrite && { body: await request.text(), headers: { 'content-type': 'application/json' } }),
  });
  const kind = answer.headers.get('content-type') ?? '';
  if (!kind.includes('html')) {
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: { 'content-type': kind } });
  }
  // Without the demo's policy, which forbids most of what is put in.
  const text = (await answer.text())
    .replace('</head>', () => `${head}\n</head>`)
    .replace('</body>', () => `${body}\n</body>`);
  return new Response(text, { status: answer.status, headers: { 'content-type': kind } });
}
