import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as keys from '../../../src/storage/keys';
import { localStore } from '../../../src/storage/local-store';

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Takes what fits and refuses what does not, as a full quota does. */
function fullFor(isTooMuch: (value: string) => boolean): Record<string, string> {
  return new Proxy<Record<string, string>>(
    {},
    {
      set(target, key, value) {
        if (isTooMuch(value)) throw new DOMException('full', 'QuotaExceededError');
        return Reflect.set(target, key, value);
      },
    },
  );
}

test('is a map whose keys are under a prefix of their own, and touches nothing else', () => {
  const word = fc.string({ maxLength: 8 });
  const act = fc.oneof(
    fc.record({ type: fc.constant('set' as const), key: word, value: word }),
    fc.record({ type: fc.constant('remove' as const), key: word, value: word }),
  );
  fc.assert(
    fc.property(fc.array(act), word, (acts, prefix) => {
      localStorage.clear();
      localStorage.setItem('mine', '1');
      const store = localStore();
      const map = new Map<string, string>();
      for (const { type, key, value } of acts) {
        if (type === 'set') {
          store.set(key, value);
          map.set(key, value);
        } else if (map.has(key)) {
          store.remove(key);
          map.delete(key);
        }
      }
      for (const { key } of acts) expect(store.get(key)).toBe(map.get(key));
      expect(store.keys(prefix)).toEqual([...map.keys()].filter((key) => key.startsWith(prefix)).sort());
      expect(localStorage.length).toBe(map.size + 1);
      expect(localStorage.getItem('mine')).toBe('1');
    }),
    { numRuns: 100 },
  );
});

test('what one tab stores another finds', () => {
  localStore().set('newest', '1');
  expect(localStore().get('newest')).toBe('1');
  expect(localStorage.getItem('assent.newest')).toBe('1');
});

describe('where storage is', () => {
  test('denied, it holds for this page', () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const store = localStore();
    store.set('minor', '1');
    expect(store.get('minor')).toBe('1');
    expect(store.keys('')).toEqual(['minor']);
    store.remove('minor');
    expect(store.keys('')).toEqual([]);
  });

  test('missing, it holds for this page', () => {
    vi.stubGlobal('localStorage', undefined);
    const store = localStore();
    store.set('minor', '1');
    expect(store.get('minor')).toBe('1');
  });

  test('full, what found no room holds for this page, and what is removed is gone from the disk too', () => {
    const disk = fullFor((value) => value.length > 3);
    vi.stubGlobal('localStorage', disk);
    const store = localStore();
    store.set('a', '1');
    store.set('b', 'too long');
    expect([store.get('a'), store.get('b')]).toEqual(['1', 'too long']);
    expect(store.keys('')).toEqual(['a', 'b']);
    // What fits later is on the disk again.
    store.set('b', '2');
    expect(disk['assent.b']).toBe('2');
    store.set('a', 'too long');
    expect(store.get('a')).toBe('too long');
    for (const key of store.keys('')) store.remove(key);
    expect(store.keys('')).toEqual([]);
    expect(disk).toEqual({});
  });
});

test('the keys that are in visitors’ browsers have kept their texts', () => {
  expect(Object.values(keys).sort()).toEqual(
    [
      'outbox.',
      'posted.',
      'receipt.',
      'newest',
      'sweep',
      'minor',
      'adult',
      'adopted',
      'pause',
      'tries',
      'unreached',
      'no-endpoint',
      'sender',
      'noted',
      'services',
    ].sort(),
  );
});
