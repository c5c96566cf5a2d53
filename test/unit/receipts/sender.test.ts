import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Category } from '../../../src/consent/categories';
import { encodeDecision } from '../../../src/consent/encode';
import { ownReceipts, putInOutbox } from '../../../src/receipts/outbox';
import { isSendingDue } from '../../../src/receipts/pause';
import { createSender, type Sender } from '../../../src/receipts/sender';
import { receiptIdOf } from '../../../src/receipts/write';
import { NO_ENDPOINT, OUTBOX, PAUSE, RECEIPT } from '../../../src/storage/keys';
import { type LocalStore, localStore } from '../../../src/storage/local-store';
import { notice } from './site-notice';

const SECOND = 1000;
const NOW = Date.UTC(2026, 10, 23);

let store: LocalStore;
let page: AbortController;
const acknowledged = vi.fn();
const report = vi.fn();
const fetched = vi.fn<typeof fetch>();

const SERVICES = [
  ['google-analytics', 'analytics'],
  ['stripe', 'necessary'],
] as const;

/** @returns the decision's text */
function decide(
  at: number,
  secret = 'A'.repeat(43),
  services: readonly (readonly [string, Category])[] = SERVICES,
): string {
  const text = encodeDecision({
    secret,
    subject: 's'.repeat(43),
    site: '',
    at,
    regime: 'opt-in',
    region: 'OM',
    version: '1',
    answers: new Map([['analytics', true]]),
  });
  putInOutbox(store, {
    text,
    action: 'accept-all',
    method: 'banner',
    origin: 'https://klouttrack.com',
    names: [['analytics', 'analytics'], ...services],
    policy: { url: '/privacy', version: '1' },
    notice,
    gpc: false,
    days: 182,
  });
  return text;
}

function open(endpoint: string | undefined = 'https://klouttrack.com/assent'): Sender {
  return createSender({ endpoint, store, signal: page.signal, acknowledged, report });
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
  store = localStore();
  page = new AbortController();
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  for (const mock of [acknowledged, report, fetched]) mock.mockReset();
});

