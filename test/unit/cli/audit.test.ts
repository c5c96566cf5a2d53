// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BASELINE_SCHEMA } from '../../../src/audit/baseline';
import { initiatorOfStack } from '../../../src/cli/audit/initiators';
import { Network } from '../../../src/cli/audit/network';
import { pagesOf } from '../../../src/cli/audit/pages';
import { run } from '../../../src/cli/run';

/*
 * What of `assent audit` needs no browser. What it finds is in test/browser/audit.test.ts.
 */

/** As on a machine where nobody has installed it. */
vi.mock('node:module', () => ({
  createRequire: () => () => {
    throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  },
}));

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-audit-'));
  printed = '';
  const print = (text: unknown) => {
    printed += `${text}`;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(print);
  vi.spyOn(process.stderr, 'write').mockImplementation(print);
  vi.spyOn(console, 'error').mockImplementation(print);
  vi.stubEnv('ASSENT_CONFIG', undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const PAGE = 'https://klouttrack.com/';

describe('misuse exits with 2, and names the flag and the fix', () => {
  test.each<[string[], RegExp]>([
    [[], /URL: is missing; name a page, such as https:\/\/klouttrack\.com\//],
    [['klouttrack.com'], /URL: "klouttrack\.com" is no address of a page; write it as https:/],
    [['file:///etc/passwd'], /URL: "file:\/\/\/etc\/passwd" is no address/],
    [[PAGE, '--accept', '#yes'], /--reject: is missing; name both buttons/],
    [[PAGE, '--reject', '#no'], /--accept: is missing/],
    [[PAGE, '--phases', 'fresh,later'], /--phases.*"later" is none; use some of fresh,/],
    [[PAGE, '--regime', 'none'], /--regime.*opt-in, opt-out, notice/],
    [[PAGE, '--first-party', 'https://cdn.example'], /--first-party.*Use a host such as/],
    [[PAGE, '--quiet', 'long'], /--quiet.*whole number/],
    [[PAGE, '--login', '/nowhere/login.mjs'], /--login: \/nowhere\/login\.mjs cannot be run/],
    [[PAGE, '--baseline', '/nowhere/baseline.json'], /--baseline.*cannot be read/],
    [[PAGE, '--config', '/nowhere/assent.json'], /--config.*cannot be read/],
    [[PAGE], /audit: needs Playwright.*npm install --save-dev playwright && npx playwright install chromium/],
  ])('%j', async (args, message) => {
    expect(await run(['audit', ...args])).toBe(2);
    expect(printed).toMatch(message);
  });

  test('a baseline with a mistake names the field', async () => {
    const baseline = file('baseline.json', JSON.stringify({ schema: BASELINE_SCHEMA, exceptions: [{ what: 'x' }] }));
    expect(await run(['audit', PAGE, '--baseline', baseline])).toBe(2);
    expect(printed).toMatch(/--baseline: .*baseline\.json is wrong:\n {2}exceptions\[0\]\.reason: is missing/);
  });

  test.each([
    ['draft.json', ['--draft', 'draft.json'], /--draft: .*draft\.json is there already; name another file/],
    ['draft.cookies.md', ['--draft', 'draft.json'], /--draft: .*draft\.cookies\.md is there already/],
    [
      'old.json',
      ['--write-baseline', 'old.json'],
      /--write-baseline: .*old\.json is there already; name it as --baseline/,
    ],
  ])('%s is not overwritten by %j', async (there, [flag = '', name = ''], message) => {
    const path = file(there, 'mine');
    expect(await run(['audit', PAGE, flag, join(folder, name)])).toBe(2);
    expect(printed).toMatch(message);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('a baseline may be written over the one that is given', async () => {
    const path = file('baseline.json', JSON.stringify({ schema: BASELINE_SCHEMA, exceptions: [] }));
    await run(['audit', PAGE, '--baseline', path, '--write-baseline', path]);
    expect(printed).toMatch(/audit: needs Playwright/);
  });

  test('a login that exports nothing', async () => {
    expect(await run(['audit', PAGE, '--login', file('login.mjs', 'export const x = 1;')])).toBe(2);
    expect(printed).toMatch(/--login: .*login\.mjs has no default export/);
  });
});

test('a sitemap is followed to its pages, each once, up to the limit', async () => {
  const server = createServer(({ url }, response) => {
    const self = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = (name: string) => `<url><loc>https://klouttrack.com/${name}</loc></url>`;
    const index = `<sitemapindex><sitemap><loc>${self}/pages.xml</loc></sitemap></sitemapindex>`;
    response.end(url === '/pages.xml' ? `<urlset>${page('')}${page('a')}${page('b')}</urlset>` : index);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const sitemap = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sitemap.xml`;
  const { pages, left } = await pagesOf([PAGE], sitemap, 2);
  server.close();
  expect(pages).toEqual([PAGE, `${PAGE}a`]);
  expect(left).toBe(1);
});

test('a name and password in an address are for its origin alone, and no part of the page', async () => {
  const { pages, credentials } = await pagesOf(
    ['https://me:w%40rd@klouttrack.com/a', 'https://other.example/'],
    undefined,
    9,
  );
  expect(pages).toEqual([`${PAGE}a`, 'https://other.example/']);
  const own = { username: 'me', password: 'w@rd', origin: 'https://klouttrack.com' };
  expect([...credentials]).toEqual([[own.origin, own]]);
});

test('who called is the nearest file of a stack that has an address', () => {
  const stack = `Error
    at tell (<anonymous>:3:9)
    at HTMLDocument.set [as cookie] (<anonymous>:20:9)
    at write (https://a.example/x.js?v=1:12:5)
    at https://a.example/x.js?v=1:30:1
    at https://b.example/loader.js:4:2`;
  expect(initiatorOfStack(stack)).toEqual({
    ...{ kind: 'script', url: 'https://a.example/x.js?v=1', line: 12, callers: ['https://b.example/loader.js'] },
  });
  // A comment in a page's script can say so: the browser has no extensions.
  const forged = 'Error\n at chrome-extension://abc/c.js:1:2';
  expect(initiatorOfStack(forged)).toEqual({ kind: 'unknown', url: '' });
  expect(initiatorOfStack(`${forged}\n at https://a.example/x.js:3:4`)).toMatchObject({
    url: 'https://a.example/x.js',
  });
  expect(initiatorOfStack('')).toEqual({ kind: 'unknown', url: '' });
});

describe('the network, as the browser tells it', () => {
  const target = { id: '', type: 'page', url: PAGE };
  const began = (requestId: string, url: string, initiator: object, type = 'Script') => ({
    method: 'Network.requestWillBeSent',
    params: { requestId, documentURL: PAGE, request: { url, method: 'GET' }, type, initiator },
    target,
  });

  test('a redirect is laid at who made the request, and a preflight at who made the one it is for', () => {
    const network = new Network();
    const by = { type: 'parser', url: PAGE, lineNumber: 6 };
    network.hear(began('1', 'http://a.example/', by));
    network.hear(began('1', 'https://b.example/', { type: 'other' }));
    network.hear(began('2', 'https://b.example/', { type: 'preflight', requestId: '1' }));
    expect(network.requests.map((it) => it.by)).toEqual(Array(3).fill({ kind: 'markup', url: PAGE, line: 7 }));
    expect(network.waiting()).toHaveLength(2);
    expect(network.waiting(0)).toEqual([]);
    network.leave();
    expect(network.waiting()).toEqual([]);
  });

  test('what calls itself an extension is laid at what is behind it', () => {
    const network = new Network();
    const callFrames = ['chrome-extension://abc/c.js', 'https://a.example/x.js'].map((url) => ({ url, lineNumber: 1 }));
    network.hear(began('1', 'https://b.example/', { type: 'script', stack: { callFrames } }));
    network.hear(began('2', 'https://b.example/', { type: 'script', stack: { callFrames: callFrames.slice(0, 1) } }));
    expect(network.requests.map(({ by }) => by.url)).toEqual(['https://a.example/x.js', PAGE]);
  });

  test('what a policy has stopped is marked, and what is answered waits no more', () => {
    const network = new Network();
    network.hear(began('1', 'https://a.example/', { type: 'other' }));
    network.hear({ method: 'Network.loadingFailed', params: { requestId: '1', blockedReason: 'csp' }, target });
    expect(network.take()).toMatchObject([{ isBlocked: true }]);
    expect(network.waiting()).toEqual([]);
  });

  test('what only the driver has seen is added, each time', () => {
    const network = new Network();
    network.hear(began('1', 'https://a.example/', { type: 'other' }));
    const overhear = (url: string) =>
      network.overhear({ url, method: 'GET', type: 'script', document: PAGE, by: { kind: 'frame', url: PAGE } });
    const taken = () => network.take().map(({ url }) => url);
    const [a, b] = ['https://a.example/', 'https://b.example/'] as const;
    for (const url of [a, b]) overhear(url);
    expect(taken()).toEqual([a, b]);
    expect(taken()).toEqual([]);
    // It was told before, and this is another.
    overhear(a);
    expect(taken()).toEqual([a]);
    network.hear(began('2', a, { type: 'other' }));
    for (const url of [a, a]) overhear(url);
    expect(taken()).toEqual([a, a]);
  });
});
