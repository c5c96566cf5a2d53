import { POSTED } from '../storage/keys';
import type { LocalStore } from '../storage/local-store';
import { receiptKey } from './outbox';
import type { Receipt } from './receipt';
import { MOST_KEPT_ALIVE, type PostAnswer, postReceipts, putNotice, type Result } from './requests';
import { forgetOldest, type Unsent, writeUnsent } from './unsent';

/** The endpoint takes 50 receipts a post. */
const RECEIPTS_A_POST = 10;
const ERASED = 410;
/** Stored already, stored now, or refused for good: malformed, other content under its id, subject erased. */
const FINAL: readonly unknown[] = [200, 201, 400, 409, ERASED];

export interface Delivery {
  readonly endpoint: string;
  readonly store: LocalStore;
  /** Which site of this origin; `''`: all. */
  readonly site: string;
  /** Ends it: from then on nothing is sent, written or told. */
  readonly signal: AbortSignal;
  /** The endpoint has this receipt on disk. */
  acknowledged(receipt: Receipt): void;
  report(message: string, cause?: unknown): void;
}

/** How far it came: nothing waits any more, try again (when the endpoint says, if it does), there is no endpoint, or nobody has answered. */
export type Progress = 'done' | 'no endpoint' | 'unreached' | { readonly retryAfter: string | null };

/** Takes what waits in the outbox to the endpoint, a post at a time. @throws once it is ended */
export async function deliver(delivery: Delivery): Promise<Progress> {
  const { endpoint, store, site, signal } = delivery;
  for (;;) {
    const unsent = writeUnsent(store, site);
    const [first] = unsent;
    if (!first) return 'done';
    // A post speaks for one subject. The outbox may hold receipts of two.
    const batch = firstOf(unsent.filter(({ secret }) => secret === first.secret));
    const receipts = batch.map(({ receipt }) => receipt);
    const answer = await noted(delivery, () => postReceipts(endpoint, signal, first.secret, receipts));
    // An answer may come although nobody waits for it any more.
    signal.throwIfAborted();
    if (!answer) return 'unreached';
    if (answer.isNoEndpoint) return 'no endpoint';
    const { owed, retryAfter } = await bringNotices(delivery, batch, answer);
    signal.throwIfAborted();
    for (const entry of batch) {
      const result = answer.results.find(({ receiptId }) => receiptId === entry.receipt.receiptId);
      if (FINAL.includes(result?.status)) settle(delivery, entry, result as Result, owed);
    }
    if (batch.some(({ key }) => store.get(key))) return { retryAfter };
  }
}

/** So many that the post outlives the page, and one at least. */
function firstOf(unsent: readonly Unsent[]): readonly Unsent[] {
  let length = 0;
  return unsent.slice(0, RECEIPTS_A_POST).filter(({ receipt }, i) => {
    length += JSON.stringify(receipt).length + 1;
    return i === 0 || length < MOST_KEPT_ALIVE;
  });
}

/** Of a post that is cut off, as by leaving the page or by the network, no answer is seen, and one may come: what was noted stays, for those who come after. */
async function noted<T>({ store, signal }: Delivery, post: () => Promise<T>): Promise<T> {
  const key = `${POSTED}${Date.now()}`;
  store.set(key, '1');
  const answer = await post();
  if (answer && !signal.aborted) store.remove(key);
  return answer;
}

/** Before the receipts leave the outbox, and their notices with them. @returns hashes of those that are still owed */
async function bringNotices({ endpoint, signal }: Delivery, batch: readonly Unsent[], answer: PostAnswer) {
  const owed = new Set<string>();
  let { retryAfter } = answer;
  for (const hash of answer.wants) {
    const notice = batch.find(({ receipt }) => receipt.notice.hash === hash)?.notice;
    if (!notice) continue;
    const put = await putNotice(endpoint, signal, hash, notice);
    if (put.isDone) continue;
    owed.add(hash);
    retryAfter = put.retryAfter ?? retryAfter;
  }
  return { owed, retryAfter };
}

/** Takes in what the endpoint says of one receipt. */
function settle(delivery: Delivery, { key, receipt }: Unsent, result: Result, owed: ReadonlySet<string>): void {
  const { store, acknowledged, report } = delivery;
  // Removed meanwhile, by an erasure or by another tab: it is not written again.
  if (!store.get(key)) return;
  const status = result.status as number;
  const isStored = status < 300;
  const ownKey = receiptKey(key);
  const own = JSON.stringify({ receipt, acknowledged: isStored });
  // A receipt whose notice was owed has been acknowledged before.
  const isNews = store.get(ownKey) !== own;
  // What the endpoint was asked to forget is forgotten here too; anything else it refused stays with the visitor.
  if (status === ERASED) store.remove(ownKey);
  else store.set(ownKey, own);
  if (!owed.has(receipt.notice.hash)) store.remove(key);
  forgetOldest(store);
  if (!isStored) report(`The endpoint refused receipt ${receipt.receiptId} for good (${status})`, result.errors);
  else if (isNews) acknowledged(receipt);
}
