// @vitest-environment node
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { noticeHash } from '../../../src/consent/digest';
import { loadSite } from '../../../src/endpoint/receipts/site';
import { createVisitor, ORIGIN, type Visitor } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

const post = (url: string, { secret }: Visitor, receipts: unknown[], headers = {}) =>
  fetch(`${url}/receipts`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain', ...headers },
    body: JSON.stringify({ secret, receipts }),
  });

async function receiptsOf(url: string, { secret, subjectId }: Visitor): Promise<{ receiptId: string }[]> {
  const headers = { Authorization: `Bearer ${secret}` };
  return (await (await fetch(`${url}/subjects/${subjectId}/receipts`, { headers })).json()).receipts;
}

test('serves the routes at the root, and has the receipt after a restart', async () => {
  const visitor = createVisitor();
  const first = await cli.serve(['--db', 'kept.db']);
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
  expect((await post(first.url, visitor, [visitor.receipt()])).status).toBe(201);
  expect(await first.end('SIGTERM')).toBe(0);
  const second = await cli.serve([], { DATABASE_URL: 'file:kept.db' });
  expect(await receiptsOf(second.url, visitor)).toHaveLength(1);
  expect(await second.end('SIGINT')).toBe(0);
});

test('shows the notices of the config, and asks for no other', async () => {
  const config = {
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '2025-02' },
    services: { 'meta-pixel': { id: '1234567890' } },
  };
  writeFileSync(join(cli.folder, 'assent.json'), JSON.stringify(config));
  const serving = await cli.serve(['--db', 'config.db', '--config', 'assent.json']);
  const [notice] = (await loadSite(config, [ORIGIN])).notices;
  const canonical = canonicalJson(notice);
  expect(await (await fetch(`${serving.url}/notices/${noticeHash(canonical)}`)).text()).toBe(canonical);
  await serving.end('SIGKILL');
});

test('a notice of a config that is gone is served, and drawn by its hash: of receipts that are there at the start, and that come', async () => {
  const config = { site: 'Klouttrack', policy: { url: '/privacy', version: '2025-01' } };
  writeFileSync(join(cli.folder, 'former.json'), JSON.stringify(config));
  const texts = (await loadSite(config, [ORIGIN])).notices.slice(0, 2).map((notice) => canonicalJson(notice));
  const [early = '', late = ''] = texts.map(noticeHash);
  const visitor = createVisitor();
  const naming = (hash: string) => [visitor.receipt({ notice: { ...visitor.receipt().notice, hash } })];
  const bare = await cli.serve(['--db', 'former.db']);
  expect((await post(bare.url, visitor, naming(early))).status).toBe(201);
  await bare.end('SIGKILL');
  const configured = await cli.serve(['--db', 'former.db', '--config', 'former.json']);
  expect(await (await post(configured.url, visitor, naming(late))).json()).not.toHaveProperty('wants');
  await configured.end('SIGTERM');
  const after = await cli.serve(['--db', 'former.db']);
  for (const [i, hash] of [early, late].entries()) {
    expect(await (await fetch(`${after.url}/notices/${hash}`)).text()).toBe(texts[i]);
    expect((await cli.run(['notice', hash, '--db', 'former.db'])).out).toContain('Klouttrack');
  }
  await after.end('SIGKILL');
});

