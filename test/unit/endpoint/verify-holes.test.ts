// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noticeHash } from '../../../src/consent/digest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createVisitor, entryOf, NOTICE_HASH } from './visitor';

const NOTHING = { necessary: true, preferences: false, analytics: false, marketing: false };

let folder: string;
let store: Store;
let handle: Database.Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-holes-'));
  store = await sqliteStore(join(folder, 'receipts.db'));
  const erased = createVisitor();
  await store.append([entryOf(createVisitor().receipt({ categories: NOTHING })), entryOf(erased.receipt())], 1);
  await store.append([entryOf(createVisitor().receipt())], 2);
  await store.erase(erased.subjectId, 3);
  await store.keepNotice(NOTICE_HASH, 'a notice', 4);
  handle = new Database(join(folder, 'receipts.db'));
});

afterEach(async () => {
  handle.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('E8: verification names what was tampered with', () => {
  test.each([
    ['a receipt of a kind that there is none of', 'update entries set kind = 7 where sequence = 1'],
    ['a kind that is a text', "update entries set kind = 'length' where sequence = 1"],
    ['a bit of the grants that means nothing', 'update entries set grants = grants + 8 where sequence = 1'],
    ['grants that are gone', 'update entries set grants = null where sequence = 1'],
    ['a signal that is neither', 'update entries set gpc = 5 where sequence = 1'],
    ['white space in the services', "update entries set services = services || ' ' where sequence = 1"],
    ['a text as bytes', 'update entries set origin = cast(origin as blob) where sequence = 1'],
    ['an event as bytes', 'update entries set event = cast(event as blob) where kind = 1'],
    ['bytes as a text', "update entries set leaf = 'leaf' where sequence = 1"],
    ['a salt as a text', "update entries set salt = 'salt' where sequence = 1"],
    ['a subject as a text', "update entries set subject_id = 'subject' where sequence = 1"],
    ['a root as a text', "update batches set root = 'root' where batch = 1"],
    ['a head as a text', "update batches set head = 'head' where batch = 2"],
    ['a signature as a text', "update batches set signature = 'signature' where batch = 2"],
    ['the end of the log as a text', "update tip set head = 'head'"],
    ['a second end of the log', 'insert into tip select 2, batch, sequence, head from tip'],
    [
      'a batch without entries',
      'insert into batches select 5, 6, 0, 5, root, head, null, 0 from batches where batch = 4',
    ],
    ['a batch of fewer than none', 'update batches set count = -1 where batch = 1'],
    ['a batch of half an entry', 'update batches set count = 1.5 where batch = 1'],
    ['a batch of more entries than there can be', 'update batches set count = 9e15 where batch = 2'],
    ['a batch of a text of entries', "update batches set count = 'two' where batch = 1"],
    ['a batch at no time', "update batches set received_at = x'00' where batch = 1"],
    ['a batch before the first', 'update batches set batch = -1 where batch = 4'],
    ['an entry before the first', 'update entries set sequence = -1 where sequence = 5'],
  ])('%s', async (_what, statement) => {
    expect(await verifyLog(store)).toMatchObject({ ok: true });
    handle.exec(statement);
    expect(await verifyLog(store)).toMatchObject({ ok: false, first: { problem: expect.any(String) } });
  });

  test.each([
    ['a notice that the admin removed, and that is there again', 'insert into notices select * from kept'],
    ['a notice that is gone, of two', 'delete from notices'],
    [
      'the removal of a notice, taken for another',
      "update entries set event = replace(event, 'true', '1') where kind = 3",
    ],
    ['the tombstone of who was seen, made one that is forgotten', 'update erasures set sequence = -3'],
  ])('%s', async (_what, statement) => {
    const other = noticeHash('another');
    const notice = { ...createVisitor().receipt().notice, hash: other };
    await store.append([entryOf(createVisitor().receipt({ notice }))], 5);
    await store.keepNotice(other, 'another', 5);
    handle.exec('create temp table kept as select * from notices order by sequence limit 1');
    await store.removeNotice(NOTICE_HASH, 6);
    await store.erase(createVisitor().subjectId, 7);
    expect(await verifyLog(store)).toMatchObject({ ok: true });
    handle.exec(statement);
    expect(await verifyLog(store)).toMatchObject({ ok: false, first: { problem: expect.any(String) } });
  });

  test('a purge that claims any number of batches', async () => {
    const ranges = Array.from({ length: 40 }, (_, i) => [i * 1_000_000, (i + 1) * 1_000_000]);
    const event = JSON.stringify({ action: 'purge', batches: ranges });
    handle.prepare('update entries set kind = 2, event = ? where kind = 1').run([event]);
    expect(await verifyLog(store)).toMatchObject({ ok: false });
  });
});

describe('whoever has the key', () => {
  const newKey = () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return { pem, name: publicKey.export({ format: 'jwk' }).x as string };
  };

  test('is told of a log that was made anew without it', async () => {
    const { name } = newKey();
    const anew = memoryStore();
    await anew.append([entryOf(createVisitor().receipt())], 1);
    expect(await verifyLog(anew, { publicKey: name })).toMatchObject({
      ok: false,
      first: { problem: expect.stringContaining('never announced') },
    });
  });

  test('may have the newer one of two', async () => {
    const [old, current] = [newKey(), newKey()];
    const file = join(folder, 'signed.db');
    for (const { pem } of [old, current]) {
      const signed = await sqliteStore(file, { signingKey: pem });
      await signed.append([entryOf(createVisitor().receipt())], 1);
      await signed.close();
    }
    const signed = await sqliteStore(file);
    expect(await verifyLog(signed, { publicKey: current.name })).toMatchObject({ ok: true, signed: 4 });
    expect(await verifyLog(signed, { publicKey: old.name })).toMatchObject({ ok: false, first: { batch: 3 } });
    await signed.append([entryOf(createVisitor().receipt())], 2);
    expect(await verifyLog(signed, { publicKey: current.name })).toMatchObject({ ok: false, first: { batch: 5 } });
    await signed.close();
  });
});
