import type { Receipt } from './receipt';
import { KEPT, type OwnReceipt, ownReceipts, type Shelf, WAITING } from './shelf';
import { type Written, writeReceipt } from './write';

/** First pause after a failure; doubles up to the longest, each ±50 % so that a crowd does not return together. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
const ANSWER_WITHIN_MS = 15_000;
/** The endpoint takes 50 receipts a post; `keepalive` requests share 64 KiB, so a post stays well below. */
const RECEIPTS_A_POST = 10;
/** Of the visitor's own acknowledged receipts this many stay in the browser. */
const KEPT_AT_MOST = 50;
/** Where Web Locks are missing, a lease in localStorage keeps other tabs from sending the same thing. */
const LEASE = 'sender';
/** Until when nobody may send: the endpoint's `Retry-After` holds for every tab and page; our back-off for this page. */
const PAUSE = 'pause';
const ERASED = 410;
/** Stored already, stored now, or refused for good: malformed, other content under its id, subject erased. */
const FINAL: readonly unknown[] = [200, 201, 400, 409, ERASED];

export interface RegistryOptions {
  /** `''`: receipts stay with the visitor. */
  readonly endpoint: string;
  readonly shelf: Shelf;
  readonly acknowledged: (receipt: Receipt) => void;
  readonly failed: (message: string, cause?: unknown) => void;
}

/** Writes the receipts of what was decided, sends them, and shows them to the visitor. */
export interface Registry {
  /** Sends what is waiting, now unless the endpoint asked to wait. Never rejects. */
  send(): Promise<void>;
  /** Writes the receipts of what has been decided since. @returns all of the visitor's own, oldest first */
  write(): OwnReceipt[];
  /** Asks the endpoint to forget the subject. @throws when the endpoint did not acknowledge */
  erase(secret: string | undefined, subjectId: string | undefined): Promise<void>;
  stop(): void;
}

interface Ready extends Written {
  readonly key: string;
}

interface Answer {
  readonly results?: readonly { readonly receiptId?: string; readonly status?: number }[];
  readonly wants?: readonly string[];
}

export function openRegistry({ endpoint, shelf, acknowledged, failed }: RegistryOptions): Registry {
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  /** Writes what has been decided since; each receipt is the same whenever it is written. Damaged entries stay. */
  function waiting(): Ready[] {
    return shelf.keys(WAITING).flatMap((key): Ready[] => {
      try {
        const written = writeReceipt(JSON.parse(shelf.get(key) as string));
        if (!written) return [];
        const kept = key.replace(WAITING, KEPT);
        if (!shelf.get(kept)) shelf.set(kept, JSON.stringify({ receipt: written.receipt, acknowledged: false }));
        // Nobody to send it to: it stays with the visitor, and waits for nothing.
        if (!endpoint) shelf.remove(key);
        return [{ key, ...written }];
      } catch {
        return [];
      }
    });
  }

  /** One sender in a browser: a Web Lock where there are any, else a lease. */
  async function alone(act: () => Promise<void>): Promise<void> {
    if (navigator.locks) {
      await navigator.locks.request('assent.outbox', act);
    } else if (Date.now() > Number(shelf.get(LEASE) ?? 0)) {
      shelf.set(LEASE, String(Date.now() + ANSWER_WITHIN_MS));
      await act().finally(() => shelf.remove(LEASE));
    } else later(FIRST_PAUSE_MS);
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(send, ms);
  }

  function pause(retryAfter: string | null): void {
    const backOff = Math.min(FIRST_PAUSE_MS * 2 ** attempts++, LONGEST_PAUSE_MS) * (0.5 + Math.random());
    const asked = Number(retryAfter) * 1000 || Date.parse(retryAfter ?? '') - Date.now() || 0;
    // A wrong clock must neither keep receipts back for ever nor make a storm.
    const ms = Math.min(Math.max(backOff, asked), LONGEST_PAUSE_MS);
    if (asked) shelf.set(PAUSE, String(Date.now() + ms));
    later(ms);
  }

  function settle({ key, receipt }: Ready, status: number): void {
    const isStored = status < 300;
    const kept = key.replace(WAITING, KEPT);
    // What the endpoint was asked to forget is forgotten here too; anything else it refused stays with the visitor.
    if (status === ERASED) shelf.remove(kept);
    else shelf.set(kept, JSON.stringify({ receipt, acknowledged: isStored }));
    shelf.remove(key);
    forgetOldest();
    if (isStored) acknowledged(receipt);
    else failed(`The endpoint refused receipt ${receipt.receiptId} for good (${status})`);
  }

  function forgetOldest(): void {
    for (const key of shelf.keys(KEPT).slice(0, -KEPT_AT_MOST)) {
      if (!shelf.get(key.replace(KEPT, WAITING))) shelf.remove(key);
    }
  }

  /** @returns whether there may be more to send */
  async function post(batch: readonly Ready[]): Promise<boolean> {
    const response = await fetch(`${endpoint}/receipts`, {
      method: 'POST',
      // text/plain needs no preflight at another origin, and a preflight does not outlive the tab.
      body: JSON.stringify({ secret: batch[0]?.secret, receipts: batch.map(({ receipt }) => receipt) }),
      // The request goes on when the visitor leaves in the middle of it.
      keepalive: true,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: Answer = await response.json().catch(() => ({}));
    // Before the receipts leave the outbox, and their notices with them.
    for (const hash of answer.wants ?? []) {
      const notice = batch.find(({ receipt }) => receipt.notice.hash === hash)?.notice;
      if (notice) await fetch(`${endpoint}/notices/${hash}`, { method: 'PUT', body: notice, keepalive: true });
    }
    for (const entry of batch) {
      const result = answer.results?.find(({ receiptId }) => receiptId === entry.receipt.receiptId);
      if (FINAL.includes(result?.status)) settle(entry, result?.status as number);
    }
    if (batch.every(({ key }) => !shelf.get(key))) return true;
    pause(response.headers.get('Retry-After'));
    return false;
  }

  async function drain(): Promise<void> {
    for (;;) {
      const ready = waiting();
      const [first] = ready;
      if (!first || stopped) return;
      // A post speaks for one subject. The outbox may hold receipts of two.
      const batch = ready.filter(({ secret }) => secret === first.secret).slice(0, RECEIPTS_A_POST);
      if (!(await post(batch))) return;
      attempts = 0;
      if (shelf.get(PAUSE)) shelf.remove(PAUSE);
    }
  }

  async function send(): Promise<void> {
    if (!endpoint) return;
    const wait = Number(shelf.get(PAUSE) ?? 0) - Date.now();
    if (wait > 0) return later(Math.min(wait, LONGEST_PAUSE_MS));
    await alone(drain).catch(() => pause(null));
  }

  addEventListener('online', send);

  return {
    send,
    write() {
      waiting();
      return ownReceipts(shelf);
    },
    async erase(secret, subjectId) {
      if (endpoint && secret) {
        const response = await fetch(`${endpoint}/subjects/${subjectId}`, {
          method: 'DELETE',
          headers: { Authorization: `Bearer ${secret}` },
          keepalive: true,
        });
        if (!response.ok) throw new Error(`The endpoint did not erase (${response.status})`);
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      removeEventListener('online', send);
    },
  };
}
