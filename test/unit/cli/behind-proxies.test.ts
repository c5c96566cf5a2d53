// @vitest-environment node
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { buildCommandLine, type CommandLine, type Serving } from './command-line';

/*
 * The recipes in demo/deploy, in front of `assent serve`, under /assent/. A program that this machine does not have has no
 * test: to install one would start a server on port 80.
 */

let cli: CommandLine;
let serving: Serving;
beforeAll(async () => {
  cli = await buildCommandLine();
  const config = {
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '2025-02' },
    services: { 'google-analytics': { id: 'G-XXXXXXX' } },
  };
  writeFileSync(join(cli.folder, 'assent.json'), JSON.stringify(config));
  writeFileSync(join(cli.folder, 'token'), TOKEN);
});
// One for each proxy: their visitors are all of one address.
beforeEach(async () => {
  serving = await cli.serve([
    ...['--port', '0', '--origin', 'https://klouttrack.com', '--config', 'assent.json', '--admin-token-file', 'token'],
    ...['--trust-proxy', '1', '--region-header', 'CF-IPCountry', '--rate', '5'],
  ]);
  return () => serving.end('SIGTERM');
});
afterAll(() => cli.remove());

const TOKEN = 'a-token-that-is-long-enough-for-an-admin';
const recipe = (file: string) =>
  readFileSync(`demo/deploy/${file}`, 'utf8').replaceAll('http://127.0.0.1:8787', serving.url);

interface Proxy {
  readonly program: string;
  /** Its configuration, and how it is started in the foreground. */
  configure(port: number, folder: string): { file: string; text: string; args: string[] };
}

const PROXIES: Readonly<Record<string, Proxy>> = {
  nginx: {
    program: 'nginx',
    configure: (port, folder) => ({
      file: 'nginx.conf',
      text: `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}
http {
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; access_log off;
  server { listen 127.0.0.1:${port}; ${recipe('nginx-location.conf')} }
}`,
      args: ['-p', folder, '-c', `${folder}/nginx.conf`],
    }),
  },
  caddy: {
    program: 'caddy',
    configure: (port, folder) => ({
      file: 'Caddyfile',
      text: `{\n admin off\n auto_https off\n}\n${recipe('Caddyfile')
        .replace('klouttrack.com', `http://127.0.0.1:${port}`)
        .replace('127.0.0.1:8787', new URL(serving.url).host)}`,
      args: ['run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
    }),
  },
  apache: {
    program: 'apache2',
    configure: (port, folder) => ({
      file: 'apache.conf',
      text: `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
Listen 127.0.0.1:${port}
ErrorLog ${folder}/error.log
${['mpm_event', 'authz_core', 'proxy', 'proxy_http', 'headers', 'setenvif'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
<VirtualHost 127.0.0.1:${port}>
${recipe('apache.conf')}
</VirtualHost>`,
      args: ['-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
    }),
  },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function start({ program, configure }: Proxy): Promise<string> {
  const port = await freePort();
  const folder = join(cli.folder, program);
  mkdirSync(folder);
  const { file, text, args } = configure(port, folder);
  writeFileSync(join(folder, file), text);
  const child: ChildProcess = spawn(program, args, { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  onTestFinished(async () => {
    const ended = child.exitCode === null && once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/assent/health`).then(
          ({ status }) => status,
          () => child.exitCode ?? 0,
        ),
      { timeout: 10_000 },
    )
    .toBe(200)
    .catch((cause) => {
      throw new Error(`${program} does not serve: ${said}`, { cause });
    });
  return url;
}

/** Script, parts and the admin are where the documents say. */
async function isWhole(url: string): Promise<void> {
  const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });
  const script = await ask('/assent.js', { 'accept-encoding': 'br' });
  expect([script.status, script.headers.get('content-encoding')]).toEqual([200, 'br']);
  const text = await script.text();
  expect(text).toContain('Klouttrack');
  const [folder] = /parts\/\w{8}/.exec(text) ?? [];
  expect((await ask(`/${folder}/first-layer.js`)).headers.get('cache-control')).toContain('immutable');
  const known = { 'if-none-match': script.headers.get('etag') ?? '', 'accept-encoding': 'br' };
  expect((await ask('/assent.js', known)).status).toBe(304);
  expect((await ask('/admin/')).status).toBe(200);
  expect((await ask('/admin/stats', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
}

test('alone, at its root and below its base, and nowhere else', async () => {
  await isWhole(serving.url);
  await isWhole(`${serving.url}/assent`);
  const headers = { authorization: `Bearer ${TOKEN}` };
  for (const path of ['/x/y/admin/stats', '/x/metrics', '/foo/health', '/assent/assent/health']) {
    expect((await fetch(`${serving.url}${path}`, { headers })).status).toBe(404);
  }
});

test.each(['/consent', 'https://cdn.klouttrack.com/consent'])('alone, with --base %s', async (base) => {
  const other = await cli.serve([
    ...['--port', '0', '--origin', 'https://klouttrack.com', '--base', base, '--db', 'other.db'],
  ]);
  const statuses = ['/health', '/consent/health', '/assent/health'].map(async (path) => {
    return (await fetch(`${other.url}${path}`)).status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
  expect(await other.end('SIGTERM')).toBe(0);
});

const isThere = ({ program }: Proxy) => spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;

for (const [name, proxy] of Object.entries(PROXIES).filter(([, it]) => isThere(it))) {
  test(`behind ${name}, where nothing is believed that the visitor says of country and address`, async () => {
    const url = `${await start(proxy)}/assent`;
    await isWhole(url);
    expect(await (await fetch(`${url}/region`, { headers: { 'cf-ipcountry': 'JP' } })).json()).toEqual({
      region: null,
    });
    const post = (origin: string, address: string) => {
      const headers = { origin, 'content-type': 'application/json', 'x-forwarded-for': address };
      return fetch(`${url}/receipts`, { method: 'POST', body: '{}', headers }).then(({ status }) => status);
    };
    expect(await post('https://elsewhere.example', '198.51.100.1')).toBe(403);
    const answers: number[] = [];
    for (let i = 1; i < 9; i++) answers.push(await post('https://klouttrack.com', `198.51.${i}.1`));
    expect([answers[0], answers.at(-1)]).toEqual([400, 429]);
  });
}
