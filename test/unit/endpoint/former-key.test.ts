// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical';
import { readEvent } from '../../../src/endpoint/log/events';
import { createSigner, isSignedBy } from '../../../src/endpoint/log/signer';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { FormerKeyRefused } from '../../../src/endpoint/stores/errors';
import { isPostgres, moveReceipts } from '../../../src/endpoint/stores/open';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store, StoreOptions } from '../../../src/endpoint/stores/store';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

/** What somebody with the database, and a key of their own, writes as the old key's word. */
const forged = vi.hoisted((): { word: string | undefined } => ({ word: undefined }));

vi.mock('../../../src/endpoint/log/signer', async (original) => {
  const signer = await original<typeof import('../../../src/endpoint/log/signer')>();
  return {
    ...signer,
    createSigner(pem: string) {
      const made = signer.createSigner(pem);
      return { ...made, vouch: (publicKey: string) => forged.word ?? made.vouch(publicKey) };
    },
  };
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assent-former-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function newKey() {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { pem, ...createSigner(pem) };
}

const DATABASES: Readonly<Record<string, () => Promise<string>>> = {
  SQLite: async () => join(folder, 'receipts.db'),
  ...(!isWithoutPostgres('a new signing key on PostgreSQL') && { PostgreSQL: createDatabase }),
};

async function within<T>(database: string, options: StoreOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await (isPostgres(database) ? postgresStore(database, options) : sqliteStore(database, options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Starts once with these keys, and keeps a receipt. */
const sign = (database: string, options: StoreOptions) =>
  within(database, options, (store) => store.append([entryOf(createVisitor().receipt())], 1));

const verify = (database: string, publicKey: string) =>
  within(database, {}, (store) => verifyLog(store, { publicKey }));

describe.each(Object.entries(DATABASES))('on %s', (_name, createOne) => {
  test('whoever has the public key of the first follows it to the third, each vouched for by the one before', async () => {
    const database = await createOne();
    const [first, second, third] = [newKey(), newKey(), newKey()];
    await sign(database, { signingKey: first.pem });
    await sign(database, { signingKey: second.pem, formerSigningKey: first.pem });
    // A later start with the same flags finds it done.
    await sign(database, { signingKey: second.pem, formerSigningKey: first.pem });
    await sign(database, { signingKey: third.pem, formerSigningKey: second.pem });
    for (const { publicKey } of [first, second, third]) {
      expect(await verify(database, publicKey)).toMatchObject({
        ok: true,
        batches: 7,
        signed: 7,
        publicKey: third.publicKey,
      });
    }
    const copy = join(folder, 'copy.db');
    await moveReceipts(database, copy);
    expect(await verify(copy, first.publicKey)).toMatchObject({ ok: true, signed: 7 });
    // From there on the old key signs nothing any more, and neither does nobody.
    await sign(database, {});
    expect(await verify(database, first.publicKey)).toMatchObject({
      ok: false,
      first: { batch: 8, problem: 'its signature is not valid' },
    });
  });

  test('a key that nobody vouches for ends what the first one proves', async () => {
    const database = await createOne();
    const [first, second] = [newKey(), newKey()];
    await sign(database, { signingKey: first.pem });
    await sign(database, { signingKey: second.pem });
    expect(await verify(database, first.publicKey)).toMatchObject({
      ok: false,
      first: { batch: 3, problem: expect.stringMatching(/another key was announced.*does not vouch for it/) },
    });
    expect(await verify(database, second.publicKey)).toMatchObject({ ok: true });
  });

  test('a key that did not sign last vouches for nothing, and the log stays as it is', async () => {
    const database = await createOne();
    const [first, second, other] = [newKey(), newKey(), newKey()];
    const refused = { signingKey: second.pem, formerSigningKey: other.pem };
    await expect(sign(database, refused)).rejects.toThrow(FormerKeyRefused);
    await sign(database, { signingKey: first.pem });
    await expect(sign(database, refused)).rejects.toThrow(
      /not the key that signed this log last; give that one, or none/,
    );
    expect(await verify(database, first.publicKey)).toMatchObject({ ok: true, batches: 2 });
  });
});

test('a word for another key, or of another key, is none', async () => {
  const [first, second, other] = [newKey(), newKey(), newKey()];
  const words = [
    first.vouch(second.publicKey),
    other.vouch(second.publicKey),
    first.vouch(other.publicKey),
    first.sign(second.publicKey),
    '',
  ];
  const ends: boolean[] = [];
  for (const [i, word] of words.entries()) {
    const file = join(folder, `word-${i}.db`);
    await sign(file, { signingKey: first.pem });
    forged.word = word;
    await sign(file, { signingKey: second.pem, formerSigningKey: first.pem });
    forged.word = undefined;
    ends.push((await verify(file, first.publicKey)).ok);
    // The rest of the log is as it should be, whatever the word is worth.
    expect(await verify(file, second.publicKey)).toMatchObject({ ok: true });
  }
  expect(ends).toEqual([true, false, false, false, false]);
});

test('a signature of a head is none of a key, and the other way round', () => {
  const key = newKey();
  expect(isSignedBy(key.publicKey, 'text', key.sign('text'))).toBe(true);
  expect(isSignedBy(key.publicKey, 'text', key.vouch('text'))).toBe(false);
});

test('an entry of a key that is damaged is none', () => {
  const read = (event: object) => readEvent('key', canonicalJson({ action: 'key', ...event }));
  expect(read({ publicKey: 'a' })).toEqual({ publicKey: 'a' });
  expect(read({ publicKey: 'a', former: { publicKey: 'b', signature: 'c' } })).toBeDefined();
  for (const former of [
    { publicKey: 1, signature: 'c' },
    { publicKey: 'b', signature: null },
  ]) {
    expect(read({ publicKey: 'a', former })).toBeUndefined();
  }
});
