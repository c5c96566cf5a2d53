import { NO_ENDPOINT, OUTBOX, PAUSE, TRIES, UNREACHED } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { type Delivery, deliver, type Progress } from './deliver';
import { afterOthers, alone } from './one-sender';
import { type OwnReceipt, outboxKey, receiptKey } from './outbox';
import { LONGEST_PAUSE_MS, pauseLeft } from './pause';
import type { Receipt } from './receipt';
import { deleteSubject } from './requests';
import { forgetOldest, writeUnsent } from './unsent';

/** First pause after a failure; doubles up to the longest, each ±50 % so that a crowd does not return together. */
const FIRST_PAUSE_MS = 5_000;
/** After so many requests in a row that nobody has answered, over all pages, the pause is the longest: a blocker stops the next one too. */
const MOST_TRIES = 5;

export interface SenderOptions {
  /** Base URL without a slash at its end. Without one, receipts stay with the visitor. */
  readonly endpoint: string | undefined;
  readonly store: LocalStore;
  /** Which site of this origin: others send their own. Default: all. */
  readonly site?: string;
  /** Ends everything: timers, listeners and what is on its way. From then on nothing is written or told. */
  readonly signal: AbortSignal;
  /** The endpoint has this receipt on disk. */
  readonly acknowledged: (receipt: Receipt) => void;
  readonly report: (message: string, cause?: unknown) => void;
}

/** Writes the receipts of what was decided, and sends them. */
export interface Sender {
  /** Sends what is waiting: now, unless the endpoint asked to wait, or has not been reached a moment ago. Never rejects. */
  send(): Promise<void>;
  /** Writes the receipts of what has been decided since, which are not kept back. @returns the one of the decision with this text */
  write(text: string): OwnReceipt | undefined;
  /**
   * Asks the endpoint to forget the subject.
   * @throws Error that says what happened and what to do, when the endpoint did not
   */
  erase(secret: string | undefined, subjectId: string | undefined): Promise<void>;
}

/** What a sender remembers between two tries. */
interface State extends SenderOptions {
  readonly send: () => void;
  /** Failures in a row. */
  attempts: number;
  timer?: ReturnType<typeof setTimeout>;
  /** Ends what is on its way. */
  onItsWay: AbortController;
}

export function createSender(options: SenderOptions): Sender {
  const { endpoint, store, signal, site } = options;
  const state: State = { ...options, send, attempts: 0, onItsWay: new AbortController() };

  async function send(): Promise<void> {
    if (signal.aborted) return;
    if (!endpoint) return keepWithVisitor(store, site);
    const delivery = deliveryOf(state, endpoint);
    // Another tab may have failed while this one waited for its turn.
    const turn = async () => {
      const wait = Math.max(...[PAUSE, UNREACHED].map((key) => pauseLeft(store, key, Date.now())));
      if (wait) sendLater(state, wait);
      else proceed(state, await deliver(delivery));
    };
    try {
      if (!(await alone(store, signal, turn))) sendLater(state, FIRST_PAUSE_MS);
    } catch {
      // Cut off by an erasure, or a fault of our own: neither says who would have answered.
      tryAgain(state, null);
    }
  }

  const sendOnline = () => {
    endUnreached(store);
    if (store.keys(OUTBOX).length) send();
  };
  addEventListener('online', sendOnline, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(state.timer);
    cutOff(state);
  });

  return {
    send,
    write(text) {
      endUnreached(store);
      if (endpoint) writeUnsent(store, site);
      else keepWithVisitor(store, site);
      const own = store.get(receiptKey(outboxKey(text)));
      return own && JSON.parse(own);
    },
    async erase(secret, subjectId) {
      if (!endpoint || !secret || !subjectId) return;
      // The answer to a post would bring the cookie of its request back.
      cutOff(state);
      await afterOthers(signal, () => deleteSubject(endpoint, signal, secret, subjectId));
      signal.throwIfAborted();
    },
  };
}

/** Nobody to send them to: the receipts stay with the visitor, and wait for nothing. */
function keepWithVisitor(store: LocalStore, site?: string): void {
  for (const { key } of writeUnsent(store, site)) store.remove(key);
  forgetOldest(store);
}

function deliveryOf(
  { store, site = '', acknowledged, report, onItsWay: { signal } }: State,
  endpoint: string,
): Delivery {
  return { endpoint, store, site, signal, acknowledged, report };
}

function proceed(state: State, progress: Progress): void {
  const { store } = state;
  if (progress === 'unreached') {
    unreached(state);
    return;
  }
  endUnreached(store);
  if (progress === 'done') {
    state.attempts = 0;
    for (const key of [PAUSE, NO_ENDPOINT]) if (store.get(key)) store.remove(key);
  } else if (progress === 'no endpoint') waitForEndpoint(state);
  else tryAgain(state, progress.retryAfter);
}

function cutOff(state: State): void {
  state.onItsWay.abort();
  state.onItsWay = new AbortController();
}

function sendLater(state: State, ms: number): void {
  clearTimeout(state.timer);
  if (!state.signal.aborted) state.timer = setTimeout(state.send, ms);
}

/** Somebody has answered. What the endpoint asks for holds for every tab and page, our back-off for this page. */
function tryAgain(state: State, retryAfter: string | null): void {
  if (state.signal.aborted) return;
  const backOff = Math.min(FIRST_PAUSE_MS * 2 ** state.attempts++, LONGEST_PAUSE_MS) * (0.5 + Math.random());
  const asked = Math.max(Number(retryAfter) * 1000 || Date.parse(retryAfter ?? '') - Date.now() || 0, 0);
  // A wrong clock must neither keep receipts back for ever nor make a storm.
  const ms = Math.min(Math.max(backOff, asked), LONGEST_PAUSE_MS);
  if (asked) state.store.set(PAUSE, String(Date.now() + ms));
  sendLater(state, ms);
}

/** Nobody has answered. This pause holds for every tab and page, or each page that is loaded while a server starts anew would be a try. */
function unreached(state: State): void {
  const { store, signal } = state;
  if (signal.aborted) return;
  // Who has no network is told when it is back. After an erasure nothing is written.
  if (!navigator.onLine || !store.keys(OUTBOX).length) {
    tryAgain(state, null);
    return;
  }
  const tries = Number(store.get(TRIES) ?? 0) + 1;
  const isLongest = tries >= MOST_TRIES;
  // Half an hour to an hour: no pause is longer.
  const ms = isLongest
    ? LONGEST_PAUSE_MS * (0.5 + Math.random() / 2)
    : FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random());
  store.set(TRIES, `${tries}`);
  store.set(UNREACHED, `${Date.now() + ms}`);
  sendLater(state, ms);
}

/** Something new speaks for another try: an answer, a decision, a network. */
function endUnreached(store: LocalStore): void {
  for (const key of [TRIES, UNREACHED]) if (store.get(key)) store.remove(key);
}

/** Told once. The pages that follow do not even load the sender; a decision still tries, as the owner may have mended it. */
function waitForEndpoint(state: State): void {
  const { store, endpoint, report } = state;
  const isTold = pauseLeft(store, NO_ENDPOINT, Date.now());
  store.set(NO_ENDPOINT, String(Date.now() + LONGEST_PAUSE_MS));
  sendLater(state, LONGEST_PAUSE_MS);
  if (isTold) return;
  report(
    `No endpoint answers at ${endpoint}: start it, or take data-endpoint out. Receipts wait in this browser, and are sent with the next decision or in an hour`,
  );
}
