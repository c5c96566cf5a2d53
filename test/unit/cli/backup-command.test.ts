// @vitest-environment node
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../src/cli/run';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf } from '../endpoint/visitor';
import { buildCommandLine } from './command-line';

const KEY = 'LQbM2hFf0cXo8wC5m2uJm3c6gk9bqgqv0QbS1d8eW7k=';

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-backup-'));
  printed = '';
  const print = (text: unknown) => {
    printed += `${text}`;
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(print);
  for (const way of ['error', 'log'] as const) vi.spyOn(console, way).mockImplementation(print);
  for (const name of ['DATABASE_URL', 'ASSENT_ENCRYPTION_KEY_FILE']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const backup = (db: string, out: string, ...flags: string[]) =>
  run(['backup', '--db', at(db), '--out', at(out), ...flags]);

async function create(name: string, encryptionKey?: string): Promise<void> {
  const store = await sqliteStore(at(name), { encryptionKey });
  for (let i = 0; i < 3; i++) await store.append([entryOf(createVisitor().receipt())], i);
  await store.close();
}

test('a backup made while receipts come in has all that were acknowledged before it, verified, and nothing beside it', async () => {
  const cli = await buildCommandLine();
  const serving = await cli.serve(['--db', 'live.db', '--rate', '0']);
  const post = async () => {
    const { secret, receipt } = createVisitor();
    const headers = { Origin: 'https://klouttrack.com', 'Content-Type': 'text/plain' };
    const body = JSON.stringify({ secret, receipts: [receipt()] });
    const { status } = await fetch(`${serving.url}/receipts`, { method: 'POST', headers, body });
    expect(status).toBe(201);
  };
  for (let i = 0; i < 20; i++) await post();
  let goesOn = true;
  const writing = (async () => {
    while (goesOn) await post();
  })();
  const made = await cli.run(['backup', '--db', 'live.db', '--out', 'backup.db', '--json']);
  goesOn = false;
  await writing;
  expect(made).toMatchObject({ code: 0, err: '' });
  const { receipts, head } = JSON.parse(made.out);
  expect(receipts).toBeGreaterThanOrEqual(20);
  const [live, copy] = await Promise.all(
    ['live.db', 'backup.db'].map((db) => cli.run(['verify', '--db', db, '--head', head, '--json'])),
  );
  expect(JSON.parse(live?.out ?? '')).toMatchObject({ ok: true });
  expect(JSON.parse(copy?.out ?? '')).toMatchObject({ ok: true, receipts, head });
  expect(readdirSync(cli.folder).filter((name) => name.includes('backup'))).toEqual(['backup.db']);
  await serving.end('SIGTERM');
  cli.remove();
});

test('the backup is for its owner alone, and says its receipts and its head', async () => {
  await create('receipts.db');
  expect(await backup('receipts.db', 'backup.db')).toBe(0);
  expect(printed).toMatch(/^3 receipts in \S+backup\.db, verified; head, to be kept elsewhere: 3:[\w-]{43}$/);
  if (process.platform !== 'win32') expect(statSync(at('backup.db')).mode & 0o777).toBe(0o600);
});

test('an encrypted database is copied under its key, and not without it', async () => {
  await create('receipts.db', KEY);
  writeFileSync(at('right.key'), KEY, { mode: 0o600 });
  expect(await backup('receipts.db', 'backup.db')).toBe(2);
  expect(printed).toMatch(/--encryption-key-file: .*is encrypted/);
  expect(existsSync(at('backup.db'))).toBe(false);
  expect(await backup('receipts.db', 'backup.db', '--encryption-key-file', at('right.key'))).toBe(0);
  expect(readFileSync(at('backup.db'), 'latin1')).not.toMatch(/SQLite format 3|klouttrack/);
  expect(await run(['verify', '--db', at('backup.db'), '--encryption-key-file', at('right.key')])).toBe(0);
});

test('a log that is not whole gives no backup, and what was written is gone', async () => {
  await create('receipts.db');
  const handle = new Database(at('receipts.db'));
  handle.exec("update entries set policy_version = 'altered' where sequence = 2");
  handle.close();
  expect(await backup('receipts.db', 'backup.db')).toBe(1);
  expect(printed).toMatch(/no backup was written: the log is not what it was/);
  expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual([]);
});

test.each(['', '-wal', '-journal'])('a file that is there already (backup.db%s) stays as it is', async (end) => {
  await create('receipts.db');
  writeFileSync(at(`backup.db${end}`), 'of somebody');
  expect(await backup('receipts.db', 'backup.db')).toBe(2);
  expect(printed).toMatch(/--out: \S+ is there already; name a new file/);
  expect(readFileSync(at(`backup.db${end}`), 'utf8')).toBe('of somebody');
});

// Looked for by its name it is not there: as a file that comes between the look and the last step.
test('a file that is only found as the backup gets its name stays as it is', async () => {
  await create('receipts.db');
  symlinkSync(at('nowhere'), at('backup.db'));
  expect(await backup('receipts.db', 'backup.db')).toBe(2);
  expect(printed).toMatch(/--out: \S+backup\.db is there already; name a new file/);
  expect(readlinkSync(at('backup.db'))).toBe(at('nowhere'));
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('PostgreSQL has a tool of its own, which is named without the password', async () => {
  expect(await run(['backup', '--db', 'postgres://assent:hidden@db.internal/receipts', '--out', 'backup.dump'])).toBe(
    2,
  );
  expect(printed).toMatch(
    /--db: is a server.*: pg_dump --format=custom postgres:\/\/db\.internal\/receipts > backup\.dump/,
  );
  expect(printed).not.toContain('hidden');
});

test('a database or a folder that is not there is named', async () => {
  expect(await backup('nowhere.db', 'backup.db')).toBe(2);
  expect(printed).toMatch(/--db: \S+nowhere\.db does not exist/);
  await create('receipts.db');
  expect(await backup('receipts.db', 'no-folder/backup.db')).toBe(2);
  expect(printed).toMatch(/--out: .*folder \S+no-folder does not exist/);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});
