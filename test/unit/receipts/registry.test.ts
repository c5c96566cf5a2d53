import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeDecision } from '../../../src/consent/encode';
import { emptyNotice } from '../../../src/consent/notice';
import { openRegistry, type Registry } from '../../../src/receipts/registry';
import { KEPT, ownReceipts, type Shelf, WAITING, type Waiting } from '../../../src/receipts/shelf';
import { localStore } from '../../../src/storage/local';

const SECOND = 1000;
const NOW = Date.UTC(2026, 10, 23);

const notice = emptyNotice(
  {
    site: 'Klouttrack',
    policy: { url: '/privacy', version: '1' },
    regime: 'opt-in',
    layout: 'bar',
    position: 'bottom',
    names: new Map(),
    asked: [],
    startsOn: () => false,
  },
  'site',
);

let shelf: Shelf;
const registries: Registry[] = [];
const acknowledged = vi.fn();
const failed = vi.fn();
const fetched = vi.fn<typeof fetch>();

function decide(at: number, secret = 'A'.repeat(43)): void {
  const text = encodeDecision({
    secret,
    subject: 's'.repeat(43),
    at,
    regime: 'opt-in',
    region: 'OM',
    version: '1',
    answers: new Map([['analytics', true]]),
  });
  const waiting: Waiting = {
    text,
    action: 'accept-all',
    method: 'banner',
    origin: 'https://klouttrack.com',
    names: [
      ['analytics', 'analytics'],
      ['google-analytics', 'analytics'],
      ['stripe', 'necessary'],
    ],
    policy: { url: '/privacy', version: '1' },
    notice,
    gpc: false,
    days: 182,
  };
  shelf.set(WAITING + at, JSON.stringify(waiting));
}

function open(endpoint = '/assent'): Registry {
  const registry = openRegistry({ endpoint, shelf, acknowledged, failed });
  registries.push(registry);
  return registry;
}

const posted = (call: number): { secret: string; receipts: { receiptId: string }[] } =>
  JSON.parse(fetched.mock.calls[call]?.[1]?.body as string);

/** Answers a post the way the endpoint does: each receipt with this status. */
function answerWith(status: number, headers: Record<string, string> = {}, more: object = {}): void {
  fetched.mockImplementationOnce(async (_, request) => {
    const { receipts } = JSON.parse(request?.body as string) as { receipts: { receiptId: string }[] };
    const results = receipts.map(({ receiptId }) => ({ receiptId, status }));
    return new Response(JSON.stringify({ results, ...more }), { status, headers });
  });
}

beforeEach(() => {
  localStorage.clear();
  shelf = localStore();
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  for (const mock of [acknowledged, failed, fetched]) mock.mockReset();
});

