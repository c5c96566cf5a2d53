import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerKey, type Decision, fnv1a } from '../../../src/consent/decision';
import { decodeDecision } from '../../../src/consent/decode';
import { encodeDecision } from '../../../src/consent/encode';
import { type OutboxEntry, outboxKey, ownReceipts, putInOutbox } from '../../../src/receipts/outbox';
import { isSendingDue } from '../../../src/receipts/pause';
import { createSender } from '../../../src/receipts/sender';
import { forgetOldest, isOthers, writeUnsent } from '../../../src/receipts/unsent';
import { receiptIdOf } from '../../../src/receipts/write';
import { NO_ENDPOINT, OUTBOX, PAUSE, RECEIPT, SERVICES } from '../../../src/storage/keys';
import { type LocalStore, localStore } from '../../../src/storage/local-store';
import { notice } from './site-notice';

const NOW = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;

const textOf = (secret: string, at: number, version = '1', site = '') =>
  encodeDecision({
    secret,
    subject: 's'.repeat(43),
    site,
    at,
    regime: 'opt-in',
    region: 'OM',
    version,
    answers: new Map([['analytics', true]]),
  });

const entryOf = (text: string): OutboxEntry => ({
  text,
  action: 'accept-all',
  method: 'banner',
  origin: 'https://klouttrack.com',
  names: [['analytics', 'analytics']],
  policy: { url: '/privacy', version: '1' },
  notice,
  gpc: false,
  days: 182,
});

let store: LocalStore;
beforeEach(() => {
  localStorage.clear();
  store = localStore();
});

/** The receipts that a page without an endpoint writes of what waits. */
function write(): readonly string[] {
  const page = new AbortController();
  const ignore = () => {};
  createSender({ endpoint: '', store, signal: page.signal, acknowledged: ignore, report: ignore }).write('');
  page.abort();
  return ownReceipts(store).map(({ receipt }) => receipt.receiptId);
}

const secret = fc.stringMatching(/^[\w-]{43}$/);

test('decisions of the same millisecond, in however many tabs, each have their receipt', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(secret, { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 0, max: NOW }),
      (secrets, at) => {
        localStorage.clear();
        const texts = secrets.map((each) => textOf(each, at));
        fc.pre(new Set(texts.map(fnv1a)).size === texts.length);
        // A tab each.
        for (const text of texts) putInOutbox(localStore(), entryOf(text));
        expect([...write()].sort()).toEqual(texts.map(receiptIdOf).sort());
      },
    ),
    { numRuns: 50 },
  );
});

test('a key is the time and the checksum, whatever the version of the policy has in it', () => {
  fc.assert(
    fc.property(secret, fc.integer({ min: 0, max: NOW }), fc.string({ unit: 'grapheme' }), (own, at, version) => {
      const text = textOf(own, at, version);
      expect(outboxKey(text)).toBe(`outbox.${at}.${text.slice(text.lastIndexOf('.') + 1)}`);
    }),
  );
});

test('what waits under a key of the old form is written and sent as ever', async () => {
  const text = textOf('A'.repeat(43), NOW);
  store.set(`outbox.${NOW}`, JSON.stringify(entryOf(text)));
  expect(isSendingDue(store, NOW)).toBe(true);
  expect(write()).toEqual([receiptIdOf(text)]);
  expect(store.keys('')).toEqual([`receipt.${NOW}`]);
  // Beside those of the new one, oldest first.
  const later = textOf('A'.repeat(43), NOW + 1);
  putInOutbox(store, entryOf(later));
  expect(write()).toEqual([receiptIdOf(text), receiptIdOf(later)]);
});

