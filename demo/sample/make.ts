import { canonicalJson } from '../../src/consent/canonical';
import { noticeHash } from '../../src/consent/digest';
import type { Notice } from '../../src/consent/notice';
import type { Store } from '../../src/endpoint/stores/store';
import { type Sample, sampleReceipts } from './receipts';

export interface SampleSite {
  /** Empty. */
  readonly store: Store;
  readonly origin: string;
  /** The older version of the policy first. */
  readonly notices: readonly Notice[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

const COUNT = 3_000;
const DAYS = 90;

/** Fills a store with what a small site has after some months: receipts, the notices that they answer, and an erasure. */
export async function makeSample({ store, origin, notices, now }: SampleSite): Promise<void> {
  const samples = sampleReceipts({ count: COUNT, days: DAYS, now, origin, notices });
  for (const { receipt, receivedAt } of samples) {
    await store.append([{ receipt, body: canonicalJson(receipt) }], Date.parse(receivedAt));
  }
  await keepNotices(store, notices, samples);
  const [first] = samples;
  if (first) await store.erase(first.receipt.subjectId, now);
}

/** As browsers bring them: those that a stored receipt names. */
async function keepNotices(store: Store, notices: readonly Notice[], samples: readonly Sample[]): Promise<void> {
  const named = new Set(samples.map(({ receipt }) => receipt.notice.hash));
  for (const notice of notices) {
    const body = canonicalJson(notice);
    const hash = noticeHash(body);
    if (named.has(hash)) await store.keepNotice(hash, body, Date.parse(samples.at(-1)?.receivedAt ?? ''));
  }
}
