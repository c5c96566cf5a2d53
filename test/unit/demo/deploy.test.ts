// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MISUSE } from '../../../src/cli/failures';
import { LIMITS } from '../../../src/cli/listen';
import { createMetrics } from '../../../src/cli/metrics';
import { LARGEST_POST } from '../../../src/endpoint/http/body';
import { memoryStore } from '../../../src/endpoint/index';
import { DRIVERS } from '../../../src/endpoint/stores/drivers';
import { buildCommandLine, type CommandLine } from '../cli/command-line';

/*
 * No image is built here and no service started, which takes an engine and an init system of the machine's own. What the
 * files name is looked up, and what they run is run.
 */

const read = (file: string) => readFileSync(`demo/deploy/${file}`, 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

const instructions = read('Containerfile')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)] as const);
const argumentsOf = (name: string) => instructions.filter(([each]) => each === name).map(([, rest]) => rest);
const last = (name: string) => argumentsOf(name).at(-1) ?? '';
const environment = Object.fromEntries(
  argumentsOf('ENV').flatMap((text) => text.split(' ').map((it) => it.split('='))),
);

test('the Containerfile takes what is there, and no more than it names', () => {
  const taken = argumentsOf('COPY').filter((text) => !text.startsWith('--from'));
  const sources = taken.flatMap((text) => text.split(' ').slice(0, -1));
  expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  // The whole folder would take along keys and databases that lie in it.
  expect(sources).not.toContain('.');
  const scripts = argumentsOf('RUN').flatMap((text) => /^npm run (\S+)/.exec(text)?.[1] ?? []);
  expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
});

test('the container runs what the package calls assent, as nobody of rank, with its database on the volume', () => {
  const [program, file] = JSON.parse(last('ENTRYPOINT'));
  expect([program, `./${file}`]).toEqual(['node', manifest.bin.assent]);
  expect(argumentsOf('COPY').some((text) => text.endsWith(` ./${dirname(file)}`))).toBe(true);
  // With the code of others come their licences.
  const [, licences = ''] = /^--from=build (.*) \.\/dist\/$/m.exec(argumentsOf('COPY').join('\n')) ?? [];
  expect(licences.split(' ')).toEqual(['/assent/dist/licences.txt', '/assent/dist/bom.json']);
  expect(last('USER')).toBe('node');
  expect(environment.DATABASE_URL.startsWith(`${last('VOLUME')}/`)).toBe(true);
  expect(last('EXPOSE')).toBe(environment.PORT);
  for (const image of argumentsOf('FROM')) {
    expect(Number(/^node:(\d+)-slim/.exec(image)?.[1])).toBeGreaterThanOrEqual(
      Number.parseInt(manifest.engines.node.slice(2), 10),
    );
  }
});

test('its command serves with what was built and the drivers alone, and its health check tells life from death', async () => {
  const container = await buildCommandLine();
  if (!existsSync('dist/server/cli.js')) throw new Error('dist is not built: run npm run build');
  cpSync('dist/server', join(container.folder, 'dist/server'), { recursive: true });
  writeFileSync(container.file, "import './dist/server/cli.js';");
  const drivers = argumentsOf('RUN').flatMap(
    (text) => /^npm install .*--save-prod (.*)$/.exec(text)?.[1]?.split(' ') ?? [],
  );
  expect(drivers).toEqual(Object.entries(DRIVERS).map(([name, version]) => `${name}@${version}`));
  rmSync(join(container.folder, 'node_modules'));
  mkdirSync(join(container.folder, 'node_modules'));
  // Those inside of others come along.
  for (const name of Object.keys(DRIVERS)) {
    symlinkSync(realpathSync(join('node_modules', name)), join(container.folder, 'node_modules', name));
  }
  const { NODE_ENV, DATABASE_URL } = environment;
  const database = join(container.folder, DATABASE_URL.slice(`${last('VOLUME')}/`.length));
  const serving = await container.serve([], { NODE_ENV, DATABASE_URL: database });
  const [, json = ''] = / CMD (\[.*\])$/.exec(last('HEALTHCHECK')) ?? [];
  const [, ...check] = JSON.parse(json);
  const isHealthy = () => spawnSync(process.execPath, check, { env: { PORT: new URL(serving.url).port } }).status === 0;
  expect(isHealthy()).toBe(true);
  // With its port as a flag, which the first process of a container has.
  const first = join(container.folder, 'cmdline');
  const { port } = new URL(serving.url);
  for (const args of [['--port', port], [`--port=${port}`]]) {
    writeFileSync(first, ['node', 'dist/server/cli.js', 'serve', ...args, ''].join('\0'));
    const asked = check.map((text: string) => text.replace('/proc/1/cmdline', first));
    expect(spawnSync(process.execPath, asked, { env: { PORT: '1' } }).status).toBe(0);
  }
  expect(existsSync(database)).toBe(true);
  expect(await serving.end('SIGTERM')).toBe(0);
  expect(isHealthy()).toBe(false);
  container.remove();
});

const unit = read('assent.service');
const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

