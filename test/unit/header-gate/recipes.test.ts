// @vitest-environment node
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/config';
import { readSettings, type Settings } from '../../../src/config/settings';
import { createHeaderGate, type HeaderGateOptions } from '../../../src/header-gate/index';
import { nginxRecipe } from '../../../src/header-gate/nginx';
import { cookieOf, decisionText } from './cookies';

/* The recipes of docs/header-gate.md, as they lie there, and what nginx is told by `assent config --nginx`. */

const ORIGIN = 'https://klouttrack.com';
const CONFIG: AssentConfig = {
  site: 'Klouttrack',
  policy: { url: '/privacy', version: '2025-02' },
  services: { 'google-analytics': { id: 'G-XXXXXXX' }, youtube: {} },
};
const VISITS: readonly Record<string, string>[] = [
  {},
  { cookie: cookieOf({ analytics: true, 'google-analytics': true, youtube: false }) },
  { cookie: cookieOf({ analytics: true, marketing: true, 'google-analytics': true, youtube: true }) },
  { 'cf-ipcountry': 'JP' },
  { 'cf-ipcountry': 'us-ca', 'sec-gpc': '1' },
];

let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-gate-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // Packages are looked for from the file's own folder upwards.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = child.exitCode === null && once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function started(example: string, mode: HeaderGateOptions['mode']): Promise<string> {
  const outfile = join(folder, `${example}.mjs`);
  const alias = { 'assent/header-gate': resolve('src/header-gate/index.ts') };
  const node = { platform: 'node', format: 'esm', packages: 'external' } as const;
  await build({ entryPoints: [`demo/mount/${example}.mjs`], outfile, bundle: true, alias, ...node });
  const child = spawn(process.execPath, [outfile], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', MODE: mode, ORIGIN },
  });
  children.push(child);
  let output = '';
  child.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((found, lost) => {
    child.stdout.on('data', (text) => {
      const [, url] = /listening on (\S+)/.exec(`${text}`) ?? [];
      if (url) found(url);
    });
    child.on('close', () => lost(new Error(output)));
  });
}

describe.each(['gate-node', 'gate-hono', 'gate-express'])('demo/mount/%s.mjs', (example) => {
  test.each(['report', 'enforce'] as const)('answers each visitor with the policy that is theirs: %s', async (mode) => {
    const url = await started(example, mode);
    const gate = createHeaderGate(CONFIG, { mode, origin: ORIGIN });
    const policies = new Set<string>();
    for (const headers of VISITS) {
      const { cookie, 'cf-ipcountry': region, 'sec-gpc': gpc } = headers;
      const expected = gate({ cookie, region, gpc });
      const answer = await fetch(url, { headers });
      for (const [name, value] of expected.headers) expect(answer.headers.get(name)).toBe(value);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(answer.headers.get('content-type')).toContain('text/html');
      policies.add(expected.policy);
    }
    expect(policies.size).toBe(3);
  });
});

test('it runs where there are Web APIs alone: no Node, no files', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { createHeaderGate } from './src/header-gate/index';", resolveDir: resolve('.') },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'it', platform: 'neutral' },
  });
  const sandbox = createContext({ URL, CONFIG, cookie: VISITS[1]?.cookie });
  const code = `${outputFiles[0]?.text}; it.createHeaderGate(CONFIG, { mode: 'enforce' })({ cookie }).allowed`;
  expect([...runInContext(code, sandbox)]).toEqual(['necessary', 'analytics', 'google-analytics'].slice(1));
});

test.each(['US-CA', 'JP'])('nginx is told nothing of who was not asked, in %s either', (region) => {
  const recipe = (config: AssentConfig) => nginxRecipe(readSettings({ config }) as Settings, { mode: 'enforce' });
  expect(recipe({ ...CONFIG, region })).toEqual(recipe(CONFIG));
});

describe('nginx', { skip: spawnSync('nginx', ['-v']).error !== undefined }, () => {
  const config: AssentConfig = {
    ...CONFIG,
    endpoint: 'https://consent.klouttrack.com/a',
    services: {
      ...CONFIG.services,
      stripe: {},
      'my-chat': { category: 'preferences', name: 'Chat', scripts: ['https://chat.example/w.js'] },
    },
  };
  const options = { mode: 'enforce', origin: ORIGIN, own: { all: ['static.klouttrack.com'] } } as const;

  /** In whatever order its sources are. */
  const sorted = (policy: string) =>
    policy
      .split('; ')
      .map((directive) => directive.split(' ').sort().join(' '))
      .join('; ');

  async function serving(): Promise<string> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const { http, server } = nginxRecipe(readSettings({ config }) as Settings, options);
    const own = join(folder, 'nginx');
    mkdirSync(own, { recursive: true });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((it) => `${it}_temp_path ${own}/${it};`);
    writeFileSync(
      `${own}/nginx.conf`,
      `daemon off; pid ${own}/nginx.pid; error_log stderr; events {}
http {
${temporary.join('\n')}
access_log off;
${http}
server { listen 127.0.0.1:${port}; location / {
${server}
return 200 page; } }
}`,
    );
    const child = spawn('nginx', ['-p', own, '-c', `${own}/nginx.conf`]);
    children.push(child);
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const url = `http://127.0.0.1:${port}`;
    const isThere = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => child.exitCode !== null,
      );
    await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
    if (child.exitCode !== null) throw new Error(said);
    return url;
  }

  test('says of each visitor who was asked what the gate says, or less', async () => {
    const url = await serving();
    const gate = createHeaderGate(config, options);
    const said = async (cookie: string) => {
      const { headers } = await fetch(url, { headers: { cookie } });
      expect([headers.get('vary'), headers.get('cache-control')]).toEqual(['Cookie', 'private, no-cache']);
      return sorted(headers.get('content-security-policy') ?? '');
    };
    const names = ['preferences', 'analytics', 'marketing', 'google-analytics', 'youtube', 'my-chat'];
    const all = Object.fromEntries(names.map((name) => [name, true]));
    const nothing = sorted(gate().policy);
    const text = decisionText(all);
    // The same as the gate.
    const same = [
      ...names.map((name) => cookieOf({ [name]: true })),
      ...names.map((name) => cookieOf({ ...all, [name]: false })),
      cookieOf(all),
      `${cookieOf(all)}; __Host-assent.copy=${text}`,
      `__Host-assent.copy=${text}; ${cookieOf(all)}; a=b`,
      `__Host-assent.copy=${text}`,
      `assent=${text}`,
      `x__Host-assent=${text}`,
      `${cookieOf(all)}; ${cookieOf(all)}`,
      cookieOf(all, { version: '2025-01' }),
      cookieOf(all, { site: 'other' }),
      cookieOf(all, { secret: '' }),
      cookieOf(all, { regime: 'opt-out' }),
      'theme=dark',
    ];
    for (const cookie of same) expect([cookie, await said(cookie)]).toEqual([cookie, sorted(gate({ cookie }).policy)]);
    expect(sorted(gate({ cookie: cookieOf(all) }).policy)).not.toBe(nothing);
    // Where the two differ, neither counts.
    const differing = `${cookieOf(all)}; __Host-assent.copy=${decisionText({ analytics: true })}`;
    expect(await said(differing)).toBe(nothing);
    // A yes and a no to one name.
    const [, field] = /opt-in\.\.2025-02\.([^.]*)\./.exec(text) ?? [];
    expect(await said(`__Host-assent=${text.replace(`${field}.`, `${field}.${field}`)}`)).toBe(nothing);
  });
});