describe('what waits', () => {
  const mine = textOf('A'.repeat(43), NOW, '1', 'mine');
  const theirs = textOf('B'.repeat(43), NOW + 1, '1', 'theirs');
  const old = textOf('C'.repeat(43), NOW + 2);
  const keysOf = (...texts: string[]) => texts.map(outboxKey);

  test('is of this site, of another one of the origin, or of one that it does not name', () => {
    for (const text of [mine, theirs, old]) putInOutbox(store, entryOf(text));
    expect(writeUnsent(store, 'mine').map(({ key }) => key)).toEqual(keysOf(mine, old));
    expect(ownReceipts(store).map(({ receipt }) => receipt.receiptId)).toEqual([mine, old].map(receiptIdOf));
    expect(writeUnsent(store).map(({ key }) => key)).toEqual(keysOf(mine, theirs, old));
    expect(keysOf(mine, theirs, old).map((key) => isOthers(store, key, 'mine'))).toEqual([false, true, false]);
    expect(keysOf(mine, theirs, old).map((key) => isOthers(store, key, ''))).toEqual([false, false, false]);
  });

  test('and is damaged is nobody else’s, is passed over, and stays', () => {
    const damaged = { 1: 'no JSON', 2: 'null', 3: '{}', 4: JSON.stringify(entryOf('2.damaged')) };
    for (const [at, text] of Object.entries(damaged)) {
      store.set(OUTBOX + at, text);
      expect(isOthers(store, OUTBOX + at, 'mine'), text).toBe(false);
    }
    // Also where there is a receipt of it.
    store.set(`${RECEIPT}4`, '{}');
    putInOutbox(store, entryOf(mine));
    expect(writeUnsent(store, 'mine').map(({ key }) => key)).toEqual(keysOf(mine));
    expect(store.keys(OUTBOX)).toHaveLength(5);
    expect(store.keys(RECEIPT)).toHaveLength(2);
    expect(isOthers(store, `${OUTBOX}none`, 'mine')).toBe(false);
  });

  test('is written once, as not acknowledged, and what the visitor has of it is let be', () => {
    putInOutbox(store, entryOf(mine));
    writeUnsent(store);
    expect(ownReceipts(store).map(({ acknowledged }) => acknowledged)).toEqual([false]);
    store.set(store.keys(RECEIPT)[0] as string, '{"acknowledged":true}');
    const [again] = writeUnsent(store);
    expect(again?.receipt.receiptId).toBe(receiptIdOf(mine));
    expect(ownReceipts(store)).toEqual([{ acknowledged: true }]);
  });

  test('leaves behind which category a service with a yes is in', () => {
    const names = [
      ['analytics', 'analytics'],
      ['allowed', 'analytics'],
      ['refused', 'marketing'],
      ['stripe', 'necessary'],
    ] as const;
    const answers = new Map([
      ['analytics', true],
      [answerKey('allowed'), true],
      [answerKey('refused'), false],
    ]);
    const text = encodeDecision({ ...(decodeDecision(mine) as Decision), answers });
    putInOutbox(store, { ...entryOf(text), names });
    writeUnsent(store);
    expect(JSON.parse(store.get(SERVICES) as string)).toEqual({ allowed: { in: ['analytics'] } });
  });
});

test('of the visitor’s own receipts the newest 50 stay, and those that still wait', () => {
  const key = (i: number) => `${RECEIPT}${String(i).padStart(3, '0')}`;
  for (let i = 0; i < 53; i++) store.set(key(i), '{}');
  store.set(`${OUTBOX}001`, '{}');
  forgetOldest(store);
  expect(store.keys(RECEIPT)).toEqual([1, ...Array.from({ length: 50 }, (_, i) => i + 3)].map(key));
  forgetOldest(store);
  expect(store.keys(RECEIPT)).toHaveLength(51);
});

test('of the visitor’s own receipts a damaged one is passed over, and stays', () => {
  store.set(`${RECEIPT}1`, 'no JSON');
  store.set(`${RECEIPT}2`, '{"acknowledged":true}');
  expect(ownReceipts(store)).toEqual([{ acknowledged: true }]);
  expect(store.keys(RECEIPT)).toHaveLength(2);
});

describe('sending is due', () => {
  beforeEach(() => store.set(`${OUTBOX}1`, '{}'));

  test('where something waits, and not where nothing does', () => {
    expect(isSendingDue(store, NOW)).toBe(true);
    store.remove(`${OUTBOX}1`);
    expect(isSendingDue(store, NOW)).toBe(false);
  });

  test.each([
    [NO_ENDPOINT, 'an hour', HOUR, false],
    [NO_ENDPOINT, 'a moment', 1, false],
    [NO_ENDPOINT, 'no time any more', 0, true],
    [PAUSE, 'an hour, which the sender waits for', HOUR, true],
    [NO_ENDPOINT, 'longer than any pause: a wrong clock wrote that', HOUR + 1, true],
    [PAUSE, 'longer than any pause: a wrong clock wrote that', HOUR + 1, true],
    [PAUSE, 'no number', Number.NaN, true],
  ])('unless a pause is in force: %s for %s', (key, _, ms, isDue) => {
    store.set(key, String(NOW + ms));
    expect(isSendingDue(store, NOW)).toBe(isDue);
  });
});
