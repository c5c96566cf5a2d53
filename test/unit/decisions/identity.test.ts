import { expect, test } from 'vitest';
import { digest } from '../../../src/consent/digest';
import type { Load } from '../../../src/core/contracts';
import { createIdentities } from '../../../src/decisions/identity';

const load = (async () => ({ digest })) as unknown as Load;

test('an identity is never given twice', async () => {
  const identities = await createIdentities(load);
  const taken = [];
  for (let i = 0; i < 5; i++) {
    taken.push(identities.take());
    await identities.ready();
  }
  expect(new Set(taken.map(({ secret }) => secret)).size).toBe(5);
});

test('nor to two who decide in the same moment', async () => {
  const identities = await createIdentities(load);
  identities.take();
  expect(() => identities.take()).toThrow('no identity');
  await identities.ready();
  expect(identities.take().secret).toMatch(/^[\w-]{43}$/);
});

test('one that cannot be made is told to who waits for it, and is made again', async () => {
  const { subtle } = crypto;
  const identities = await createIdentities(load);
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  try {
    let fails = true;
    const flaky = (async () => {
      if (fails) throw new Error('no network');
      return { digest };
    }) as unknown as Load;
    await expect(createIdentities(flaky)).rejects.toThrow('no network');
    fails = false;
    const late = await createIdentities(flaky);
    fails = true;
    late.take();
    await expect(late.ready()).rejects.toThrow('no network');
    fails = false;
    await late.ready();
    expect(late.take().subject).toMatch(/^[\w-]{43}$/);
  } finally {
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
  }
  identities.take();
});

test('the subject is the digest of the secret, also where the browser computes none', async () => {
  const identity = (await createIdentities(load)).take();
  expect(identity.secret).toMatch(/^[\w-]{43}$/);
  expect(identity.subject).toBe(digest(identity.secret));
  const { subtle } = crypto;
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  try {
    const plain = (await createIdentities(load)).take();
    expect(plain.subject).toBe(digest(plain.secret));
  } finally {
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
  }
});
