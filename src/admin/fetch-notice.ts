import { noticeHash } from '../consent/digest';
import type { Notice } from '../consent/notice';
import { readNotice } from './read-notice';

/**
 * - `unknown`: the endpoint has none under this hash
 * - `foreign`: what it has does not hash to the name
 * - `unreadable`: it does, and is no notice
 */
export type FoundNotice = { readonly notice: Notice } | 'unknown' | 'foreign' | 'unreadable' | 'failed';

/** The notice that this hash names. Needs no token: notices are public. */
export async function fetchNotice(hash: string): Promise<FoundNotice> {
  try {
    const answer = await fetch(`../notices/${encodeURIComponent(hash)}`, { credentials: 'omit' });
    if (answer.status === 404) return 'unknown';
    if (!answer.ok) return 'failed';
    const json = await answer.text();
    if (noticeHash(json) !== hash) return 'foreign';
    const notice = readNotice(json);
    return notice ? { notice } : 'unreadable';
  } catch {
    return 'failed';
  }
}
