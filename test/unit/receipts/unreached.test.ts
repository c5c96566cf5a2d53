import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeDecision } from '../../../src/consent/encode';
import { putInOutbox } from '../../../src/receipts/outbox';
import { createSender, type Sender } from '../../../src/receipts/sender';
import { OUTBOX, PAUSE, TRIES, UNREACHED } from '../../../src/storage/keys';
import { type LocalStore, localStore } from '../../../src/storage/local-store';
import { notice } from './site-notice';

/* Where nobody answers: while a server starts anew, behind a blocker, without a network. */

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const NOW = Date.UTC(2026, 10, 23);

let store: LocalStore;
let pages: AbortController[];
const fetched = vi.fn<typeof fetch>();

/** @returns the decision's text */
function decide(at: number): string {
  const text = encodeDecision({
    ...{ secret: 'A'.repeat(43), subject: 's'.repeat(43), site: '', at, regime: 'opt-in', region: 'OM', version: '1' },
    answers: new Map([['analytics', true]]),
  });
  putInOutbox(store, {
    ...{ text, action: 'accept-all', method: 'banner', origin: 'https://klouttrack.com', gpc: false, days: 182 },
    names: [['analytics', 'analytics']],
    policy: { url: '/privacy', version: '1' },
    notice,
  });
  return text;
}

/** A page of its own: the one before it is left. */
function load(): Sender {
  const page = new AbortController();
  pages.at(-1)?.abort();
  pages.push(page);
  const told = { acknowledged: vi.fn(), report: vi.fn() };
  return createSender({ endpoint: 'https://klouttrack.com/assent', store, signal: page.signal, ...told });
}

const nobody = () => fetched.mockImplementation(() => Promise.reject(new TypeError('refused')));
const endpoint = () =>
  fetched.mockImplementation(async (_, request) => {
    const { receipts } = JSON.parse(request?.body as string) as { receipts: { receiptId: string }[] };
    const results = receipts.map(({ receiptId }) => ({ receiptId, status: 201 }));
    return new Response(JSON.stringify({ results }), { status: 201 });
  });

/** Five tries have come to nothing, the last of them now. */
async function giveUp(): Promise<Sender> {
  nobody();
  decide(NOW);
  const sender = load();
  await sender.send();
  // 5, 10, 20 and 40 seconds.
  await vi.advanceTimersByTimeAsync(75 * SECOND);
  expect(fetched).toHaveBeenCalledTimes(5);
  fetched.mockClear();
  return sender;
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  localStorage.clear();
  store = localStore();
  pages = [];
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  fetched.mockReset();
});

afterEach(() => {
  for (const page of pages) page.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('views of five pages while a server starts anew delay a receipt by seconds', async () => {
  nobody();
  decide(NOW);
  for (let view = 0; view < 5; view++) {
    await load().send();
    await vi.advanceTimersByTimeAsync(3 * SECOND);
  }
  endpoint();
  await load().send();
  await vi.advanceTimersByTimeAsync(20 * SECOND);
  expect(store.keys(OUTBOX)).toEqual([]);
  expect([store.get(TRIES), store.get(UNREACHED)]).toEqual([undefined, undefined]);
});

describe('after the fifth try in a row', () => {
  test('nothing is sent for a while, whatever page is loaded, and not by all visitors at one time', async () => {
    await giveUp();
    // It is no pause that the endpoint has asked for.
    expect(store.get(PAUSE)).toBeUndefined();
    expect(Number(store.get(UNREACHED)) - Date.now()).toBe(0.75 * HOUR);
    vi.mocked(Math.random).mockReturnValue(0);
    for (let view = 0; view < 8; view++) await load().send();
    await vi.advanceTimersByTimeAsync(0.75 * HOUR - SECOND);
    expect(fetched).not.toHaveBeenCalled();
    // One try, and the next pause is as long.
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(fetched).toHaveBeenCalledOnce();
    expect(Number(store.get(UNREACHED)) - Date.now()).toBe(0.5 * HOUR);
  });

  test('it arrives when the pause is over', async () => {
    await giveUp();
    endpoint();
    await vi.advanceTimersByTimeAsync(0.75 * HOUR);
    expect(store.keys(OUTBOX)).toEqual([]);
  });

  test('it arrives when the network is back', async () => {
    await giveUp();
    endpoint();
    dispatchEvent(new Event('online'));
    await settled();
    expect(store.keys(OUTBOX)).toEqual([]);
  });

  test('it arrives with a new decision', async () => {
    const sender = await giveUp();
    endpoint();
    sender.write(decide(Date.now()));
    await sender.send();
    expect(store.keys(OUTBOX)).toEqual([]);
    expect(fetched).toHaveBeenCalledOnce();
  });

  test('but not before the time that the endpoint itself has asked for', async () => {
    const sender = await giveUp();
    store.set(PAUSE, `${Date.now() + 120 * SECOND}`);
    endpoint();
    sender.write(decide(Date.now()));
    await sender.send();
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(119 * SECOND);
    expect(fetched).not.toHaveBeenCalled();
  });
});

test('what fails here, not on the way, is no try that nobody has answered, and is tried again', async () => {
  decide(NOW);
  endpoint();
  const { stringify } = JSON;
  const broken = vi.spyOn(JSON, 'stringify').mockImplementation((value) => {
    if (Object.hasOwn(Object(value), 'receipts')) throw new Error('of our own');
    return stringify(value);
  });
  await load().send();
  broken.mockRestore();
  expect(fetched).not.toHaveBeenCalled();
  expect([store.get(TRIES), store.get(UNREACHED)]).toEqual([undefined, undefined]);
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  expect(store.keys(OUTBOX)).toEqual([]);
});

test('an answer that breaks off is none', async () => {
  decide(NOW);
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('cut')) });
  fetched.mockImplementationOnce(async () => new Response(body, { status: 201 }));
  await load().send();
  expect(store.get(TRIES)).toBe('1');
  expect(store.keys(OUTBOX)).toHaveLength(1);
});
