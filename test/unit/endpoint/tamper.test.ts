// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store, StoreOptions } from '../../../src/endpoint/stores/store';
import { fillEventfully } from '../../load/eventful-log';
import { type Contents, openRaw, type RawDatabase, type Row } from '../../load/raw-database';
import { remakeChain, rollBack } from '../../load/rewrite';
import { forgeEntry, KINDS, withRootOf } from '../../load/tamper';
import { tamperWith } from '../../soak/tamper';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

/** Ten thousand of them: `npm run soak -- tamper`. */
const TAMPERINGS = 300;
/** Batches of receipts that `fillEventfully` commits last. */
const LAST = 3;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-tamper-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Kind {
  readonly create: () => Promise<string>;
  readonly open: (database: string, options?: StoreOptions) => Promise<Store>;
}

const ENGINES: Readonly<Record<string, Kind>> = {
  sqlite: { create: async () => join(folder, 'receipts.db'), open: sqliteStore },
  ...(!isWithoutPostgres('tampering with PostgreSQL') && { postgres: { create: createDatabase, open: postgresStore } }),
};

function createKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { signingKey, publicKey: publicKey.export({ format: 'jwk' }).x as string };
}

describe.each(Object.entries(ENGINES))('a log on %s', (name, { create, open }) => {
  test(`E8: each of ${TAMPERINGS} random tamperings is found and named`, async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const setting = { cli: '', engine: name as 'sqlite', seed, progress: () => {} };
    const { figures, findings } = await tamperWith(await create(), { ...setting, tamperings: TAMPERINGS });
    expect(findings, `seed ${seed}`).toEqual([]);
    for (const kind of Object.keys(KINDS)) expect(figures).toHaveProperty([kind]);
  }, 120_000);

  describe('that an insider rewrote without a trace', () => {
    let database: string;
    let store: Store;
    let raw: RawDatabase;
    let contents: Contents;

    const begin = async (options?: StoreOptions) => {
      database = await create();
      store = await open(database, options);
      raw = await openRaw(database);
      await fillEventfully(store, raw);
      contents = await raw.read();
    };

    afterEach(async () => {
      await store.close();
      await raw.close();
    });

    test.each([1, 2, LAST])(
      'E8: a log that was rolled back by %i batches is whole, unless somebody kept a head',
      async (count) => {
        await begin();
        const { head, batches } = await verifyLog(store);
        expect(await raw.replace(contents, rollBack(contents, count))).toBe(true);
        expect(await verifyLog(store)).toMatchObject({ ok: true, batches: batches - count });
        expect(await verifyLog(store, { head: head ?? '' })).toMatchObject({
          ok: false,
          first: { batch: batches - count + 1, problem: 'the log ends before this batch, which it had' },
        });
      },
    );

    test('E8: a log that was rolled back past a purge and an erasure shows what is gone without an explanation', async () => {
      await begin();
      expect(await raw.replace(contents, rollBack(contents, LAST + 4))).toBe(true);
      expect(await verifyLog(store)).toMatchObject({
        ok: false,
        first: { sequence: 1, problem: 'this entry is missing' },
      });
    });

    const forged = () => {
      const row = contents.entries?.find(({ receipt_id }) => receipt_id !== null) as Row;
      const changed = { contents: forgeEntry(contents, row, { ...row, action: 'reject-all' }) };
      const batch = contents.batches?.findLast(({ first }) => Number(first) <= Number(row.sequence)) as Row;
      return { rewritten: remakeChain(withRootOf(changed, row.sequence)), batch: batch.batch };
    };

    test('E8: a receipt that was forged with the whole chain behind it is found by a head from before', async () => {
      await begin();
      const { head } = await verifyLog(store);
      const { rewritten } = forged();
      expect(await raw.replace(contents, rewritten)).toBe(true);
      expect(await verifyLog(store)).toMatchObject({ ok: true });
      const newest = contents.batches?.at(-1)?.batch;
      expect(await verifyLog(store, { head: head ?? '' })).toMatchObject({ ok: false, first: { batch: newest } });
    });

    test('E8: a receipt that was forged with the whole chain behind it is found by the key that signs', async () => {
      const { signingKey, publicKey } = createKey();
      await begin({ signingKey });
      expect(await verifyLog(store, { publicKey })).toMatchObject({ ok: true, signed: contents.batches?.length });
      const { rewritten, batch } = forged();
      expect(await raw.replace(contents, rewritten)).toBe(true);
      expect(await verifyLog(store, { publicKey })).toMatchObject({ ok: false, first: { batch } });
    });

    test('E8: of a signed log, another key, a signature that is gone and one that is not of its batch are found', async () => {
      const { signingKey, publicKey } = createKey();
      await begin({ signingKey });
      expect(await verifyLog(store, { publicKey: createKey().publicKey })).toMatchObject({
        ok: false,
        first: { problem: expect.stringContaining('never announced') },
      });
      const { batches = [] } = contents;
      const [, , one, other] = batches as [Row, Row, Row, Row];
      for (const signature of [null, other.signature as Buffer, (one.signature as Buffer).subarray(1)]) {
        const changed = { ...contents, batches: batches.map((row) => (row === one ? { ...row, signature } : row)) };
        expect(await raw.replace(contents, changed)).toBe(true);
        expect(await verifyLog(store, { publicKey })).toMatchObject({ ok: false, first: { batch: one.batch } });
        // Without the key it is known only that some instance may have had none.
        expect(await verifyLog(store)).toMatchObject({ ok: signature === null });
        expect(await raw.replace(changed, contents)).toBe(true);
      }
    });

    test('two instances with one key sign one chain, and one without it is only found by who knows the key', async () => {
      const { signingKey, publicKey } = createKey();
      await begin({ signingKey });
      const second = await open(database, { signingKey });
      const lots = Array.from({ length: 20 }, () => [entryOf(createVisitor().receipt())]);
      await Promise.all(lots.map((lot, i) => (i % 2 ? second : store).append(lot, 1)));
      await second.close();
      const { ok, batches, signed } = await verifyLog(store, { publicKey });
      expect({ ok, signed }).toEqual({ ok: true, signed: batches });
      const without = await open(database);
      await without.append([entryOf(createVisitor().receipt())], 1);
      await without.close();
      expect(await verifyLog(store)).toMatchObject({ ok: true, signed: batches });
      expect(await verifyLog(store, { publicKey })).toMatchObject({ ok: false, first: { batch: batches + 1 } });
    });
  });
});
