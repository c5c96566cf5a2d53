import { isOrigin } from '../../../consent/origin';
import type { Setup } from '../../options';
import { copyOfCookie } from '../../receipts/cookie';
import { isReceiptId, isSubjectId, readReceipt } from '../../receipts/schema';
import { receiptText } from '../../receipts/text';
import { digest } from '../../runtime';
import type { Entry, Verdict } from '../../stores/store';
import { LARGEST_POST, readPostBody, readText, requireJson } from '../body';
import type { Handler, ReceiptCounts } from '../context';
import { answerHeaders } from '../headers';
import { type FieldError, problem, Refusal } from '../problem';
import { sameText } from '../tokens';

/** What became of one receipt. */
interface Result {
  readonly receiptId: string | null;
  readonly status: number;
  readonly errors?: readonly FieldError[];
}

type End = keyof ReceiptCounts;

const STATUS: Readonly<Record<End, number>> = {
  stored: 201,
  known: 200,
  altered: 409,
  erased: 410,
  excess: 429,
  refused: 400,
};

/** Receipts of one subject within 24 hours. A person decides a few times; the history of more would be a load to read. */
const MOST_A_DAY = 100;
/** Seconds: the longest that a page waits by itself. The day is over later, and until then it is told so again. */
const RETRY_AFTER_EXCESS = 3_600;

/**
 * `POST /receipts`. Nothing is stored unless the request as a whole may write; then each receipt is judged by itself,
 * and one at fault does not hold up the others.
 */
export function postReceipts(setup: Setup): Handler {
  const { store, cookie, rate, now } = setup;
  const most = rate === 0 ? undefined : MOST_A_DAY;
  /** Hashes of those notices of the config that are in the store. */
  const kept = new Set<string>();
  return async (context) => {
    const { req } = context;
    const origin = allowedOrigin(req.header('Origin'), setup);
    requireJson(req.raw.headers);
    const text = await readText(req.raw, LARGEST_POST);
    const { secret, receipts: sent } = readPostBody(text);
    requireOwn(sent, origin, digest(secret));
    if (sent.length > 1) context.get('charge')?.(sent.length - 1);

    const read = sent.map((each) => readReceipt(each, text.length));
    const entries = read.flatMap((each) => ('receipt' in each ? [{ ...each, body: receiptText(each.receipt) }] : []));
    const verdicts = entries.length > 0 ? await store.append(entries, now(), most) : [];
    let next = 0;
    const ends = read.map((each): End => ('receipt' in each ? (verdicts[next++] as Verdict) : 'refused'));
    const results = read.map((each, i) => ({
      receiptId: idOf(sent[i]),
      status: STATUS[ends[i] as End],
      ...('errors' in each && { errors: each.errors }),
    }));
    context.set('facts', { receipts: countsOf(ends) });

    // An erased visitor's late retry must not bring the cookie back.
    const erased = ends.includes('erased');
    const secure = origin.startsWith('https:') || req.url.startsWith('https:');
    const circumstances = { now: now(), secure, secret };
    const copy = erased ? null : copyOfCookie(req.header('Cookie'), cookie(origin), circumstances);
    const headers = answerHeaders(origin, setup);
    if (copy) headers['Set-Cookie'] = copy;
    if (ends.includes('excess')) headers['Retry-After'] = String(RETRY_AFTER_EXCESS);
    const unkept = entries.filter(({ receipt }) => !kept.has(receipt.notice.hash));
    const wants = unkept.length > 0 ? await wantedNotices(results, unkept, setup, kept) : [];
    // Not before: what fails until here is answered elsewhere, without these headers.
    context.set('isWhole', true);
    return answerTo(results, wants, headers);
  };
}

function countsOf(ends: readonly End[]): ReceiptCounts {
  const counts: { -readonly [End in keyof ReceiptCounts]: ReceiptCounts[End] } = {};
  for (const end of ends) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
}

/** Browsers always send it with a POST, also from a page of the same origin, and no page can forge it. */
function allowedOrigin(origin: string | undefined, { origins }: Setup): string {
  if (origin === undefined) throw new Refusal(403, 'The Origin header is missing.');
  if (!origins.has(origin)) throw new Refusal(403, 'This origin may not post here.');
  return origin;
}

/**
 * Refuses the whole post when any receipt, one with other faults included, names another site or another visitor: an
 * honest browser never sends such a lot.
 */
function requireOwn(sent: readonly unknown[], origin: string, subjectId: string): void {
  for (const receipt of sent) {
    const claims = receipt as { origin?: unknown; subjectId?: unknown } | null;
    if (claims?.origin !== origin && isOrigin(claims?.origin)) {
      throw new Refusal(403, 'A receipt was made for another origin than the one it was sent from.');
    }
    const claimed = claims?.subjectId;
    if (isSubjectId(claimed) && !sameText(claimed, subjectId)) {
      throw new Refusal(403, 'The secret is not that of every receipt.');
    }
  }
}

/** Tells the sender which of its receipts this was, as far as that can be told. */
function idOf(sent: unknown): string | null {
  const receiptId = (sent as { receiptId?: unknown } | null)?.receiptId;
  return isReceiptId(receiptId) ? receiptId : null;
}

function answerTo(results: readonly Result[], wants: readonly string[], headers: Record<string, string>): Response {
  const members = { results, ...(wants.length > 0 && { wants }) };
  const worst = Math.max(...results.map(({ status }) => status));
  if (worst >= 400) return problem(worst, 'Not every receipt was stored; see results.', { members, headers });
  headers['Content-Type'] = 'application/json';
  return new Response(JSON.stringify(members), { status: worst, headers });
}

/**
 * The notices that the receipts now in the store name and that nobody has brought yet. Those of the config are kept with the
 * first receipt that names them: the config will be another one day. A receipt is not acknowledged before its own is kept.
 */
async function wantedNotices(
  results: readonly Result[],
  unkept: readonly Entry[],
  { store, notices, now }: Setup,
  kept: Set<string>,
) {
  const stored = results.filter(({ status }) => status < 400);
  const inStore = new Set(stored.map(({ receiptId }) => receiptId?.toLowerCase()));
  const named = unkept.filter(({ receipt }) => inStore.has(receipt.receiptId));
  const hashes = [...new Set(named.map(({ receipt }) => receipt.notice.hash))];
  for (const hash of hashes) {
    const canonical = notices.get(hash);
    if (canonical !== undefined && (await store.keepNotice(hash, canonical, now(), true)) === 'kept') kept.add(hash);
  }
  const others = hashes.filter((hash) => !notices.has(hash));
  return others.length > 0 ? store.missingNotices(others) : [];
}