test('serves the script of the config: compressed, cached, for pages of any origin', async () => {
  const config = { policy: { url: '/privacy', version: '2025-02' }, services: { hotjar: { id: '1234567' } } };
  writeFileSync(join(cli.folder, 'site.json'), JSON.stringify(config));
  const { url, end } = await cli.serve(['--db', 'site.db', '--config', 'site.json']);
  const get = (path: string, headers = {}) => fetch(url + path, { headers });
  const script = await get('/assent.js', { 'Accept-Encoding': 'gzip, br' });
  expect(Object.fromEntries(script.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Accept-Encoding',
  });
  const text = await script.text();
  expect(text).toContain('1234567');
  const etag = script.headers.get('etag') ?? '';
  expect((await get('/assent/assent.js', { 'Accept-Encoding': 'br', 'If-None-Match': etag })).status).toBe(304);
  for (const accepted of ['identity', 'br;q=0, gzip']) {
    const other = await get('/assent.js', { 'Accept-Encoding': accepted });
    expect(other.headers.get('content-encoding')).toBe(accepted === 'identity' ? null : 'gzip');
    expect(await other.text()).toBe(text);
    expect(other.headers.get('etag')).not.toBe(etag);
  }
  const [folder = ''] = text.match(/parts\/\w{8}/) ?? [];
  const preferences = await get(`/${folder}/preferences.js`);
  expect(preferences.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await preferences.text()).slice(0, 30)).toMatch(/^export default\{"preferences":/);
  expect((await get('/parts/00000000/preferences.js')).status).toBe(404);
  expect((await fetch(`${url}/assent.js`, { method: 'POST' })).status).toBe(405);
  await end('SIGKILL');
});

test('without a config there is no script', async () => {
  const { url, end } = await cli.serve(['--db', 'bare.db']);
  expect((await fetch(`${url}/assent.js`)).status).toBe(404);
  await end('SIGKILL');
});

test('build makes the same files for static hosting, and leaves what is there', async () => {
  const config = { endpoint: '/assent', policy: { url: '/privacy', version: '1' } };
  writeFileSync(join(cli.folder, 'static.json'), JSON.stringify(config));
  const out = join(cli.folder, 'static');
  const env = { ASSENT_CONFIG: 'static.json', ASSENT_BASE: 'https://cdn.example/consent' };
  const { code, out: said, err } = await cli.run(['build', '--out', 'static'], env);
  expect([code, err]).toEqual([0, '']);
  expect(said).toContain('<script async src="https://cdn.example/consent/assent.js"></script>');
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['assent.js', 'assent.js.br', 'assent.js.gz', 'integrity.json']));
  const integrity = JSON.parse(readFileSync(join(out, 'integrity.json'), 'utf8'));
  const digest = createHash('sha384')
    .update(readFileSync(join(out, 'assent.js')))
    .digest('base64');
  expect(integrity['assent.js']).toBe(`sha384-${digest}`);
  mkdirSync(join(out, 'parts/00000000'));
  await cli.run(['build', '--config', 'static.json', '--out', 'static']);
  expect(readdirSync(join(out, 'parts'))).toContain('00000000');
  expect((await cli.run(['build', '--config', 'missing.json', '--out', 'static'])).code).toBe(2);
  expect((await cli.run(['build', '--out', 'static'])).err).toContain('--config');
});

test('build says in one line that without an endpoint receipts stay in browsers, and the fix', async () => {
  writeFileSync(join(cli.folder, 'alone.json'), JSON.stringify({ policy: { url: '/privacy', version: '1' } }));
  const { code, err } = await cli.run(['build', '--config', 'alone.json', '--out', 'alone']);
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: endpoint: .*receipts stay in browsers.*; write .*"endpoint": "https:\/\/.*"\n$/);
});

test('limits each address, and believes X-Forwarded-For only as far as it was told', async () => {
  const visitor = createVisitor();
  const from = (url: string, address: string) =>
    post(url, visitor, [visitor.receipt()], { 'X-Forwarded-For': address }).then(({ status }) => status);
  const plain = await cli.serve(['--db', 'rate.db', '--rate', '1']);
  expect([await from(plain.url, '192.0.2.1'), await from(plain.url, '198.51.100.1')]).toEqual([201, 429]);
  await plain.end('SIGKILL');
  const behind = await cli.serve(['--db', 'rate.db', '--rate', '1', '--trust-proxy', '1']);
  expect([await from(behind.url, '192.0.2.1'), await from(behind.url, '9.9.9.9, 198.51.100.1')]).toEqual([201, 201]);
  expect(await from(behind.url, '8.8.8.8, 198.51.100.2')).toBe(429);
  await behind.end('SIGKILL');
});