afterEach(() => {
  page.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('promise 4, a decision is never lost: its receipt', () => {
  test('is the same whenever it is written, and says all of it', () => {
    const text = decide(NOW);
    const first = open().write(text);
    expect(first?.acknowledged).toBe(false);
    expect(first?.receipt).toMatchObject({
      action: 'accept-all',
      categories: { necessary: true, analytics: true, marketing: false },
      services: { 'google-analytics': false, stripe: true },
      issuedAt: '2026-11-23T00:00:00.000Z',
      expiresAt: '2027-05-24T00:00:00.000Z',
      previous: null,
    });
    expect(open().write(text)).toEqual(first);
    expect(ownReceipts(store)).toEqual([first]);
  });

  test('leaves the outbox only on the endpoint’s acknowledgement, and stays with the visitor', async () => {
    decide(NOW);
    answerWith(201);
    await open().send();
    expect(posted(0).secret).toBe('A'.repeat(43));
    expect(store.keys(OUTBOX)).toEqual([]);
    expect(ownReceipts(store).map((own) => own.acknowledged)).toEqual([true]);
    expect(acknowledged).toHaveBeenCalledOnce();
  });

  test('a receipt that is beyond what its subject may send a day waits as long as it is told, and is sent again', async () => {
    decide(NOW);
    answerWith(429, { 'Retry-After': '3600' });
    await open().send();
    expect(store.keys(OUTBOX)).toHaveLength(1);
    expect(acknowledged).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
    answerWith(201);
    await vi.advanceTimersByTimeAsync(3_600 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(store.keys(OUTBOX)).toEqual([]);
    expect(acknowledged).toHaveBeenCalledOnce();
  });

  test.each([
    ['500', () => Promise.resolve(new Response('', { status: 500 }))],
    ['429', () => Promise.resolve(new Response('', { status: 429 }))],
    ['403', () => Promise.resolve(new Response('{}', { status: 403 }))],
    ['502 in HTML', () => Promise.resolve(new Response('<html>', { status: 502 }))],
    ['no network', () => Promise.reject(new TypeError('offline'))],
  ])('waits and is sent again after %s', async (_, answer) => {
    decide(NOW);
    fetched.mockImplementationOnce(answer);
    await open().send();
    expect(store.keys(OUTBOX)).toHaveLength(1);
    answerWith(200);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(store.keys(OUTBOX)).toEqual([]);
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
    expect(store.keys(OUTBOX)).toEqual([]);
  });

  test.each([400, 409])(
    'that is refused for good (%i) holds up no other, and stays with the visitor',
    async (status) => {
      decide(NOW);
      answerWith(status);
      await open().send();
      expect(store.keys(OUTBOX)).toEqual([]);
      expect(ownReceipts(store).map((own) => own.acknowledged)).toEqual([false]);
      expect(report).toHaveBeenCalledOnce();
    },
  );

  test('of an erased subject is dropped', async () => {
    decide(NOW);
    answerWith(410);
    await open().send();
    expect([...store.keys(OUTBOX), ...store.keys(RECEIPT)]).toEqual([]);
  });

  test('brings its notice where the endpoint asks for it, before it leaves the outbox', async () => {
    const text = decide(NOW);
    const hash = open().write(text)?.receipt.notice.hash;
    answerWith(201, {}, { wants: [hash] });
    fetched.mockImplementationOnce(async (url) => {
      expect(url).toBe(`https://klouttrack.com/assent/notices/${hash}`);
      expect(store.keys(OUTBOX)).toHaveLength(1);
      return new Response(null, { status: 204 });
    });
    await open().send();
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(store.keys(OUTBOX)).toEqual([]);
  });

  test('is posted with those of its own subject alone', async () => {
    decide(NOW);
    decide(NOW + 1, 'B'.repeat(43));
    answerWith(201);
    answerWith(201);
    await open().send();
    expect([posted(0).secret, posted(1).secret]).toEqual(['A'.repeat(43), 'B'.repeat(43)]);
  });

  test('fits into a request that outlives its page, however many services there are, and however many wait', async () => {
    const services = Array.from({ length: 195 }, (_, i) => [`a-service-with-a-long-name-${i}`, 'analytics'] as const);
    for (let i = 0; i < 12; i++) decide(NOW + i, undefined, services);
    const bodies: string[] = [];
    fetched.mockImplementation(async (_, request) => {
      const body = request?.body as string;
      bodies.push(body);
      expect(request?.keepalive).toBe(true);
      const { receipts } = JSON.parse(body) as { receipts: { receiptId: string }[] };
      return Response.json({ results: receipts.map(({ receiptId }) => ({ receiptId, status: 201 })) });
    });
    await open().send();
    const sizes = bodies.map((body) => new TextEncoder().encode(body).length);
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
    expect(Math.max(...sizes)).toBeGreaterThan(7_000);
    expect(ownReceipts(store).filter(({ acknowledged }) => acknowledged)).toHaveLength(12);
  });

  test('stays with the visitor where there is no endpoint, and waits for nothing', async () => {
    const text = decide(NOW);
    const sender = open('');
    expect(sender.write(text)).toMatchObject({ acknowledged: false });
    await sender.send();
    expect(fetched).not.toHaveBeenCalled();
    expect(store.keys(OUTBOX)).toEqual([]);
  });

  test('that is damaged is passed over, and not thrown away', async () => {
    store.set(`${OUTBOX}1`, '{');
    decide(NOW);
    answerWith(201);
    await open().send();
    expect(store.keys(OUTBOX)).toEqual([`${OUTBOX}1`]);
  });
});

/** An answer that comes when it is told to. */
function answerLater(): { answer(response: Response): void } {
  let answer: (response: Response) => void = () => {};
  const promise = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  fetched.mockImplementationOnce(() => promise);
  return { answer };
}

const taken = (text: string) =>
  new Response(JSON.stringify({ results: [{ receiptId: receiptIdOf(text), status: 201 }] }), { status: 201 });

const everything = () => Object.fromEntries(store.keys('').map((key) => [key, store.get(key)]));

describe('what the endpoint says of a notice', () => {
  const wanted = async (put: () => Promise<Response>) => {
    const text = decide(NOW);
    const sender = open();
    const hash = sender.write(text)?.receipt.notice.hash;
    answerWith(201, {}, { wants: [hash] });
    fetched.mockImplementationOnce(put);
    await sender.send();
    return { hash };
  };

  test.each([
    ['429', async () => new Response('', { status: 429 })],
    ['503', async () => new Response('', { status: 503 })],
    ['no network', () => Promise.reject(new TypeError('offline'))],
  ])('%s: its receipt waits until the notice is taken, and is acknowledged once', async (_, put) => {
    const { hash } = await wanted(put);
    expect(store.keys(OUTBOX)).toHaveLength(1);
    expect(ownReceipts(store).map((own) => own.acknowledged)).toEqual([true]);
    answerWith(200, {}, { wants: [hash] });
    fetched.mockImplementationOnce(async () => new Response(null, { status: 204 }));
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(4);
    expect(store.keys(OUTBOX)).toEqual([]);
    expect(acknowledged).toHaveBeenCalledOnce();
  });

  test('Retry-After holds for the notice too', async () => {
    await wanted(async () => new Response('', { status: 429, headers: { 'Retry-After': '120' } }));
    await vi.advanceTimersByTimeAsync(110 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(Number(store.get(PAUSE))).toBe(NOW + 120 * SECOND);
  });

  test.each([400, 403, 404, 409, 413, 415])('%i is its last word: nothing is sent again', async (status) => {
    await wanted(async () => new Response('', { status }));
    expect(store.keys(OUTBOX)).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_600 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});

describe('where no endpoint answers', () => {
  const page404 = { status: 404, headers: { 'Content-Type': 'text/html' } };

  test.each([
    ['404', () => new Response('<html>', page404)],
    ['405', () => new Response('', { status: 405 })],
    ['a page', () => new Response('<html>', { status: 200 })],
    ['JSON of somebody else', () => new Response('{"results":"none"}', { status: 200 })],
    ['null', () => new Response('null', { status: 201 })],
  ])('%s: it is told once, what waits stays, and nothing is sent for an hour', async (_, answer) => {
    decide(NOW);
    fetched.mockImplementation(async () => answer());
    await open().send();
    expect(report).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /^No endpoint answers at https:\/\/klouttrack\.com\/assent: start it, or take data-endpoint out/,
      ),
    );
    expect(store.keys(OUTBOX)).toHaveLength(1);
    expect(isSendingDue(store, Date.now())).toBe(false);
    await vi.advanceTimersByTimeAsync(3_599 * SECOND);
    expect(fetched).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  test('the next decision tries again without a word, and an endpoint that was started since has all', async () => {
    decide(NOW);
    fetched.mockImplementation(async () => new Response('<html>', page404));
    await open().send();
    decide(NOW + 1);
    await open().send();
    expect(report).toHaveBeenCalledOnce();
    fetched.mockReset();
    const results = [NOW, NOW + 1].map((at) => ({ receiptId: receiptIdOf(decide(at)), status: 201 }));
    fetched.mockImplementationOnce(async () => new Response(JSON.stringify({ results }), { status: 201 }));
    await open().send();
    expect(store.keys(OUTBOX)).toEqual([]);
    expect(store.get(NO_ENDPOINT)).toBeUndefined();
  });
});

describe('an erasure', () => {
  const subject = 's'.repeat(43);
  const secret = 'A'.repeat(43);

  test('while a post is on its way: its answer writes nothing back', async () => {
    const text = decide(NOW);
    const sender = open();
    const post = answerLater();
    const sending = sender.send();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    fetched.mockImplementationOnce(async () => new Response(null, { status: 204 }));
    const erased = sender.erase(secret, subject);
    post.answer(taken(text));
    await erased;
    for (const key of store.keys('')) store.remove(key);
    await sending;
    expect(everything()).toEqual({});
    expect(acknowledged).not.toHaveBeenCalled();
  });

  test('of another tab while a post is on its way: its answer writes nothing back', async () => {
    const text = decide(NOW);
    const post = answerLater();
    const sending = open().send();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    for (const key of store.keys('')) store.remove(key);
    post.answer(taken(text));
    await sending;
    expect(everything()).toEqual({});
    expect(acknowledged).not.toHaveBeenCalled();
  });

  test.each([
    ['no network', () => Promise.reject(new TypeError('offline')), /no answer from .+ Check the connection/],
    ['429', async () => new Response('', { status: 429, headers: { 'Retry-After': '7' } }), /429\. Try again in 7 s/],
    ['503', async () => new Response('', { status: 503 }), /answered 503\. Try again later/],
    ['404', async () => new Response('', { status: 404 }), /answered 404\..+data-endpoint/],
    ['a page', async () => new Response('<html>'), /answered 200\..+data-endpoint/],
  ])('that failed (%s) says what happened and what to do', async (_, answer, words) => {
    fetched.mockImplementationOnce(answer);
    const erased = open().erase(secret, subject);
    await expect(erased).rejects.toThrow(/^Nothing was erased/);
    await expect(erased).rejects.toThrow(words);
    expect(report).not.toHaveBeenCalled();
  });
});

describe('once its signal is aborted, a sender', () => {
  test('sends nothing more, whatever was planned', async () => {
    decide(NOW);
    fetched.mockImplementation(async () => new Response('', { status: 503 }));
    const sender = open();
    await sender.send();
    page.abort();
    await vi.advanceTimersByTimeAsync(3_600 * SECOND);
    dispatchEvent(new Event('online'));
    await sender.send();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(fetched).toHaveBeenCalledOnce();
  });

  test.each([
    ['taken', taken],
    ['refused', () => new Response('', { status: 429, headers: { 'Retry-After': '120' } })],
    ['no endpoint', () => new Response('<html>')],
  ])('cuts off a post, and writes and tells nothing of its answer (%s)', async (_, answer) => {
    const text = decide(NOW);
    const post = answerLater();
    const sending = open().send();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    // The lease is given back.
    const { sender: _lease, ...before } = everything();
    page.abort();
    expect(fetched.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
    post.answer(answer(text));
    await sending;
    expect(everything()).toEqual(before);
    expect(acknowledged).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });
});

test('without an endpoint, what waited for one stays with the visitor and waits no more', async () => {
  decide(NOW);
  await open('').send();
  expect(store.keys(OUTBOX)).toEqual([]);
  expect(ownReceipts(store)).toHaveLength(1);
});
