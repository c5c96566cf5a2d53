// @vitest-environment node
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../src/cli/run';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf, NOTICE_HASH } from '../endpoint/visitor';
import { buildCommandLine } from './command-line';

const KEY = 'LQbM2hFf0cXo8wC5m2uJm3c6gk9bqgqv0QbS1d8eW7k=';
const RECEIPT = createVisitor().receipt();

let folder: string;
let printed: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-encryption-'));
  printed = '';
  const print = (text: unknown) => {
    printed += `${text}`;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest: unknown[]) => {
    for (const done of rest) if (typeof done === 'function') done();
    return print(text);
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(print);
  for (const way of ['error', 'log'] as const) vi.spyOn(console, way).mockImplementation(print);
  for (const name of ['DATABASE_URL', 'ASSENT_ENCRYPTION_KEY_FILE']) vi.stubEnv(name, undefined);
  write('right.key', `${KEY}\n`);
  write('wrong.key', `${KEY.toLowerCase()}\n`);
  for (const [name, encryptionKey] of [
    ['encrypted.db', KEY],
    ['plain.db', undefined],
  ] as const) {
    const store = await sqliteStore(at(name), { encryptionKey });
    await store.append([entryOf(RECEIPT)], 1);
    await store.close();
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const key = (name: string) => ['--encryption-key-file', at(name)];

function write(name: string, text: string, mode = 0o600): void {
  writeFileSync(at(name), text);
  chmodSync(at(name), mode);
}

const COMMANDS: readonly (readonly [name: string, ...rest: string[]])[] = [
  ['verify'],
  ['export'],
  ['proof', RECEIPT.receiptId],
  ['notice', NOTICE_HASH],
  ['retention', '--retention', '36500'],
];

test.each(COMMANDS)(
  '%s opens an encrypted database with its key alone, and names the flag otherwise',
  async (...args) => {
    // What is found is another matter: this database holds no notice.
    const found = args[0] === 'notice' ? 1 : 0;
    expect(await run([...args, '--db', at('encrypted.db'), ...key('right.key')])).toBe(found);
    vi.stubEnv('ASSENT_ENCRYPTION_KEY_FILE', at('right.key'));
    expect(await run([...args, '--db', at('encrypted.db')])).toBe(found);
    vi.stubEnv('ASSENT_ENCRYPTION_KEY_FILE', undefined);

    const before = readFileSync(at('encrypted.db'));
    const refusals: [db: string, flags: string[], problem: RegExp][] = [
      ['encrypted.db', [], /--encryption-key-file: \S+encrypted\.db is encrypted.*give its key/],
      ['encrypted.db', key('wrong.key'), /--encryption-key-file: \S+encrypted\.db is encrypted with another key/],
      ['plain.db', key('right.key'), /--encryption-key-file: \S+plain\.db is not encrypted; leave the key out/],
    ];
    for (const [db, flags, problem] of refusals) {
      printed = '';
      expect(await run([...args, '--db', at(db), ...flags])).toBe(2);
      expect(printed).toMatch(problem);
      expect(printed).not.toContain(KEY);
    }
    expect(readFileSync(at('encrypted.db'))).toEqual(before);
  },
);

test.each([
  ['encrypted.db', [], /--encryption-key-file: .*is encrypted/],
  ['encrypted.db', ['wrong.key'], /--encryption-key-file: .*another key/],
  ['plain.db', ['right.key'], /--encryption-key-file: .*is not encrypted/],
])('serve --db %s with key %j does not start', async (db, keys, problem) => {
  const flags = keys.flatMap(key);
  expect(await run(['serve', '--port', '0', '--origin', 'https://klouttrack.com', '--db', at(db), ...flags])).toBe(2);
  expect(printed).toMatch(problem);
});

test('PostgreSQL takes no key, and the refusal says what to do instead', async () => {
  const db = 'postgres://assent:hidden@127.0.0.1:1/receipts';
  expect(await run(['verify', '--db', db, ...key('right.key')])).toBe(2);
  expect(printed).toMatch(/--encryption-key-file: is for SQLite; encrypt the disk of the PostgreSQL server.*sslmode/);
  printed = '';
  const flags = ['--from', at('plain.db'), '--to', db, '--to-encryption-key-file', at('right.key')];
  expect(await run(['move', ...flags])).toBe(2);
  expect(printed).toMatch(/--to-encryption-key-file: is for SQLite/);
  expect(printed).not.toContain('hidden');
});

test('move encrypts, and names the flag of the side whose key is not right', async () => {
  const [from, to] = ['--from-encryption-key-file', '--to-encryption-key-file'];
  const move = (source: string, target: string, ...flags: string[]) =>
    run(['move', '--from', at(source), '--to', at(target), ...flags]);
  expect(await move('plain.db', 'moved.db', to, at('right.key'))).toBe(0);
  expect(printed).toMatch(/copied 1 batches .* verified/);
  expect(readFileSync(at('moved.db'), 'latin1')).not.toMatch(/SQLite format 3|klouttrack/);
  expect(await move('moved.db', 'back.db', from, at('right.key'))).toBe(0);
  expect(readFileSync(at('back.db'), 'latin1')).toContain('SQLite format 3');
  for (const [args, problem] of [
    [['moved.db', 'new.db'], /--from-encryption-key-file: \S+moved\.db is encrypted/],
    [['plain.db', 'moved.db'], /--to-encryption-key-file: \S+moved\.db is encrypted/],
    [['plain.db', 'moved.db', to, at('wrong.key')], /--to-encryption-key-file: \S+moved\.db .* another key/],
    [['plain.db', 'back.db', to, at('right.key')], /--to-encryption-key-file: \S+back\.db is not encrypted/],
  ] as const) {
    printed = '';
    const [source, target, ...flags] = args;
    expect(await move(source, target, ...flags)).toBe(2);
    expect(printed).toMatch(problem);
  }
});

test('a file that holds no key is refused, and none of it is printed', async () => {
  for (const [text, problem] of [
    ['', /holds no key/],
    ['too-short', /22 to 512 characters; make one: openssl rand -base64 32/],
    ['two lines of-a-file-that-is\nno key but a letter', /holds no key/],
  ] as const) {
    write('no.key', text);
    printed = '';
    expect(await run(['verify', '--db', at('encrypted.db'), ...key('no.key')])).toBe(2);
    expect(printed).toMatch(problem);
    if (text) expect(printed).not.toContain(text.split('\n')[0]);
  }
  expect(await run(['verify', '--db', at('encrypted.db'), ...key('nowhere.key')])).toBe(2);
  expect(printed).toMatch(/--encryption-key-file: .*nowhere\.key cannot be read/);
});

test.skipIf(process.platform === 'win32')('a key that every user of the machine can read is warned of', async () => {
  expect(await run(['verify', '--db', at('encrypted.db'), ...key('right.key')])).toBe(0);
  expect(printed).not.toMatch(/warning/);
  chmodSync(at('right.key'), 0o644);
  expect(await run(['verify', '--db', at('encrypted.db'), ...key('right.key')])).toBe(0);
  expect(printed).toMatch(/warning: --encryption-key-file: other users .* chmod 600/);
});

test('serve makes an encrypted database, keeps receipts in it, and reads them after a new start', async () => {
  const cli = await buildCommandLine();
  const { secret, subjectId, receipt } = createVisitor();
  const flags = ['--db', 'served.db', ...key('right.key')];
  const first = await cli.serve(flags);
  const headers = { Origin: 'https://klouttrack.com', 'Content-Type': 'text/plain' };
  const body = JSON.stringify({ secret, receipts: [receipt()] });
  expect((await fetch(`${first.url}/receipts`, { method: 'POST', headers, body })).status).toBe(201);
  await first.end('SIGKILL');
  for (const end of ['', '-wal']) {
    expect(readFileSync(join(cli.folder, `served.db${end}`), 'latin1')).not.toMatch(/SQLite format 3|klouttrack/);
  }
  const second = await cli.serve(flags);
  const own = await fetch(`${second.url}/subjects/${subjectId}/receipts`, {
    headers: { Authorization: `Bearer ${secret}` },
  });
  expect((await own.json()).receipts).toHaveLength(1);
  await second.end('SIGTERM');
  cli.remove();
});
