// @vitest-environment node
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkProof } from '../../../src/endpoint/log/proof';
import { createVisitor, ORIGIN, type Visitor } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine, type Serving } from './command-line';

/*
 * The tools on a real database, beside an endpoint that serves it.
 */
const TOKEN = 'the-token-of-an-admin-which-is-long-enough';

// Each test runs up to ten processes, one after the other.
vi.setConfig({ testTimeout: 120_000 });

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

const serve = (db: string) => cli.serve(['--db', db], { ASSENT_ADMIN_TOKEN: TOKEN });

async function post({ url }: Serving, { secret, receipt }: Visitor, count = 1): Promise<string[]> {
  const receipts = Array.from({ length: count }, () => receipt());
  const { status } = await fetch(`${url}/receipts`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
    body: JSON.stringify({ secret, receipts }),
  });
  expect(status).toBe(201);
  return receipts.map(({ receiptId }) => receiptId);
}

const askAdmin = ({ url }: Serving, path: string, token = TOKEN) =>
  fetch(`${url}/admin${path}`, { headers: { Authorization: `Bearer ${token}` } });

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What the files of a database hold, but for the index of its log, which readers share. */
const contentOf = (db: string) =>
  ['', '-wal'].map((end) => {
    const path = join(cli.folder, db + end);
    // An empty log is none.
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    return createHash('sha256').update(bytes).digest('hex');
  });

test('while the endpoint serves: verifies, exports and proves, and says the same as its routes', async () => {
  const serving = await serve('beside.db');
  const visitor = createVisitor();
  const [id = ''] = await post(serving, visitor, 20);
  const db = { DATABASE_URL: 'beside.db' };

  const verified = await cli.run(['verify', '--json'], db);
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.out)).toMatchObject({ ok: true, first: null, receipts: 20 });
  expect(await (await askAdmin(serving, '/verify')).json()).toEqual(JSON.parse(verified.out));
  const { head } = JSON.parse(verified.out);

  const exported = await cli.run(['export'], db);
  expect(linesOf(exported.out)).toHaveLength(20);
  expect(await (await askAdmin(serving, '/receipts')).text()).toBe(exported.out);

  const proof = await cli.run(['proof', id], db);
  expect(checkProof(JSON.parse(proof.out), { head })).toMatchObject({ ok: true, receipt: { receiptId: id } });
  expect(await (await askAdmin(serving, `/receipts/${id}/proof`)).json()).toEqual(JSON.parse(proof.out));
  writeFileSync(join(cli.folder, 'proof.json'), proof.out);
  expect((await cli.run(['verify', '--proof', 'proof.json', '--head', head])).code).toBe(0);
  expect((await cli.run(['verify', '--proof', 'proof.json', '--head', `1:${'A'.repeat(43)}`])).code).toBe(1);

  // What comes later follows on what was there.
  await post(serving, visitor, 5);
  expect((await cli.run(['verify', '--head', head], db)).code).toBe(0);
  expect((await (await askAdmin(serving, '/stats')).json()).total.receipts).toBe(25);
  expect(await serving.end('SIGTERM')).toBe(0);
});

test('an altered receipt is found and named, and a log that was rolled back is told by its head', async () => {
  const serving = await serve('altered.db');
  const visitor = createVisitor();
  const [, id] = await post(serving, visitor, 3);
  await serving.end('SIGTERM');
  copyFileSync(join(cli.folder, 'altered.db'), join(cli.folder, 'older.db'));
  const again = await serve('altered.db');
  await post(again, visitor);
  await again.end('SIGTERM');
  const { head } = JSON.parse((await cli.run(['verify', '--db', 'altered.db', '--json'])).out);

  const rolledBack = await cli.run(['verify', '--db', 'older.db', '--head', head]);
  expect(rolledBack.code).toBe(1);
  expect((await cli.run(['verify', '--db', 'older.db'])).code).toBe(0);

  const handle = new Database(join(cli.folder, 'altered.db'));
  handle.exec("update entries set action = 'reject-all' where sequence = 2");
  handle.close();
  const { code, out } = await cli.run(['verify', '--db', 'altered.db']);
  expect(code).toBe(1);
  expect(out).toContain(`receipt ${id}, received 20`);
  expect(JSON.parse((await cli.run(['verify', '--db', 'altered.db', '--json'])).out)).toMatchObject({
    ok: false,
    first: { receiptId: id, sequence: 2 },
  });
});

