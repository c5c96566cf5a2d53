// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { moveReceipts } from '../../../src/endpoint/stores/open';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { createVisitor, entryOf } from './visitor';

test('E21: a move repeats an erasure of more entries than a statement takes parameters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-move-'));
  const [from, to] = [join(folder, 'from.db'), join(folder, 'to.db')];
  const store = await sqliteStore(from);
  const visitor = createVisitor();
  await store.append([entryOf(visitor.receipt())], 1);
  await store.erase(visitor.subjectId, 2);
  await store.close();
  // So many receipts are not posted here: their erasure is written into the event, which verification then names.
  const handle = new Database(from);
  const { event } = handle.prepare('select event from entries where kind = 1').get() as { event: string };
  const sequences = Array.from({ length: 40_000 }, (_, i) => i + 1);
  handle
    .prepare('update entries set event = ? where kind = 1')
    .run([JSON.stringify({ ...JSON.parse(event), sequences })]);
  handle.close();
  expect(await moveReceipts(from, to)).toMatchObject({ copied: 2, verification: { ok: false, first: { batch: 2 } } });
  rmSync(folder, { recursive: true });
});
