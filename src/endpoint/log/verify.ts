import { yieldToRequests } from '../runtime';
import type { Store } from '../stores/store';
import type { LoggedBatch, LogView } from './batch';
import { headText, readHead, walkChain } from './chain';
import { checkEntries, Found, fail, failBatch } from './check-entries';
import { type KeyEvent, readEvent } from './events';
import { readRemovals } from './removals';
import { isSignedBy, isVouchedBy } from './signer';
import type { Verification, VerifyOptions } from './verification';

export type { Verification, VerifyOptions };

/** So many entries are read at once, and looked at for so long, until posts get their turn: one takes about 60 µs. */
const PAGE = 200;
const TURN = 10; // ms

/**
 * Computes the whole log anew and compares it with what is stored: each receipt with its leaf, each batch with its root,
 * each head with the one before; then everything that stands in other tables, and that nothing stands there beside.
 */
export async function verifyLog(
  store: Pick<Store, 'read' | 'verify'>,
  options: VerifyOptions = {},
): Promise<Verification> {
  return store.verify ? store.verify(options) : store.read((log) => verifyView(log, options));
}

/** The same of a log that is read just now. */
export async function verifyView(log: LogView, options: VerifyOptions): Promise<Verification> {
  const walk = await createWalk(log, options);
  try {
    await walkThrough(log, walk, options);
    return { ok: true, first: null, head: walk.head(), ...walk.counts, ...walk.key() };
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return { ok: false, first: error.finding, head: null, ...walk.counts };
  }
}

type Walk = Awaited<ReturnType<typeof createWalk>>;

async function walkThrough(log: LogView, walk: Walk, { onProgress, signal }: VerifyOptions): Promise<void> {
  const { batch: all } = await log.tip();
  for (;;) {
    signal?.throwIfAborted();
    const page = await log.batches(walk.counts.batches, PAGE);
    let began = performance.now();
    for (const batch of page) {
      walk.step(batch);
      if (performance.now() - began < TURN) continue;
      await yieldToRequests();
      began = performance.now();
    }
    if (page.length === 0) break;
    onProgress?.(walk.counts.batches, all);
    await yieldToRequests();
  }
  await walk.finish();
}

async function createWalk(log: LogView, options: VerifyOptions) {
  const removals = await readRemovals(log);
  const expected = expectedHead(options.head);
  const chain = walkChain(log.genesis);
  const counts = { batches: 0, receipts: 0, erased: 0, purged: 0, signed: 0 };
  let entries = 0;
  let next = 1;
  let key: string | undefined;
  let trusted = options.publicKey;
  let isTrusted = false;

  return {
    counts,

    step(batch: LoggedBatch): void {
      const number = counts.batches + 1;
      if (batch.batch !== number) fail({ batch: number, problem: 'this batch is missing' });
      if (batch.first !== next) failBatch(batch, `it begins at entry ${batch.first}, and not at ${next}`);
      checkEntries(batch, removals, counts);
      if (chain.next(batch) !== batch.head) failBatch(batch, 'its head is not that of what it holds and follows');
      if (expected?.batch === number && expected.head !== batch.head) {
        failBatch(batch, 'its head is not the one that was given: from here or before the log is not what it was');
      }
      const announced = announcedKey(batch);
      key = announced?.publicKey ?? key;
      if (isTrusted && isHeir(announced, trusted)) trusted = key;
      isTrusted ||= key !== undefined && key === trusted;
      counts.signed += checkSignature(batch, key, isTrusted ? trusted : undefined);
      chain.accept(batch);
      counts.batches = number;
      entries += batch.entries.length;
      next += batch.count;
    },

    async finish(): Promise<void> {
      const tip = await log.tip();
      const totals = await log.totals();
      const end = chain.newest();
      if (Math.max(tip.batch, expected?.batch ?? 0) > end.batch) {
        fail({ batch: end.batch + 1, problem: 'the log ends before this batch, which it had' });
      }
      if (tip.batch !== end.batch || tip.sequence !== next - 1 || tip.head !== end.head) {
        fail({ batch: end.batch, problem: 'the stored end of the log is not that of its newest batch' });
      }
      if (options.publicKey !== undefined && !isTrusted) {
        fail({ problem: 'the key that was given was never announced: nothing here is signed with it' });
      }
      compare('tip', totals.tips, 1);
      compare('batches', totals.batches, counts.batches);
      compare('entries', totals.entries, entries);
      compare('receipt_ids', totals.receiptIds, counts.receipts);
      compare('erasures', totals.erasures, removals.counts.erase);
      compare('notices', totals.notices, removals.counts.notice);
    },

    head: () => (counts.batches > 0 ? headText(chain.newest()) : null),
    key: () => (key === undefined ? {} : { publicKey: key }),
  };
}

function expectedHead(text: string | undefined) {
  if (text === undefined) return undefined;
  const head = readHead(text);
  if (!head) throw new TypeError('the head is not one: write it as it was printed, such as 1234: and 43 characters');
  return head;
}

function announcedKey({ entries }: LoggedBatch): KeyEvent | undefined {
  const [entry] = entries;
  return entry?.kind === 'key' ? readEvent('key', entry.body) : undefined;
}

/** Whether the key that is trusted vouches for the one that is announced. */
function isHeir(announced: KeyEvent | undefined, trusted: string | undefined): boolean {
  const { publicKey, former } = announced ?? {};
  if (publicKey === undefined || trusted === undefined || former?.publicKey !== trusted) return false;
  return isVouchedBy(trusted, publicKey, former.signature);
}

/** @returns 1 for a batch with a valid signature */
function checkSignature(batch: LoggedBatch, announced: string | undefined, trusted: string | undefined): 0 | 1 {
  const { head, signature } = batch;
  if (announced === undefined) {
    if (signature !== null) failBatch(batch, 'it is signed, and no key was announced before');
    return 0;
  }
  // A batch without a signature is one of an instance without the key, which only an auditor who knows the key minds.
  if (signature === null && trusted === undefined) return 0;
  const key = trusted ?? announced;
  if (announced !== key)
    failBatch(batch, 'another key was announced than the one that was given, which does not vouch for it');
  if (signature === null || !isSignedBy(key, head, signature)) failBatch(batch, 'its signature is not valid');
  return 1;
}

/** Something that stands in a table and that the log knows nothing of. */
function compare(table: string, found: number, expected: number): void {
  if (found !== expected) {
    fail({ problem: `the table ${table} has ${found} rows, and ${expected} of them are of the log` });
  }
}
