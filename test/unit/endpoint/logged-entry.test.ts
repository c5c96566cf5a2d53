// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loggedEntry } from '../../../src/endpoint/stores/sql/logged-entry';
import { sqlStore } from '../../../src/endpoint/stores/sql/sql-store';
import type { Db } from '../../../src/endpoint/stores/sql/tables';
import { sqliteEngine } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf, NOTICE_HASH } from './visitor';

test('a notice that is there is verified without a look at what came after it, and one that is gone with one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-logged-'));
  const engine = await sqliteEngine(join(folder, 'receipts.db'));
  const store = await sqlStore(engine);
  await store.append([entryOf(createVisitor().receipt())], 1);
  await store.keepNotice(NOTICE_HASH, 'a notice', 2);
  const event = await engine.db.selectFrom('entries').selectAll().where('kind', '<>', 0).executeTakeFirstOrThrow();
  const asked: string[] = [];
  const watched = {
    selectFrom(table: 'entries' | 'notices') {
      asked.push(table);
      return engine.db.selectFrom(table);
    },
  } as unknown as Db;
  const verify = () => loggedEntry(watched, { ...event, claimed: null }, 2);
  expect(await verify()).toMatchObject({ mismatches: [] });
  expect(asked.splice(0)).toEqual(['notices']);
  await store.removeNotice(NOTICE_HASH, 3);
  expect(await verify()).toMatchObject({ mismatches: [] });
  expect(asked).toEqual(['notices', 'entries']);
  await store.close();
  rmSync(folder, { recursive: true });
});
