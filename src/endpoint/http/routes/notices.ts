import { canonicalJson } from '../../../consent/canonical';
import { noticeHash } from '../../../consent/digest';
import type { Setup } from '../../options';
import { isNotice } from '../../receipts/notice-shape';
import { isNoticeHash } from '../../receipts/schema';
import type { NoticeVerdict } from '../../stores/store';
import { readText } from '../body';
import type { Handler } from '../context';
import { Refusal } from '../problem';

const LARGEST_NOTICE = 64 * 1024; // bytes

const REFUSED: Readonly<Record<Exclude<NoticeVerdict, 'kept'>, [status: number, detail: string]>> = {
  unnamed: [404, 'No receipt names this notice.'],
  full: [409, 'There are too many notices already, in all or of whoever names this one.'],
};

/** `GET /notices/{hash}`: what was shown, to anybody; a notice is public by nature and holds no personal data. */
export function getNotice({ store, notices }: Setup): Handler {
  return async ({ req }) => {
    const hash = req.param('hash') ?? '';
    const canonical = isNoticeHash(hash) ? (notices.get(hash) ?? (await store.notice(hash))) : undefined;
    if (canonical === undefined) throw new Refusal(404, 'This notice is not known here.');
    // The hash is the content, so no cache can ever hold a stale one.
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=31536000, immutable' };
    return new Response(canonical, { headers });
  };
}

/** `PUT /notices/{hash}`: brought by a visitor's browser, which proves nothing but that it hashes to what it saw. */
export function putNotice({ store, origins, notices, now }: Setup): Handler {
  return async ({ req }) => {
    const hash = req.param('hash') ?? '';
    const origin = req.header('Origin');
    if (origin !== undefined && !origins.has(origin)) throw new Refusal(403, 'This origin may not write here.');
    if (!isNoticeHash(hash)) throw new Refusal(400, 'A hash is sha256- and 43 characters of base64url.');
    const canonical = await readText(req.raw, LARGEST_NOTICE);
    if (noticeHash(canonical) !== hash) throw new Refusal(400, 'The body does not hash to the name.');
    if (!isNoticeText(canonical)) throw new Refusal(400, 'The body is not canonical JSON (RFC 8785) of a notice.');
    const verdict = notices.has(hash) ? 'kept' : await store.keepNotice(hash, canonical, now());
    if (verdict !== 'kept') throw new Refusal(...REFUSED[verdict]);
    return new Response(null, { status: 204 });
  };
}

/** `DELETE /admin/notices/{hash}`: makes room. A browser whose receipt names it may bring it again. */
export function deleteNotice({ store, now }: Setup): Handler {
  return async ({ req }) => {
    const hash = req.param('hash') ?? '';
    const isRemoved = isNoticeHash(hash) && (await store.removeNotice(hash, now()));
    if (!isRemoved) throw new Refusal(404, 'No browser has brought this notice.');
    return new Response(null, { status: 204 });
  };
}

function isNoticeText(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return isNotice(value) && canonicalJson(value) === text;
  } catch {
    // Not JSON, or nested deeper than the stack.
    return false;
  }
}
