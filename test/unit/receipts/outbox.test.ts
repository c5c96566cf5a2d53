import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fnv1a } from '../../../src/consent/decision';
import { encodeDecision } from '../../../src/consent/encode';
import { type OutboxEntry, outboxKey, ownReceipts, putInOutbox } from '../../../src/receipts/outbox';
import { isSendingDue } from '../../../src/receipts/pause';
import { createSender } from '../../../src/receipts/sender';
import { receiptIdOf } from '../../../src/receipts/write';
import { NO_ENDPOINT, OUTBOX, PAUSE } from '../../../src/storage/keys';
import { type LocalStore, localStore } from '../../../src/storage/local-store';
import { notice } from './site-notice';

const NOW = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;

const textOf = (secret: string, at: number, version = '1') =>
  encodeDecision({
    secret,
    subject: 's'.repeat(43),
    site: '',
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