test('the token of --admin-token-file erases', async () => {
  writeFileSync(join(cli.folder, 'token'), 'a-token-that-is-long-enough-to-be-one\n');
  const serving = await cli.serve(['--db', 'admin.db', '--admin-token-file', 'token'], { ASSENT_ADMIN_TOKEN: 'other' });
  const erase = (token: string) =>
    fetch(`${serving.url}/subjects/${createVisitor().subjectId}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    }).then(({ status }) => status);
  expect([await erase('other'), await erase('a-token-that-is-long-enough-to-be-one')]).toEqual([404, 204]);
  await serving.end('SIGKILL');
});

test('E14, E15: whatever a request carries, none of it is in the database or in the log at its most talkative', async () => {
  const canary = (where: string) => `canary-${where}`;
  const names = [
    'X-Forwarded-For',
    'Forwarded',
    'X-Real-IP',
    'CF-Connecting-IP',
    'CF-IPCountry',
    'User-Agent',
    'Referer',
  ];
  const more = ['Accept-Language', 'From', 'Via', 'X-Request-Id', 'Traceparent', 'Idempotency-Key', 'Authorization'];
  const headers = Object.fromEntries([...names, ...more].map((name) => [name, `203.0.113.77 ${canary(name)}`]));
  const visitor = createVisitor();
  const serving = await cli.serve(['--db', 'canary.db', '--trust-proxy', '1', '--log-level', 'debug'], {
    ASSENT_REGION_HEADERS: 'CF-IPCountry',
    ASSENT_ADMIN_TOKEN: 'canary-admin-token-long-enough',
  });
  const cookie = { headers: { Cookie: `assent=${canary('cookie')}; other=${canary('cookie')}` } };
  const send = (path: string, method: string, init: RequestInit = {}) =>
    fetch(`${serving.url}${path}?email=${canary('query')}`, {
      method,
      ...init,
      headers: { ...headers, ...init.headers },
    });
  const stray = { ...visitor.receipt(), email: 'canary@mail.example', page: 'https://klouttrack.com/?canary-page' };
  const all = { ...headers, ...cookie.headers };
  const posted = await post(serving.url, visitor, [stray], all);
  await post(serving.url, visitor, [{ ...visitor.receipt(), action: canary('action') }], all);
  await post(serving.url, { ...visitor, secret: canary('secret') }, [visitor.receipt()], all);
  await send('/receipts', 'POST', { body: `{"canary-body": "${canary('body')}` });
  const own = { Authorization: `Bearer ${visitor.secret}` };
  const read = await send(`/subjects/${visitor.subjectId}/receipts`, 'GET', { headers: own });
  for (const path of ['subject', 'notice', 'path']) await send(`/${path}s/${canary(path)}`, 'DELETE', cookie);
  await send(`/${canary('path')}/region`, 'GET', cookie);
  await send('/metrics', 'GET', cookie);
  expect([posted.status, read.status]).toEqual([201, 200]);
  expect(await serving.end('SIGTERM')).toBe(0);

  const files = readdirSync(cli.folder).filter((name) => name.startsWith('canary.db'));
  const bytes = files.map((name) => readFileSync(join(cli.folder, name), 'latin1')).join();
  expect(bytes).toContain(Buffer.from(visitor.subjectId, 'base64url').toString('latin1'));
  expect(bytes + serving.output()).not.toMatch(/canary(?!\.db)|203\.0\.113/i);
  const log = serving.output();
  expect(log).toContain('"route":"/subjects/:subjectId/receipts"');
  for (const secret of [visitor.secret, visitor.subjectId, stray.receiptId, '127.0.0.1"', 'mail.example']) {
    expect(log).not.toContain(secret);
  }
});

test('the log is a line of JSON for each thing, and for each request only where that was asked for', async () => {
  const linesOf = async (...args: string[]) => {
    const serving = await cli.serve(['--db', 'log.db', ...args]);
    const visitor = createVisitor();
    await post(serving.url, visitor, [visitor.receipt(), visitor.receipt()]);
    await serving.end('SIGTERM');
    const lines = serving.output().trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  };
  const usual = await linesOf();
  expect(usual.map(({ level, msg }) => [level, msg.split(/[ :]/)[0]])).toEqual([
    ['info', 'listening'],
    ['info', 'ending'],
  ]);
  const [answered] = (await linesOf('--log-level', 'debug')).filter(({ msg }) => msg === 'answered');
  expect(answered).toEqual({
    level: 'debug',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    msg: 'answered',
    route: '/receipts',
    method: 'POST',
    status: 201,
    ms: expect.any(Number),
    receipts: { stored: 2 },
  });
});

test('the figures are on a port of their own, and beside the endpoint for the admin', async () => {
  const token = 'a-token-that-is-long-enough-to-be-one';
  const serving = await cli.serve(['--db', 'metrics.db', '--metrics-port', '0'], { ASSENT_ADMIN_TOKEN: token });
  const visitor = createVisitor();
  await post(serving.url, visitor, [visitor.receipt()]);
  await expect.poll(serving.output, { timeout: 20_000 }).toMatch(/metrics at/);
  const [, local = ''] = /metrics at ([^"]+)/.exec(serving.output()) ?? [];
  expect(local).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  expect(await (await fetch(local)).text()).toContain('assent_receipts_total{end="stored"} 1\n');
  const headers = { Authorization: `Bearer ${token}` };
  expect(await (await fetch(`${serving.url}/metrics`, { headers })).text()).toContain('assent_receipts_total');
  expect((await fetch(`${serving.url}/metrics`)).status).toBe(401);
  expect(await serving.end('SIGTERM')).toBe(0);
});

test('a port in use for the figures ends the process, though its other port was free', async () => {
  const first = await cli.serve(['--db', 'ports.db']);
  const { port } = new URL(first.url);
  const args = ['--origin', ORIGIN, '--db', 'ports.db', '--port', '0', '--metrics-port', port];
  const { code, err } = await cli.run(['serve', ...args]);
  expect(code).toBe(2);
  expect(err).toContain(`--metrics-port: ${port} is in use`);
  await first.end('SIGKILL');
});

test('SIGTERM lets a request under way end, and takes no new ones', async () => {
  const visitor = createVisitor();
  const serving = await cli.serve(['--db', 'drain.db']);
  const body = JSON.stringify({ secret: visitor.secret, receipts: [visitor.receipt()] });
  const half = request(`${serving.url}/receipts`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain', 'Content-Length': body.length },
  });
  half.write(body.slice(0, 100));
  // The server has it once it answers a later request of another connection.
  await fetch(`${serving.url}/region`);
  const ended = serving.end('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${serving.url}/region`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed');
  const answered = new Promise<number | undefined>((resolve) => half.on('response', (it) => resolve(it.statusCode)));
  half.end(body.slice(100));
  expect(await answered).toBe(201);
  expect(await ended).toBe(0);
});

test('a request that is none gets an answer, and the next one too', async () => {
  const serving = await cli.serve(['--db', 'raw.db']);
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(Number(new URL(serving.url).port), '127.0.0.1', () => socket.end(text));
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('close', () => resolve(answer));
    });
  expect(await raw('GARBAGE\r\n\r\n')).toContain(' 400 ');
  expect(await raw('GET /region HTTP/1.1\r\n\r\n')).toContain(' 400 ');
  expect(await raw('GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain(' 400 ');
  expect(await raw('GET //%zz/region HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).not.toContain(' 500 ');
  expect((await fetch(`${serving.url}/region`)).status).toBe(200);
  await serving.end('SIGKILL');
});

test('a post that is too large gets its 413, and the connection does not hang', async () => {
  const serving = await cli.serve(['--db', 'large.db']);
  const response = await post(serving.url, createVisitor(), ['x'.repeat(1_000_000)]);
  expect(response.status).toBe(413);
  await serving.end('SIGKILL');
});
