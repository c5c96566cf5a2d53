// @vitest-environment node
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, ORIGIN, type Visitor } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
});

afterAll(() => cli.remove());

const post = (url: string, { secret, receipt }: Visitor) =>
  fetch(`${url}/receipts`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
    body: JSON.stringify({ secret, receipts: [receipt()] }),
  });

async function countOf(url: string, { secret, subjectId }: Visitor): Promise<number> {
  const headers = { Authorization: `Bearer ${secret}` };
  return (await (await fetch(`${url}/subjects/${subjectId}/receipts`, { headers })).json()).receipts.length;
}

test('a backup that was made while receipts came in has all that were acknowledged before it, and an endpoint serves it', async () => {
  const serving = await cli.serve(['--db', 'live.db', '--rate', '0']);
  const [before, meanwhile] = [createVisitor(), createVisitor()];
  for (let i = 0; i < 20; i++) expect((await post(serving.url, before)).status).toBe(201);
  let goesOn = true;
  const writing = (async () => {
    while (goesOn) await post(serving.url, meanwhile);
  })();
  const handle = new Database(join(cli.folder, 'live.db'));
  handle.exec(`vacuum into '${join(cli.folder, 'backup.db')}'`);
  handle.close();
  goesOn = false;
  await writing;
  await serving.end('SIGTERM');
  const restored = await cli.serve(['--db', 'backup.db']);
  expect(await countOf(restored.url, before)).toBe(20);
  expect((await post(restored.url, before)).status).toBe(201);
  await restored.end('SIGTERM');
});

test('an erasure after the backup has to be repeated once that is restored, and holds then', async () => {
  const token = { ASSENT_ADMIN_TOKEN: 'a-token-that-is-long-enough-to-be-one' };
  const erase = (url: string, { subjectId }: Visitor) =>
    fetch(`${url}/subjects/${subjectId}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token.ASSENT_ADMIN_TOKEN}` },
    });
  const visitor = createVisitor();
  const serving = await cli.serve(['--db', 'erased.db'], token);
  await post(serving.url, visitor);
  const handle = new Database(join(cli.folder, 'erased.db'));
  handle.exec(`vacuum into '${join(cli.folder, 'older.db')}'`);
  handle.close();
  expect((await erase(serving.url, visitor)).status).toBe(204);
  expect(await countOf(serving.url, visitor)).toBe(0);
  await serving.end('SIGTERM');
  const restored = await cli.serve(['--db', 'older.db'], token);
  expect(await countOf(restored.url, visitor)).toBe(1);
  expect((await erase(restored.url, visitor)).status).toBe(204);
  expect(await countOf(restored.url, visitor)).toBe(0);
  expect((await post(restored.url, visitor)).status).toBe(410);
  await restored.end('SIGTERM');
});
