// @vitest-environment node
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf, ORIGIN } from '../endpoint/visitor';
import { buildCommandLine, type CommandLine } from './command-line';

let cli: CommandLine;

beforeAll(async () => {
  cli = await buildCommandLine();
}, 60_000);

afterAll(() => cli.remove());

test('E17: serve, started by a clock that is six years ahead, deletes nothing, warns, and has a figure of it', async () => {
  const file = join(cli.folder, 'receipts.db');
  const store = await sqliteStore(file);
  const visitor = createVisitor();
  await store.append([entryOf(visitor.receipt())], Date.now() - 6 * 365 * 86_400_000);
  await store.close();
  const token = 't'.repeat(43);
  const serving = await cli.serve(['--origin', ORIGIN, '--db', file, '--port', '0'], { ASSENT_ADMIN_TOKEN: token });
  await vi.waitUntil(() => serving.output().includes('retention waits'), { timeout: 10_000 });
  const [line = ''] = serving
    .output()
    .split('\n')
    .filter((each) => each.includes('retention waits'));
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', due: 1, of: 1, held: expect.stringContaining('2190 days') });
  const headers = { Authorization: `Bearer ${token}` };
  const figures = await (await fetch(`${serving.url}/metrics`, { headers })).text();
  expect(figures).toContain('assent_retention_held_receipts 1');
  await serving.end('SIGTERM');
  const kept = await sqliteStore(file);
  expect(await kept.receiptsOf(visitor.subjectId)).toHaveLength(1);
  await kept.close();
});
