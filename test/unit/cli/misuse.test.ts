// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../src/cli/run';

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-misuse-'));
  printed = '';
  const print = (text: unknown) => {
    printed += `${text}`;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(print);
  vi.spyOn(process.stderr, 'write').mockImplementation(print);
  vi.spyOn(console, 'error').mockImplementation(print);
  for (const name of ['HOST', 'PORT', 'DATABASE_URL', 'ASSENT_ORIGINS']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const serve = (...args: string[]) =>
  run(['serve', '--db', join(folder, 'receipts.db'), '--origin', 'https://klouttrack.com', ...args]);

test.each([
  [['--port', 'abc'], /--port.*from 0 to 65535/],
  [['--port', '70000'], /--port.*from 0 to 65535/],
  [['--rate', '-1'], /--rate.*0 or more/],
  [['--trust-proxy', '1.5'], /--trust-proxy.*0 or more/],
  [['--retention', '0'], /--retention.*1 or more/],
  [['--origin', 'klouttrack.com'], /--origin.*https:\/\/klouttrack\.com/],
  [['--origin', 'https://klouttrack.com/shop'], /--origin.*Use https:\/\/klouttrack\.com, without/],
  [['--origin', '*'], /--origin/],
  [['--region-header', 'CF IPCountry'], /--region-header.*name of a header/],
  [['--db', 'postgres://'], /--db.*postgres:\/\/user@host/],
  [['--db', ':memory:'], /--db.*on disk/],
  [['--db', 'mysql://localhost'], /--db.*Use a path.*postgres/],
  [['--db', '/nowhere/at/all/receipts.db'], /--db.*\/nowhere\/at\/all does not exist/],
  [['--config', '/nowhere/assent.json'], /--config.*cannot be read/],
  [['--admin-token-file', '/nowhere/token'], /--admin-token-file.*cannot be read/],
  [['--host', '203.0.113.1'], /--host.*cannot listen/],
  [['--log-level', 'loud'], /--log-level.*debug, info, warn, error, silent/],
  [['--metrics-port', '70000'], /--metrics-port.*from 0 to 65535/],
  [['--colour'], /unknown option '--colour'/],
])('serve %j exits with 2, names the flag and the fix', async (args, message) => {
  expect(await serve(...args)).toBe(2);
  expect(printed).toMatch(message);
});

test('serve without an origin exits with 2 and says how to name one', async () => {
  expect(await run(['serve'])).toBe(2);
  expect(printed).toMatch(/--origin: is missing; .*--origin https:/);
});

test('a variable that is wrong is named', async () => {
  vi.stubEnv('PORT', 'eighty');
  expect(await serve()).toBe(2);
  expect(printed).toMatch(/--port.*PORT/);
});

test('a flag beats its variable', async () => {
  vi.stubEnv('PORT', 'eighty');
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/receipts');
  expect(await serve('--port', '0', '--host', '203.0.113.1')).toBe(2);
  expect(printed).toMatch(/--host/);
});

test('origins in the variable are separated by commas', async () => {
  vi.stubEnv('ASSENT_ORIGINS', 'https://klouttrack.com, app.klouttrack.com');
  expect(await run(['serve', '--db', join(folder, 'receipts.db')])).toBe(2);
  expect(printed).toMatch(/ASSENT_ORIGINS/);
});

test('a config that is not JSON, or has no policy, is named', async () => {
  const file = join(folder, 'assent.json');
  writeFileSync(file, '{');
  expect(await serve('--config', file)).toBe(2);
  expect(printed).toMatch(/--config.*is not JSON/);
  writeFileSync(file, '{}');
  expect(await serve('--config', file)).toBe(2);
  expect(printed).toMatch(/policy\.version/);
});

test('an empty token file is named', async () => {
  writeFileSync(join(folder, 'token'), '\n');
  expect(await serve('--admin-token-file', join(folder, 'token'))).toBe(2);
  expect(printed).toMatch(/--admin-token-file.*is empty/);
});

test('a port in use is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await serve('--port', String(port))).toBe(2);
  expect(printed).toMatch(new RegExp(`--port: ${port} is in use`));
  other.close();
});

test('a database of a newer version is refused', async () => {
  const handle = new Database(join(folder, 'receipts.db'));
  handle.exec('pragma user_version = 99');
  handle.close();
  expect(await serve()).toBe(2);
  expect(printed).toMatch(/--db.*version 99.*newer Assent/);
});

test('flags alone are those of serve, as at the end of a container’s command', async () => {
  expect(await run(['--port', 'abc', '--origin', 'https://klouttrack.com'])).toBe(2);
  expect(printed).toMatch(/--port.*from 0 to 65535/);
});

test('an admin token that can be guessed is refused, with the way to a better one', async () => {
  vi.stubEnv('ASSENT_ADMIN_TOKEN', 'secret');
  expect(await serve()).toBe(2);
  expect(printed).toMatch(/--admin-token-file: the token in ASSENT_ADMIN_TOKEN has 6 characters.*openssl rand/);
});

test.each([
  [['--verify-every', '1.5'], /--verify-every.*from 0 to 504/],
  [['--verify-every', '1000'], /--verify-every.*from 0 to 504/],
  [['--head-file', 'head', '--verify-every', '0'], /--head-file: is written after each verification/],
  [['--head-file', '/nowhere/at/all/head'], /--head-file.*\/nowhere\/at\/all does not exist/],
  [['--head-file', 'package.json'], /--head-file: package\.json holds something else than a head/],
])('serve %j exits with 2, and writes over nothing', async (args, message) => {
  expect(await serve(...args)).toBe(2);
  expect(printed).toMatch(message);
});

test('a head file with a head of no batch is named at the start, and stays as it is', async () => {
  const file = join(folder, 'head');
  writeFileSync(file, `0:${'A'.repeat(43)}`);
  expect(await serve('--head-file', file, '--host', '203.0.113.1')).toBe(2);
  expect(printed).toMatch(/--head-file: \S+ holds something else than a head/);
});

test('help and version exit with 0, no command and an unknown one with 2', async () => {
  expect(await run(['--help'])).toBe(0);
  expect(await run(['serve', '--help'])).toBe(0);
  for (const text of ['--trust-proxy', 'ASSENT_REGION_HEADERS', '1825', 'ASSENT_ADMIN_TOKEN'])
    expect(printed).toContain(text);
  expect(await run(['--version'])).toBe(0);
  expect(await run([])).toBe(2);
  expect(await run(['sreve'])).toBe(2);
  expect(printed).toMatch(/unknown command 'sreve'/);
});
