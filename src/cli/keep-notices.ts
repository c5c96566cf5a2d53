import { canonicalJson } from '../consent/canonical';
import { noticeHash } from '../consent/digest';
import type { Store } from '../endpoint/index';
import { schedule } from './schedule';
import type { Service, Tools } from './service-setup';

const EVERY = 24 * 3_600_000; // ms

/**
 * Keeps those notices of the config that receipts name already, now and every day: receipts of a time in which they were not
 * kept, or whose post broke off. All others are kept with the first receipt that names them. @returns what stops it
 */
export function keepNotices(
  store: Store,
  { sites }: Pick<Service, 'sites'>,
  { fail, closing }: Pick<Tools, 'fail' | 'closing'>,
): () => Promise<void> {
  const texts = sites.flatMap(({ notices }) => notices.map(canonicalJson));
  return schedule(EVERY, async () => {
    try {
      for (const text of texts) {
        if (closing.aborted) return;
        await store.keepNotice(noticeHash(text), text, Date.now(), true);
      }
    } catch (error) {
      if (!closing.aborted) fail('not all notices of the config were kept, the next try is in a day', error);
    }
  });
}
