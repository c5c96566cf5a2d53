// @vitest-environment node
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

async function create(name: string): Promise<string> {
  const store = await sqliteStore(join(cli.folder, name));
  for (let i = 0; i < 3; i++) await store.append([entryOf(createVisitor().receipt())], 1);
  await store.close();
  return name;
}

test('E21: move copies, verifies, and says what it did, to people and to programs', async () => {
  const from = await create('source.db');
  const first = await cli.run(['move', '--from', from, '--to', 'copy.db']);
  expect(first).toMatchObject({ code: 0 });
  expect(first.out).toMatch(/^copied 3 batches to copy\.db: 3 receipts, verified; head 3:[\w-]{43}\n$/);
  const second = await cli.run(['move', '--from', from, '--to', 'copy.db', '--json']);
  expect(second.code).toBe(0);
  expect(JSON.parse(second.out)).toMatchObject({ copied: 0, ok: true, first: null, batches: 3, receipts: 3 });
  const verified = await cli.run(['verify', '--db', 'copy.db', '--json']);
  expect(JSON.parse(verified.out).head).toBe(JSON.parse(second.out).head);
});

test.each<[flags: string[], problem: RegExp]>([
  [['--from', 'nowhere.db', '--to', 'copy-2.db'], /--from: nowhere\.db does not exist/],
  [['--from', 'own.db', '--to', 'own.db'], /--to: is the same as --from/],
  [['--from', 'own.db', '--to', 'no-folder/copy.db'], /--to: .*folder no-folder does not exist/],
  [['--from', 'own.db', '--to', 'other.db'], /--to: the target has receipts of its own/],
  [['--from', 'own.db', '--to', 'foreign.db'], /--to-encryption-key-file: foreign\.db is encrypted, or not a database/],
  [['--to', 'copy-2.db'], /--from/],
  [['--from', 'own.db'], /--to/],
])('E21: move %j is a misuse, with code 2 and the flag at fault', async (flags, problem) => {
  await create('own.db');
  await create('other.db');
  writeFileSync(join(cli.folder, 'foreign.db'), 'not a database, but long enough to be looked at'.repeat(100));
  const { code, out, err } = await cli.run(['move', ...flags]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(problem);
});