test('a receipt that cannot be read any more is a finding of whatever meets it, and no file is made', async () => {
  const serving = await serve('damaged.db');
  const [, id = ''] = await post(serving, createVisitor(), 3);
  await serving.end('SIGTERM');
  const handle = new Database(join(cli.folder, 'damaged.db'));
  handle.exec('update entries set subject_id = null where sequence = 2');
  handle.close();
  const exported = await cli.run(['export', '--db', 'damaged.db', '--output', 'damaged.csv', '--format', 'csv']);
  expect(exported.code).toBe(1);
  expect(exported.err).toMatch(/^error: entry 2 of the log /);
  expect(existsSync(join(cli.folder, 'damaged.csv'))).toBe(false);
  expect((await cli.run(['proof', id, '--db', 'damaged.db'])).code).toBe(1);
  expect((await cli.run(['verify', '--db', 'damaged.db'])).code).toBe(1);
});

test('what only reads leaves every byte as it was, also after a crash', async () => {
  const serving = await serve('crashed.db');
  const [id = ''] = await post(serving, createVisitor(), 5);
  await serving.end('SIGKILL');
  const before = contentOf('crashed.db');
  for (const args of [['verify'], ['export'], ['proof', id]]) {
    expect((await cli.run([...args, '--db', 'crashed.db'])).code).toBe(0);
    expect(contentOf('crashed.db')).toEqual(before);
  }
});

test('a database of a form that was never released is refused, untouched', async () => {
  const handle = new Database(join(cli.folder, 'first.db'));
  handle.exec('create table receipts (body text); pragma user_version = 1');
  handle.close();
  const before = contentOf('first.db');
  const { code, err } = await cli.run(['verify', '--db', 'first.db']);
  expect(code).toBe(2);
  expect(err).toMatch(/--db: first\.db: the database holds something else than receipts; /);
  expect(contentOf('first.db')).toEqual(before);
});

test('retention deletes beside the endpoint, and the log stays whole', async () => {
  const serving = await serve('retention.db');
  await post(serving, createVisitor(), 4);
  const db = ['--db', 'retention.db'];
  expect(JSON.parse((await cli.run(['retention', ...db, '--json'])).out)).toEqual({ deleted: 0 });
  expect((await cli.run(['verify', ...db])).code).toBe(0);
  expect((await (await askAdmin(serving, '/stats')).json()).total.receipts).toBe(4);
  await serving.end('SIGTERM');
});

test('an export whose reader has enough ends without a word', async () => {
  const serving = await serve('pipe.db');
  await post(serving, createVisitor(), 50);
  await serving.end('SIGTERM');
  const { code, out, err } = await cli.pipe(['export', '--db', 'pipe.db'], 'head -n 1');
  expect([code, err]).toEqual([0, '']);
  expect(linesOf(out)).toHaveLength(1);
});

test('E24: no token is in an address, in the database or in what is printed', async () => {
  const serving = await serve('secret.db');
  await post(serving, createVisitor());
  for (const token of [TOKEN, 'a-guess-at-the-token']) {
    for (const path of ['/receipts', '/stats', '/verify', '/receipts?format=xml']) await askAdmin(serving, path, token);
  }
  await serving.end('SIGTERM');
  const files = readdirSync(cli.folder).filter((name) => name.startsWith('secret.db'));
  const bytes = files.map((name) => readFileSync(join(cli.folder, name), 'latin1')).join();
  for (const token of [TOKEN, 'a-guess-at-the-token']) expect(bytes + serving.output()).not.toContain(token);
});