afterEach(() => {
  for (const registry of registries.splice(0)) registry.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('promise 4, a decision is never lost: its receipt', () => {
  test('is the same whenever it is written, and says all of it', () => {
    decide(NOW);
    const [first] = open().write();
    expect(first?.acknowledged).toBe(false);
    expect(first?.receipt).toMatchObject({
      action: 'accept-all',
      categories: { necessary: true, analytics: true, marketing: false },
      services: { 'google-analytics': false, stripe: true },
      issuedAt: '2026-11-23T00:00:00.000Z',
      expiresAt: '2027-05-24T00:00:00.000Z',
      previous: null,
    });
    expect(open().write()).toEqual([first]);
  });

  test('leaves the outbox only on the endpoint’s acknowledgement, and stays with the visitor', async () => {
    decide(NOW);
    answerWith(201);
    await open().send();
    expect(posted(0).secret).toBe('A'.repeat(43));
    expect(shelf.keys(WAITING)).toEqual([]);
    expect(ownReceipts(shelf).map((own) => own.acknowledged)).toEqual([true]);
    expect(acknowledged).toHaveBeenCalledOnce();
  });

  test.each([
    ['500', () => Promise.resolve(new Response('', { status: 500 }))],
    ['429', () => Promise.resolve(new Response('', { status: 429 }))],
    ['403', () => Promise.resolve(new Response('{}', { status: 403 }))],
    ['an answer that is HTML', () => Promise.resolve(new Response('<html>', { status: 200 }))],
    ['no network', () => Promise.reject(new TypeError('offline'))],
  ])('waits and is sent again after %s', async (_, answer) => {
    decide(NOW);
    fetched.mockImplementationOnce(answer);
    await open().send();
    expect(shelf.keys(WAITING)).toHaveLength(1);
    answerWith(200);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(shelf.keys(WAITING)).toEqual([]);
  });

  test('is sent again at growing intervals, and never in a storm', async () => {
    decide(NOW);
    fetched.mockImplementation(async () => new Response('', { status: 503 }));
    await open().send();
    await vi.advanceTimersByTimeAsync(3600 * SECOND);
    // 5, 10, 20 … seconds: ten tries within the hour.
    expect(fetched.mock.calls.length).toBeLessThanOrEqual(11);
    expect(fetched.mock.calls.length).toBeGreaterThan(5);
  });

  test.each([
    ['seconds', '120'],
    ['a date', new Date(NOW + 120 * SECOND).toUTCString()],
  ])('waits as long as Retry-After says in %s, on the next page too', async (_, retryAfter) => {
    decide(NOW);
    answerWith(503, { 'Retry-After': retryAfter });
    await open().send();
    await open().send();
    await vi.advanceTimersByTimeAsync(110 * SECOND);
    expect(fetched).toHaveBeenCalledOnce();
    fetched.mockImplementation(async (_url, request) => {
      const { receipts } = JSON.parse(request?.body as string);
      return new Response(JSON.stringify({ results: receipts.map((it: object) => ({ ...it, status: 201 })) }));
    });
    await vi.advanceTimersByTimeAsync(15 * SECOND);
    expect(shelf.keys(WAITING)).toEqual([]);
  });

  test.each([400, 409])(
    'that is refused for good (%i) holds up no other, and stays with the visitor',
    async (status) => {
      decide(NOW);
      answerWith(status);
      await open().send();
      expect(shelf.keys(WAITING)).toEqual([]);
      expect(ownReceipts(shelf).map((own) => own.acknowledged)).toEqual([false]);
      expect(failed).toHaveBeenCalledOnce();
    },
  );

  test('of an erased subject is dropped', async () => {
    decide(NOW);
    answerWith(410);
    await open().send();
    expect([...shelf.keys(WAITING), ...shelf.keys(KEPT)]).toEqual([]);
  });

  test('brings its notice where the endpoint asks for it, before it leaves the outbox', async () => {
    decide(NOW);
    const hash = open().write()[0]?.receipt.notice.hash;
    answerWith(201, {}, { wants: [hash] });
    fetched.mockImplementationOnce(async (url) => {
      expect(url).toBe(`/assent/notices/${hash}`);
      expect(shelf.keys(WAITING)).toHaveLength(1);
      return new Response(null, { status: 204 });
    });
    await open().send();
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(shelf.keys(WAITING)).toEqual([]);
  });

  test('is posted with those of its own subject alone', async () => {
    decide(NOW);
    decide(NOW + 1, 'B'.repeat(43));
    answerWith(201);
    answerWith(201);
    await open().send();
    expect([posted(0).secret, posted(1).secret]).toEqual(['A'.repeat(43), 'B'.repeat(43)]);
  });

  test('stays with the visitor where there is no endpoint, and waits for nothing', async () => {
    decide(NOW);
    const registry = open('');
    expect(registry.write()).toHaveLength(1);
    await registry.send();
    expect(fetched).not.toHaveBeenCalled();
    expect(shelf.keys(WAITING)).toEqual([]);
  });

  test('that is damaged is passed over, and not thrown away', async () => {
    shelf.set(`${WAITING}1`, '{');
    decide(NOW);
    answerWith(201);
    await open().send();
    expect(shelf.keys(WAITING)).toEqual([`${WAITING}1`]);
  });
});
