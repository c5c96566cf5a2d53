// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noticeHash } from '../../../src/consent/digest';
import { checkProof, proofOf } from '../../../src/endpoint/log/proof';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import {
  MOST_NOTICES,
  MOST_NOTICES_NAMED,
  MOST_OF_NAMING,
  NAMING_LOOKED_AT,
  NOTICES_BYTES,
} from '../../../src/endpoint/stores/rules';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf, NOTICE_HASH, ORIGIN, type Visitor } from './visitor';

/** What every store has to do. A new one is a line here. */
const STORES: Readonly<Record<string, (folder: string) => Promise<Store>>> = {
  memory: async () => memoryStore(),
  sqlite: (folder) => sqliteStore(join(folder, 'receipts.db')),
  ...(!isWithoutPostgres('the store on PostgreSQL') && {
    postgres: async () => postgresStore(await createDatabase()),
  }),
};

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

describe.each(Object.entries(STORES))('the %s store', (name, open) => {
  /** Nothing waits there, so nothing is put together. */
  const isInMemory = name === 'memory';
  let store: Store;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-store-'));
    store = await open(folder);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const naming = (hash: string, visitor = createVisitor()) =>
    entryOf(visitor.receipt({ notice: { hash, language: 'en', regime: 'opt-in', region: null } }));
  const bodies = async (subjectId: string) => (await store.receiptsOf(subjectId)).map(({ body }) => body);

  test('E17: keeps what it was given, in the order it was received', async () => {
    const visitor = createVisitor();
    const entries = [visitor.receipt(), visitor.receipt(), visitor.receipt()].map(entryOf);
    expect(await store.append(entries.slice(0, 2), NOW)).toEqual(['stored', 'stored']);
    // The clock was set back in between.
    expect(await store.append(entries.slice(2), NOW - 5000)).toEqual(['stored']);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([
      { sequence: 1, body: entries[0]?.body, receivedAt: NOW },
      { sequence: 2, body: entries[1]?.body, receivedAt: NOW },
      { sequence: 3, body: entries[2]?.body, receivedAt: NOW - 5000 },
    ]);
  });

  test('knows a copy, and keeps the time of the first', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt());
    await store.append([entry], NOW);
    expect(await store.append([entry], NOW + 1)).toEqual(['known']);
    expect(await store.receiptsOf(visitor.subjectId)).toMatchObject([{ body: entry.body, receivedAt: NOW }]);
  });

  test('E5: never changes a receipt for an altered replay', async () => {
    const visitor = createVisitor();
    const receipt = visitor.receipt();
    await store.append([entryOf(receipt)], NOW);
    expect(await store.append([entryOf({ ...receipt, action: 'reject-all' })], NOW)).toEqual(['altered']);
    expect(await bodies(visitor.subjectId)).toEqual([entryOf(receipt).body]);
  });

  test('tells a copy and an altered replay within one lot from the first', async () => {
    const visitor = createVisitor();
    const receipt = visitor.receipt();
    const altered = entryOf({ ...receipt, action: 'reject-all' });
    expect(await store.append([entryOf(receipt), altered, entryOf(receipt)], NOW)).toEqual([
      'stored',
      'altered',
      'known',
    ]);
    expect(await bodies(visitor.subjectId)).toHaveLength(1);
  });

  test('E4: stores one of twenty copies that arrive at once', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt());
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => store.append([entry], NOW)));
    expect(verdicts.flat().filter((verdict) => verdict === 'stored')).toHaveLength(1);
    expect(verdicts.flat().filter((verdict) => verdict === 'known')).toHaveLength(19);
    expect(await bodies(visitor.subjectId)).toHaveLength(1);
  });

  test('keeps visitors apart', async () => {
    const [one, other] = [createVisitor(), createVisitor()];
    await store.append([entryOf(one.receipt()), entryOf(other.receipt())], NOW);
    expect(await bodies(one.subjectId)).toHaveLength(1);
    expect(await store.receiptsOf(createVisitor().subjectId)).toEqual([]);
  });

  test('E12: keeps any text as it is', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt({ sdk: `'; drop table receipts; -- "\\ %_ ?1 :x \u{1F36A} موافقة` }));
    await store.append([entry], NOW);
    expect(await bodies(visitor.subjectId)).toEqual([entry.body]);
  });

  test('E23: an erasure leaves nothing, and a late retry does not undo it', async () => {
    const [visitor, other] = [createVisitor(), createVisitor()];
    const entry = entryOf(visitor.receipt());
    await store.append([entry, entryOf(other.receipt())], NOW);
    await store.erase(visitor.subjectId, NOW);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await store.append([entry, entryOf(visitor.receipt()), entryOf(other.receipt())], NOW)).toEqual([
      'erased',
      'erased',
      'stored',
    ]);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await bodies(other.subjectId)).toHaveLength(2);
  });

  test('E23: erases more receipts of one subject than one statement empties', async () => {
    const visitor = createVisitor();
    const lotOf = () => Array.from({ length: 1_700 }, () => entryOf(visitor.receipt()));
    for (let i = 0; i < 3; i++) await store.append(lotOf(), NOW);
    await store.erase(visitor.subjectId, NOW);
    expect(await store.receiptsOf(visitor.subjectId)).toEqual([]);
    expect(await verifyLog(store)).toMatchObject({ ok: true, erased: 5_100, receipts: 0 });
  });

  test('an erasure may come twice, and before the first receipt', async () => {
    const visitor = createVisitor();
    await store.erase(visitor.subjectId, NOW);
    await store.erase(visitor.subjectId, NOW + 1);
    expect(await store.append([entryOf(visitor.receipt())], NOW)).toEqual(['erased']);
  });

  test('pages of a subject follow each other without a gap', async () => {
    const [visitor, other] = [createVisitor(), createVisitor()];
    const entries = Array.from({ length: 5 }, () => entryOf(visitor.receipt()));
    for (const entry of entries) await store.append([entry, entryOf(other.receipt())], NOW);
    const first = await store.receiptsOf(visitor.subjectId, 0, 3);
    const second = await store.receiptsOf(visitor.subjectId, first.at(-1)?.sequence, 3);
    expect([first.length, second.length]).toEqual([3, 2]);
    expect([...first, ...second].map(({ body }) => body)).toEqual(entries.map(({ body }) => body));
    expect(await store.receiptsOf(visitor.subjectId, second.at(-1)?.sequence, 3)).toEqual([]);
  });

  test('stores so many receipts of one subject a day, and knows those that it has', async () => {
    const [visitor, other] = [createVisitor(), createVisitor()];
    const [one, two, three, four] = Array.from({ length: 4 }, () => entryOf(visitor.receipt()));
    const lot = [one, two, three].flatMap((entry) => entry ?? []);
    expect(await store.append([...lot, entryOf(other.receipt())], NOW, 2)).toEqual([
      ...['stored', 'stored', 'excess', 'stored'],
    ]);
    expect(await store.append(lot, NOW + DAY - 1, 2)).toEqual(['known', 'known', 'excess']);
    expect(await bodies(visitor.subjectId)).toEqual([one?.body, two?.body]);
    expect(
      await store.append(
        [...lot, four ?? lot[0]].flatMap((entry) => entry ?? []),
        NOW + DAY,
        2,
      ),
    ).toEqual([...['known', 'known', 'stored', 'stored']]);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 5 });
  });

  test('the erasure of a subject never seen keeps its receipts out for 30 days, and is no entry of the log', async () => {
    const visitor = createVisitor();
    await store.append([entryOf(createVisitor().receipt())], NOW);
    await store.erase(visitor.subjectId, NOW);
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 1 });
    const entry = entryOf(visitor.receipt());
    expect(await store.append([entry], NOW + 30 * DAY)).toEqual(['erased']);
    await store.append([entryOf(createVisitor().receipt())], NOW + 20 * DAY);
    expect(await store.forgetUnseen(10, NOW + 30 * DAY)).toBe(0);
    expect(await store.append([entry], NOW + 30 * DAY)).toEqual(['erased']);
    expect(await store.forgetUnseen(10, NOW + 31 * DAY)).toBe(1);
    expect(await store.append([entry], NOW + 30 * DAY)).toEqual(['stored']);
  });

  test('forgets so many subjects never seen at once, and none that was seen', async () => {
    const [seen, ...unseen] = Array.from({ length: 6 }, createVisitor) as [Visitor, ...Visitor[]];
    await store.append([entryOf(seen.receipt())], NOW);
    for (const { subjectId } of [seen, ...unseen]) await store.erase(subjectId, NOW);
    await store.append([entryOf(createVisitor().receipt())], NOW + 20 * DAY);
    const counts = [];
    for (let i = 0; i < 4; i++) counts.push(await store.forgetUnseen(2, NOW + 31 * DAY));
    expect(counts).toEqual([2, 2, 1, 0]);
    expect(await store.append([entryOf(seen.receipt())], NOW + 31 * DAY)).toEqual(['erased']);
  });

  test('a clock that leapt forgets no subject never seen, also once receipts have come by it', async () => {
    const [visitor, later] = [createVisitor(), createVisitor()];
    const post = (at: number) => store.append([entryOf(createVisitor().receipt())], at);
    await store.erase(visitor.subjectId, NOW);
    for (const day of [0, 25, 50]) await post(NOW + day * DAY);
    const wrong = NOW + 900 * DAY;
    for (const at of [wrong, 0]) expect(await store.forgetUnseen(10, at)).toBe(0);
    await store.erase(later.subjectId, wrong);
    await post(wrong);
    await post(wrong + 20 * DAY);
    // What was made by the wrong clock itself is over by it.
    expect(await store.forgetUnseen(10, wrong + 31 * DAY)).toBe(1);
    expect(await store.append([entryOf(visitor.receipt())], NOW + 30 * DAY)).toEqual(['erased']);
    // Right again: receipts of a time to come are no silence.
    expect(await store.forgetUnseen(10, NOW + 51 * DAY)).toBe(1);
  });

  test('a log in which nothing is left to purge says nothing of the clock', async () => {
    await store.erase(createVisitor().subjectId, NOW);
    expect(await store.forgetUnseen(10, NOW + 31 * DAY)).toBe(1);
    await store.append([entryOf(createVisitor().receipt())], NOW);
    await store.erase(createVisitor().subjectId, NOW);
    expect(await store.forgetUnseen(10, NOW + 31 * DAY)).toBe(0);
    await store.purge(NOW + 1, 10, NOW + 1);
    expect(await store.forgetUnseen(10, NOW + 31 * DAY)).toBe(1);
  });

  test('an erasure of a subject never seen gives way to one that empties entries, which is for ever', async () => {
    const visitor = createVisitor();
    await store.erase(visitor.subjectId, NOW);
    const later = NOW + 31 * DAY;
    expect(await store.append([entryOf(visitor.receipt())], later)).toEqual(['stored']);
    await store.erase(visitor.subjectId, later);
    expect(await store.forgetUnseen(10, later + 90 * DAY)).toBe(0);
    expect(await store.append([entryOf(visitor.receipt())], later + 90 * DAY)).toEqual(['erased']);
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 2, erased: 1 });
  });

  test('erasures that come in together are one batch of the log, and empty all of theirs', async () => {
    const visitors = Array.from({ length: 5 }, createVisitor);
    await store.append(
      visitors.flatMap((visitor) => [entryOf(visitor.receipt()), entryOf(visitor.receipt())]),
      NOW,
    );
    const twice = [...visitors, ...visitors];
    await Promise.all(twice.map(({ subjectId }) => store.erase(subjectId, NOW)));
    for (const { subjectId } of visitors) expect(await bodies(subjectId)).toEqual([]);
    const { batches, ...rest } = await verifyLog(store);
    expect(rest).toMatchObject({ ok: true, receipts: 0, erased: 10 });
    if (!isInMemory) expect(batches).toBeLessThanOrEqual(3);
  });

  test('E22: purges batches that were received before a time, at most so many entries at once, and one batch at least', async () => {
    const visitor = createVisitor();
    const lots = [NOW - 2, NOW - 1, NOW];
    for (const at of lots) await store.append([entryOf(visitor.receipt()), entryOf(visitor.receipt())], at);
    expect(await store.purge(NOW, 3, NOW)).toBe(2);
    expect(await store.purge(NOW, 1, NOW)).toBe(2);
    expect(await store.purge(NOW, 3, NOW)).toBe(0);
    expect((await store.receiptsOf(visitor.subjectId)).map(({ receivedAt }) => receivedAt)).toEqual([NOW, NOW]);
  });

  describe('E17, E22: what is due', () => {
    const DAY = 86_400_000;
    const post = (at: number, count = 1) =>
      store.append(
        Array.from({ length: count }, () => entryOf(createVisitor().receipt())),
        at,
      );

    test('is nothing in an empty log, and where all is young enough', async () => {
      const nothing = { receipts: 0, of: 0, silence: 0, newest: null };
      expect(await store.due(NOW, NOW)).toEqual(nothing);
      await post(NOW);
      expect(await store.due(NOW, NOW)).toEqual(nothing);
    });

    test('is counted beside all that there is, with the longest silence of this clock', async () => {
      await post(NOW - 50 * DAY, 2);
      await post(NOW - 10 * DAY, 3);
      await post(NOW - 2 * DAY);
      // By a clock that was ahead for a while.
      await post(NOW + 900 * DAY);
      expect(await store.due(NOW - 30 * DAY, NOW)).toEqual({
        ...{ receipts: 2, of: 7, silence: 40 * DAY, newest: NOW - 2 * DAY },
      });
      expect(await store.due(NOW - 30 * DAY, NOW, 1)).toMatchObject({ receipts: 2, of: 7 });
      expect(await store.due(NOW - 30 * DAY, NOW, 2)).toMatchObject({ receipts: 2, of: 0, silence: 40 * DAY });
    });

    test('has no silence from before the last purge, which somebody has seen or which was none', async () => {
      await post(NOW - 90 * DAY);
      await post(NOW - 50 * DAY);
      await post(NOW - 9 * DAY, 2);
      await store.purge(NOW - 60 * DAY, 1, NOW - 8 * DAY);
      await post(NOW - 5 * DAY);
      expect(await store.due(NOW - 8 * DAY, NOW)).toEqual({
        receipts: 3,
        of: 4,
        silence: 3 * DAY,
        newest: NOW - 5 * DAY,
      });
      await store.purge(NOW, 10, NOW - DAY);
      expect(await store.due(NOW, NOW)).toMatchObject({ receipts: 0 });
      await post(NOW - 9 * DAY);
      expect(await store.due(NOW, NOW)).toEqual({ receipts: 1, of: 1, silence: 0, newest: NOW - DAY });
    });
  });

  test('keeps a notice that a stored receipt names, and no other', async () => {
    const receipt = createVisitor().receipt();
    const { hash } = receipt.notice;
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('unnamed');
    expect(await store.notice(hash)).toBeUndefined();
    await store.append([entryOf(receipt)], NOW);
    expect(await store.missingNotices([hash])).toEqual([hash]);
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('kept');
    expect(await store.keepNotice(hash, '{"a":1}', NOW)).toBe('kept');
    expect(await store.notice(hash)).toBe('{"a":1}');
    expect(await store.missingNotices([hash])).toEqual([]);
  });

  test('has room for so many notices, and asks for none when it is full', async () => {
    const hashOf = (i: number) => noticeHash(String(i));
    const visitors = Array.from({ length: 1 + MOST_NOTICES / MOST_NOTICES_NAMED }, createVisitor);
    const receipts = Array.from({ length: MOST_NOTICES + 1 }, (_, i) =>
      naming(hashOf(i), visitors[Math.floor(i / MOST_NOTICES_NAMED)]),
    );
    await store.append(receipts, NOW);
    for (let i = 0; i < MOST_NOTICES; i++) expect(await store.keepNotice(hashOf(i), '{}', NOW)).toBe('kept');
    expect(await store.keepNotice(hashOf(MOST_NOTICES), '{}', NOW)).toBe('full');
    expect(await store.keepNotice(hashOf(0), '{}', NOW)).toBe('kept');
    expect(await store.missingNotices([hashOf(MOST_NOTICES)])).toEqual([]);
  });

  test('keeps so many notices of one subject, and what that names where another names it too', async () => {
    const hashOf = (i: number) => noticeHash(String(i));
    const [flood, honest] = [createVisitor(), createVisitor()];
    const most = MOST_NOTICES_NAMED;
    await store.append(
      Array.from({ length: most + 1 }, (_, i) => naming(hashOf(i), flood)),
      NOW,
    );
    for (let i = 0; i < most; i++) expect(await store.keepNotice(hashOf(i), '{}', NOW)).toBe('kept');
    expect(await store.keepNotice(hashOf(most), '{}', NOW)).toBe('full');
    // However many receipts of the one name it, of which no more than some are looked at.
    const others = Array.from({ length: 2 * NAMING_LOOKED_AT }, () => naming(hashOf(most), flood));
    await store.append(others, NOW);
    expect(await store.keepNotice(hashOf(most), '{}', NOW)).toBe('full');
    await store.append([naming(hashOf(most), honest)], NOW);
    expect(await store.keepNotice(hashOf(most), '{}', NOW)).toBe('kept');
  });

  test('keeps no notice for who has more receipts than are looked through for it', async () => {
    const [busy, honest] = [createVisitor(), createVisitor()];
    const hash = noticeHash('a notice');
    const others = Array.from({ length: MOST_OF_NAMING - 2 }, () => entryOf(busy.receipt()));
    await store.append([...others, naming(noticeHash('another'), busy)], NOW);
    expect(await store.keepNotice(noticeHash('another'), '{}', NOW)).toBe('kept');
    await store.append([naming(hash, busy)], NOW);
    expect(await store.keepNotice(hash, '{}', NOW)).toBe('full');
    await store.append([naming(hash, honest)], NOW);
    expect(await store.keepNotice(hash, '{}', NOW)).toBe('kept');
  });

  test('keeps notices of so many bytes in all', async () => {
    const body = 'é'.repeat(NOTICES_BYTES / 4);
    const hashes = ['one', 'two', 'three'].map(noticeHash);
    await store.append(
      hashes.map((hash) => naming(hash)),
      NOW,
    );
    const verdicts: string[] = [];
    for (const hash of hashes) verdicts.push(await store.keepNotice(hash, body, NOW));
    expect(verdicts).toEqual(['kept', 'kept', 'full']);
    expect(await store.missingNotices(hashes)).toEqual([]);
  });

  test('a notice that is removed is an event of the log, makes room, and may come again', async () => {
    const hash = noticeHash('a notice');
    await store.append([naming(hash)], NOW);
    expect(await store.removeNotice(hash, NOW)).toBe(false);
    for (const batches of [3, 5]) {
      expect(await store.keepNotice(hash, 'a notice', NOW)).toBe('kept');
      expect(await verifyLog(store)).toMatchObject({ ok: true, batches: batches - 1 });
      expect(await store.removeNotice(hash, NOW)).toBe(true);
      expect(await store.notice(hash)).toBeUndefined();
      expect(await store.missingNotices([hash])).toEqual([hash]);
      expect(await verifyLog(store)).toMatchObject({ ok: true, batches });
    }
    expect(await store.keepNotice(hash, 'a notice', NOW)).toBe('kept');
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 6 });
  });

  test('a notice of the config is kept once a receipt names it, beyond every limit, and counts towards none', async () => {
    const [own, brought, another] = ['é', 'b', 'c'].map((letter) => letter.repeat(NOTICES_BYTES)) as [
      string,
      string,
      string,
    ];
    const visitor = createVisitor();
    // Megabytes, hashed once each.
    const hashes = new Map([own, brought, another].map((body) => [body, noticeHash(body)]));
    const hashOf = (body: string) => hashes.get(body) as string;
    const keep = (body: string, isConfigured?: boolean) => store.keepNotice(hashOf(body), body, NOW, isConfigured);
    expect(await keep(own, true)).toBe('unnamed');
    const named = [own, brought, another].map((body) => naming(hashOf(body), visitor));
    await store.append(named, NOW);
    expect([await keep(own, true), await keep(own)]).toEqual(['kept', 'kept']);
    expect(await store.missingNotices([own, brought].map(hashOf))).toEqual([hashOf(brought)]);
    expect([await keep(brought), await keep(another), await keep(another, true)]).toEqual(['kept', 'full', 'kept']);
    expect((await store.notice(hashOf(another)))?.slice(-1)).toBe('c');
    expect(await store.removeNotice(hashOf(another), NOW)).toBe(false);
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 4 });
  });

  test('a notice that a browser brought is the config’s once that has it too: nobody removes it then', async () => {
    const hash = noticeHash('a notice');
    await store.append([naming(hash)], NOW);
    await store.keepNotice(hash, 'a notice', NOW);
    expect(await store.keepNotice(hash, 'a notice', NOW, true)).toBe('kept');
    expect(await store.removeNotice(hash, NOW)).toBe(false);
    expect(await store.notice(hash)).toBe('a notice');
    expect(await verifyLog(store)).toMatchObject({ ok: true, batches: 2 });
  });

  test('finds a receipt by its id, until it is erased', async () => {
    const visitor = createVisitor();
    const entry = entryOf(visitor.receipt({ previous: crypto.randomUUID(), signals: { gpc: true } }));
    await store.append([entry], NOW);
    const { receiptId } = entry.receipt;
    expect(await store.receipt(receiptId)).toEqual({ sequence: 1, body: entry.body, receivedAt: NOW });
    await store.erase(visitor.subjectId, NOW);
    expect(await store.receipt(receiptId)).toBeUndefined();
  });

  describe('with receipts of several kinds', () => {
    const one = createVisitor();
    const of = (fields: Record<string, unknown>, region: string | null = 'OM', language = 'ar') => ({
      ...one.receipt({ notice: { ...one.receipt().notice, region, language } }),
      ...fields,
    });
    const receipts = [
      of({}),
      of({
        action: 'reject-all',
        categories: { necessary: true, preferences: false, analytics: false, marketing: false },
      }),
      of({ origin: 'https://shop.example', policy: { url: '/privacy', version: '2026-01' } }, null, 'en'),
      createVisitor().receipt(),
    ];

    beforeEach(async () => {
      for (const [i, receipt] of receipts.entries()) await store.append([entryOf(receipt)], NOW + i * DAY);
    });

    test.each([
      [{}, [0, 1, 2, 3]],
      [{ action: 'reject-all' }, [1]],
      [{ region: null }, [2]],
      [{ origin: 'https://shop.example' }, [2]],
      [{ region: 'OM', language: 'ar' }, [0, 1, 3]],
      [{ policy: '2026-01' }, [2]],
      [{ subject: one.subjectId }, [0, 1, 2]],
      [{ from: NOW + DAY }, [1, 2, 3]],
      [{ from: NOW + DAY, to: NOW + 2 * DAY }, [1]],
      [{ to: NOW }, []],
      [{ language: 'en', action: 'choose' }, []],
    ])('a page of %j has those that fit', async (filter, expected) => {
      const page = await store.page(0, 10, filter);
      expect(page.map(({ body }) => receipts.findIndex((receipt) => entryOf(receipt).body === body))).toEqual(expected);
      const counted = (await store.tally(filter)).reduce((sum, { count }) => sum + count, 0);
      expect(counted).toBe(expected.length);
    });

    test('pages follow each other without a gap', async () => {
      const first = await store.page(0, 3);
      expect(first).toHaveLength(3);
      expect(await store.page(first.at(-1)?.sequence ?? 0, 3)).toHaveLength(1);
    });

    test('a tally has one row for what is the same', async () => {
      await store.append([entryOf(createVisitor().receipt())], NOW + 1);
      const row = {
        day: '2026-11-22',
        origin: ORIGIN,
        action: 'accept-all',
        region: 'OM',
        language: 'ar',
        policy: '2025-02',
        notice: NOTICE_HASH,
      };
      expect(await store.tally({ to: NOW + DAY })).toEqual([
        { ...row, preferences: true, analytics: true, marketing: false, count: 2 },
      ]);
    });
  });

  describe('its log', () => {
    const fill = async () => {
      const [kept, erased, old] = [createVisitor(), createVisitor(), createVisitor()];
      await store.append([entryOf(old.receipt()), entryOf(erased.receipt())], NOW - 1000);
      await store.append([entryOf(kept.receipt()), entryOf(erased.receipt()), entryOf(kept.receipt())], NOW);
      await store.erase(erased.subjectId, NOW);
      await store.keepNotice(NOTICE_HASH, 'a notice', NOW);
      await store.purge(NOW, 10, NOW + 1);
      await store.append([entryOf(kept.receipt())], NOW + 2);
      return kept;
    };

    test('E8: verifies after receipts, an erasure, a notice and a purge, and says what is there', async () => {
      await fill();
      expect(await verifyLog(store)).toEqual({
        ...{ ok: true, first: null, head: expect.stringMatching(/^6:[\w-]{43}$/) },
        ...{ batches: 6, receipts: 3, erased: 1, purged: 2, signed: 0 },
      });
    });

    test('an empty one has no head', async () => {
      expect(await verifyLog(store)).toMatchObject({ ok: true, head: null, batches: 0 });
    });

    test('still has every head that it had', async () => {
      await fill();
      const { head } = await verifyLog(store);
      await store.append([entryOf(createVisitor().receipt())], NOW);
      expect(await verifyLog(store, { head: head ?? '' })).toMatchObject({ ok: true });
      const other = `3:${'A'.repeat(43)}`;
      expect(await verifyLog(store, { head: other })).toMatchObject({ ok: false, first: { batch: 3 } });
      const later = `9:${'A'.repeat(43)}`;
      expect(await verifyLog(store, { head: later })).toMatchObject({ ok: false, first: { batch: 8 } });
      await expect(verifyLog(store, { head: 'nonsense' })).rejects.toThrow(/write it as it was printed/);
    });

    test('proves a receipt to whoever has the head alone', async () => {
      const visitor = await fill();
      for (let i = 0; i < 20; i++) await store.append([entryOf(createVisitor().receipt())], NOW);
      const [body = ''] = await bodies(visitor.subjectId);
      const { head } = await verifyLog(store);
      const proof = JSON.parse(JSON.stringify(await proofOf(store, JSON.parse(body).receiptId)));
      expect(checkProof(proof, { head: head ?? '' })).toEqual({
        ...{ ok: true, problem: null, receipt: JSON.parse(body) },
        ...{ receivedAt: new Date(NOW).toISOString(), head },
      });
      expect(await proofOf(store, crypto.randomUUID())).toBeUndefined();
    });

    test('proves a receipt to its visitor, and to no other', async () => {
      const visitor = await fill();
      const [body = ''] = await bodies(visitor.subjectId);
      const { receiptId } = JSON.parse(body);
      expect(await proofOf(store, receiptId, visitor.subjectId)).toEqual(await proofOf(store, receiptId));
      expect(await proofOf(store, receiptId, createVisitor().subjectId)).toBeUndefined();
    });
  });

  test('shows that it can write', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});
