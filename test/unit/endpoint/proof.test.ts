// @vitest-environment node
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProof, type Proof, proofOf } from '../../../src/endpoint/log/proof';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { memoryStore } from '../../../src/endpoint/stores/memory';
import { randomOf } from '../../soak/scenario';
import { createVisitor, entryOf } from './visitor';

const MUTATIONS = 10_000;
const BATCHES = 1_000;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = publicKey.export({ format: 'jwk' }).x as string;

const visitor = createVisitor();
const receipts = Array.from({ length: 5 }, () => visitor.receipt());
let proof: Proof;
let head: string;

beforeAll(async () => {
  const store = memoryStore({ signingKey });
  await store.append(receipts.map(entryOf), 1);
  for (let i = 0; i < 20; i++) await store.append([entryOf(createVisitor().receipt())], 2);
  proof = (await proofOf(store, receipts[2]?.receiptId ?? '')) as Proof;
  head = (await verifyLog(store)).head ?? '';
});

describe('a proof', () => {
  test('holds for who has the head, the key, or both', () => {
    for (const trusted of [{ head }, { publicKey: key }, { head, publicKey: key }]) {
      expect(checkProof(proof, trusted)).toMatchObject({ ok: true, receipt: receipts[2], head });
    }
  });

  test(`E8: of ${MUTATIONS} proofs that were altered somewhere none proves anything else to who has head and key`, () => {
    const seed = Math.floor(Math.random() * 1e9);
    const random = randomOf(seed);
    let refused = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const altered = mutate(structuredClone(proof) as unknown as Json, random);
      const { ok, receipt, receivedAt } = checkProof(altered, { head, publicKey: key });
      refused += Number(!ok);
      // What does not have to be as it was to be read as the same, such as the unused bits of a signature's last letter.
      if (ok)
        expect({ receipt, receivedAt }, `seed ${seed}`).toEqual({
          receipt: receipts[2],
          receivedAt: new Date(1).toISOString(),
        });
    }
    expect(refused).toBeGreaterThan(MUTATIONS * 0.9);
  });

  test('E8: a head that somebody else made is none to who has the key', async () => {
    const other = memoryStore({
      signingKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
    await other.append(receipts.map(entryOf), 1);
    const forged = (await proofOf(other, receipts[2]?.receiptId ?? '')) as Proof;
    expect(checkProof(forged)).toMatchObject({ ok: true });
    for (const trusted of [{ head }, { publicKey: key }])
      expect(checkProof(forged, trusted)).toMatchObject({ ok: false, receipt: null });
    expect(checkProof({ ...proof, signature: null }, { publicKey: key })).toMatchObject({ ok: false });
    expect(checkProof({ ...proof, signature: forged.signature }, { publicKey: key })).toMatchObject({ ok: false });
  });

  test.each([null, undefined, 1, '', [], {}, { schema: 'assent-proof/1' }, { chain: [] }])(
    '%j is none, and nothing is thrown',
    (value) => {
      expect(checkProof(value)).toMatchObject({ ok: false, problem: expect.any(String) });
    },
  );

  test(`stays short: less than 60 links over ${BATCHES} batches, from whichever batch`, async () => {
    const store = memoryStore();
    const entries = Array.from({ length: BATCHES }, () => entryOf(createVisitor().receipt()));
    for (const entry of entries) await store.append([entry], 1);
    const { head } = await verifyLog(store);
    for (const i of [0, 1, 2, 500, 511, 512, 767, 998, 999]) {
      const { chain, ...rest } = (await proofOf(store, entries[i]?.receipt.receiptId ?? '')) as Proof;
      expect(chain.length).toBeLessThan(60);
      expect(checkProof({ chain, ...rest }, { head: head ?? '' })).toMatchObject({ ok: true });
    }
  });
});

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Alters one value of the proof, at any depth. */
function mutate(value: Json, random: (most: number) => number): Json {
  if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
    const object = value as Record<string, Json>;
    const names = Object.keys(object);
    const name = names[random(names.length)] as string;
    if (random(20) === 0) delete object[name];
    else object[name] = mutate(object[name] as Json, random);
    return value;
  }
  const others: Json[] = [null, '', 0, 1, 'A'.repeat(43), [], {}, true, 2 ** 31];
  if (random(3) === 0) return others[random(others.length)] as Json;
  if (typeof value === 'number') return value + 2 ** random(20);
  if (typeof value !== 'string' || value.length === 0) return 'x';
  const at = random(value.length);
  const letter = String.fromCharCode(value.charCodeAt(at) ^ (1 << random(7)));
  return value.slice(0, at) + letter + value.slice(at + 1);
}
