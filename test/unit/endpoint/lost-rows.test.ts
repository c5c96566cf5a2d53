// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { openEngine } from '../../../src/endpoint/stores/open';
import { sqlStore } from '../../../src/endpoint/stores/sql/sql-store';
import { openRaw } from '../../load/raw-database';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf } from './visitor';

const folder = mkdtempSync(join(tmpdir(), 'assent-lost-rows-'));

const ENGINES: Readonly<Record<string, () => Promise<string>>> = {
  sqlite: async () => join(folder, 'receipts.db'),
  ...(!isWithoutPostgres('lost rows of PostgreSQL') && { postgres: createDatabase }),
};

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(ENGINES))('%s', (_name, createUrl) => {
  test('E8: an id whose entry is gone harms its own receipt, and no post of anybody else', async () => {
    const database = await createUrl();
    const store = await sqlStore(await openEngine(database));
    const [unlucky, stranger] = [createVisitor(), createVisitor()];
    const lost = unlucky.receipt();
    await store.append([entryOf(lost)], 1);
    const raw = await openRaw(database);
    const before = await raw.read();
    await raw.replace(before, { ...before, entries: [] });
    await raw.close();
    const { receive } = tryEndpoint({ store });
    const answers = await Promise.all([receive(unlucky, lost), receive(stranger, stranger.receipt())]);
    expect(await Promise.all(answers.map(async (answer) => (await answer.json()).results[0].status))).toEqual([
      409, 201,
    ]);
    expect(await store.append([entryOf(lost), entryOf(unlucky.receipt())], 2)).toEqual(['altered', 'stored']);
    expect(await verifyLog(store)).toMatchObject({ ok: false, first: { sequence: 1 } });
    await store.close();
  });
});
