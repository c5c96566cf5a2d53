// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMetrics } from '../../../src/cli/metrics';
import { metricsBeside } from '../../../src/cli/metrics-route';
import { readTokens } from '../../../src/cli/tokens';
import { keysOf } from '../../../src/endpoint/http/tokens';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { createVisitor } from '../endpoint/visitor';
import { buildCommandLine } from './command-line';

const A = 'a-token-that-is-long-enough-1';
const B = 'a-token-that-is-long-enough-2';
const C = 'a-token-that-is-long-enough-3';

let folder: string;
let warned: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-tokens-'));
  warned = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string, adminToken?: string) {
  const file = join(folder, 'tokens');
  writeFileSync(file, text, { mode: 0o600 });
  return readTokens(file, adminToken, (warning) => warned.push(warning));
}

test('a line has a role and its token; several of a role are kept, comments and empty lines are not', () => {
  const text = `\uFEFF# who looks\r\nread ${A}\r\n\r\n  read\t ${B}  \r\nmetrics ${C}`;
  expect(read(text)).toEqual({ read: [A, B], metrics: [C] });
  expect(warned).toEqual([]);
  expect(readTokens(undefined, undefined, () => {})).toEqual({});
});

test.each<[text: string, problem: RegExp]>([
  ['', /--token-file: \S+tokens has no token; write a line such as "read <token>"/],
  [`# nothing\n`, /has no token/],
  [`read ${A}\nreed ${B}`, /line 2 begins with none of admin, read, erase, metrics/],
  [A, /line 1 begins with none of/],
  ['read', /line 1 is not one token of ASCII after its role/],
  [`read ${A} ${B}`, /line 1 is not one token/],
  [`read ${A}é`, /line 1 is not one token of ASCII/],
  [`read ${A}\nerase ${A}`, /line 2 has a token that is there already, for read/],
  [`read ${C}`, /line 1 has a token that is there already, for admin/],
])('%j is refused by its line, and no token is printed', (text, problem) => {
  let message = '';
  try {
    read(text, C);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(problem);
  for (const token of [A, B, C]) expect(message).not.toContain(token);
});

test('a short token is refused, and not printed', () => {
  expect(() => read('erase short-one')).toThrow(/line 1 has a token of 9 characters, which can be guessed/);
  expect(() => read('erase short-one')).not.toThrow(/short-one/);
});

test('the figures are for tokens of metrics and of the admin, old and new, and for no others', async () => {
  const keys = keysOf({ adminToken: A, tokens: { metrics: [B, C], read: ['another'] } });
  const beside = metricsBeside(async () => new Response('the endpoint'), createMetrics(memoryStore()), {
    keys,
    base: '',
  });
  const status = async (token: string) => {
    const headers = { Authorization: `Bearer ${token}` };
    return (await beside(new Request('http://127.0.0.1/metrics', { headers }))).status;
  };
  for (const token of [A, B, C]) expect(await status(token)).toBe(200);
  for (let i = 0; i < 25; i++) expect(await status('another')).toBe(403);
  expect(await status('wrong')).toBe(401);
});

test('serve opens to each token what its line says, and to the admin’s all of it', async () => {
  const cli = await buildCommandLine();
  writeFileSync(join(cli.folder, 'tokens'), `read ${A}\nmetrics ${B}\n`);
  const serving = await cli.serve(['--token-file', 'tokens'], { ASSENT_ADMIN_TOKEN: C });
  const status = async (token: string, path: string, method = 'GET') =>
    (await fetch(serving.url + path, { method, headers: { Authorization: `Bearer ${token}` } })).status;
  const subject = `/subjects/${createVisitor().subjectId}`;
  const all = (token: string) =>
    Promise.all([status(token, '/admin/stats'), status(token, '/metrics'), status(token, subject, 'DELETE')]);
  expect(await all(A)).toEqual([200, 403, 403]);
  expect(await all(B)).toEqual([403, 200, 403]);
  expect(await all(C)).toEqual([200, 200, 204]);
  await serving.end('SIGTERM');
  cli.remove();
});
