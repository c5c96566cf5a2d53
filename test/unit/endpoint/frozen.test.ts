// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { postgresEngine, postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { bundle } from '../../setup/bundle.mjs';
import { query } from '../../setup/postgres.mjs';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

describe.skipIf(isWithoutPostgres('an instance that is frozen'))('E20: an instance that is frozen', () => {
  let folder: string;
  let child: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-frozen-'));
    child = await bundle('test/unit/endpoint/frozen-child.ts', folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['between two statements of a commit', 'asleep'],
    ['while a statement of its commit runs', 'busy'],
  ])('%s lets the others go on within 5 seconds, and knows that it has not committed', async (_, where) => {
    const url = await createDatabase();
    const store = await postgresStore(url);
    const frozen = spawn(process.execPath, [child, url, where], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    frozen.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    const ended = once(frozen, 'close');
    try {
      await vi.waitUntil(() => said.includes('held'), { timeout: 20_000 });
      frozen.kill('SIGSTOP');
      const from = performance.now();
      const entry = entryOf(createVisitor().receipt());
      await vi.waitUntil(
        async () => ['stored', 'known'].includes(String(await store.append([entry], 1).catch(String))),
        {
          timeout: 20_000,
        },
      );
      expect(performance.now() - from).toBeLessThan(5_000);
    } finally {
      frozen.kill('SIGCONT');
    }
    frozen.stdin.end('go on\n');
    await ended;
    const [, believed] = said.trim().split('\n');
    const rows = await query(url, "select name from meta where name like 'frozen %'");
    // It may have tried once more, and then that one is there.
    expect(rows.map(({ name }) => name)).toEqual(believed === 'frozen 2' ? ['frozen 2'] : []);
    expect(['frozen 2', 'unreachable', 'locked']).toContain(believed);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 1 });
    await store.close();
  });

  test('has told the server when a client counts as gone, also of a connection that only reads for long', async () => {
    const engine = await postgresEngine(await createDatabase(), { connections: 1 });
    const shown = await engine.snapshot((transaction) =>
      sql<{ idle: string; unread: string }>`
        select current_setting('tcp_keepalives_idle') as idle, current_setting('tcp_user_timeout') as unread
      `.execute(transaction),
    );
    expect(shown.rows).toEqual([{ idle: '10', unread: '4000' }]);
    await engine.close();
  });
});