test('the command of the unit serves, from the folders that systemd names', async () => {
  const [, file = '', flags = ''] = /^\/usr\/bin\/node (\S+) serve (.*)$/.exec(setting('ExecStart')) ?? [];
  expect(file.endsWith(`/node_modules/assent/${manifest.bin.assent.slice(2)}`)).toBe(true);
  const [credential = ''] = setting('LoadCredential').split(':');
  writeFileSync(join(cli.folder, credential), 'a-token-that-is-long-enough-to-be-one\n');
  const args = flags.replaceAll(/\$\{\w+\}/g, cli.folder).split(' ');
  const serving = await cli.serve(args);
  expect((await fetch(`${serving.url}/health`)).status).toBe(200);
  expect((await fetch(`${serving.url}/metrics`)).status).toBe(401);
  expect(await serving.end('SIGTERM')).toBe(0);
});

test('whoever stops it waits for longer than it takes to answer what is under way', () => {
  expect(Number(setting('TimeoutStopSec')) * 1_000).toBeGreaterThan(LIMITS.drainWithin);
  expect(Number(/--stop-timeout (\d+)/.exec(read('Containerfile'))?.[1]) * 1_000).toBeGreaterThan(LIMITS.drainWithin);
  expect(setting('RestartPreventExitStatus')).toBe(String(MISUSE));
});

const analyze = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' });
const hasSystemd = analyze('--version').status === 0;

test.skipIf(!hasSystemd)(
  'systemd finds no fault in the unit, and little exposed (skipped without systemd-analyze)',
  () => {
    const file = join(cli.folder, 'assent.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const verified = analyze('verify', '--man=no', file);
    expect([verified.status, verified.stderr.split('\n').filter((line) => line.includes('assent.service'))]).toEqual([
      0,
      [],
    ]);
    // Of 100. What is left is the network, the JIT of V8, and the file system that it may read.
    const { status, stdout } = analyze('security', '--offline=true', '--no-pager', '--threshold=20', file);
    expect(stdout).toContain('Overall exposure level');
    expect(status).toBe(0);
  },
);

test('docs/operations.md says the limits as they are, and every figure', async () => {
  const words = readFileSync('docs/operations.md', 'utf8').replaceAll(/\s+/g, ' ');
  const seconds = (ms: number) => ms / 1_000;
  expect(words).toContain(`${seconds(LIMITS.headersWithin)} seconds for its headers`);
  expect(words).toContain(`${seconds(LIMITS.requestWithin)} for the whole request`);
  expect(words).toContain(`${LARGEST_POST / 1_024} KiB for its body`);
  expect(words).toContain(`${seconds(LIMITS.stalledWithin)} seconds in which it reads nothing`);
  expect(words).toContain(`Beyond ${LIMITS.mostConnections.toLocaleString('en')} connections`);
  expect(words).toContain(`idle for less than ${seconds(LIMITS.idleWithin)} seconds`);
  expect(words).toContain(`within ${seconds(LIMITS.drainWithin)} seconds, and ends with 0`);
  const metrics = createMetrics({ ...memoryStore(), load: () => ({ queued: 0, limit: 1 }) });
  metrics.answered({ route: '/receipts', method: 'POST', status: 201, seconds: 1 });
  metrics.verified(true);
  const names = [...(await metrics.text()).matchAll(/^# TYPE (assent_\w+)/gm)].map(([, name]) => name);
  expect([...new Set(words.match(/\bassent_\w+/g))].sort()).toEqual(names.sort());
});

test('every figure and label that the dashboard asks for is there, and nothing of it overlaps', async () => {
  const metrics = createMetrics({ ...memoryStore(), load: () => ({ queued: 0, limit: 1 }) });
  metrics.answered({ route: '/receipts', method: 'POST', status: 503, seconds: 1 });
  metrics.verified(true);
  const text = await metrics.text();
  const { panels, templating } = JSON.parse(read('grafana.json')) as Dashboard;
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const asked = queries.flatMap((query) => query.match(/\b(?:assent|process|nodejs)_\w+/g) ?? []);
  expect(asked.filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(text))).toEqual([]);
  // All of ours are on it but the buckets, which stand for the whole histogram.
  const own = [...text.matchAll(/^# TYPE (assent_\w+)/gm)].map(([, name = '']) => name);
  expect(own.filter((name) => !asked.some((each) => each.startsWith(name)))).toEqual([]);
  // `job` and `instance` are Prometheus's own, `le` is a histogram's.
  const labels = queries.flatMap((query) =>
    [...query.matchAll(/by \(([\w, ]+)\)/g)].flatMap(([, by = '']) => by.split(', ')),
  );
  expect(labels.filter((label) => label !== 'le' && !text.includes(`${label}="`))).toEqual([]);
  const variables = templating.list.map(({ name }) => name);
  expect(variables).toEqual(['datasource', 'job']);
  for (const query of queries) expect(query).toContain('job="$job"');
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)} ${y + Math.floor(i / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
    readonly targets: readonly { readonly expr: string }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string }[] };
}

test('every figure that an alert asks for is there', async () => {
  const metrics = createMetrics({ ...memoryStore(), load: () => ({ queued: 0, limit: 1 }) });
  metrics.answered({ route: '/receipts', method: 'POST', status: 503, seconds: 1 });
  metrics.verified(true);
  const text = await metrics.text();
  const asked = [...read('alerts.yml').matchAll(/\b(?:assent|process|nodejs)_\w+/g)].map(([name]) => name);
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(text))).toEqual([]);
});
