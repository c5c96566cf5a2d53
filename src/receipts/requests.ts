import type { Receipt } from './receipt';

export const ANSWER_WITHIN_MS = 15_000;

/**
 * Requests that outlive their page share 64 KiB, and browsers make none beyond that. So many characters are less in any script,
 * with what stands around them.
 */
export const MOST_KEPT_ALIVE = 20_000;

/** Answers of a server that has no such route. */
const NO_ROUTE = [404, 405, 501];
/** Answers that ask for another try. So does everything from 500 on. */
const TRY_AGAIN = [408, 425, 429];

/** What the endpoint says of one receipt. */
export interface Result {
  readonly receiptId?: string;
  readonly status?: number;
  readonly errors?: unknown;
}

export interface PostAnswer {
  readonly results: readonly Result[];
  /** Hashes of notices that the endpoint does not have yet. */
  readonly wants: readonly string[];
  readonly retryAfter: string | null;
  /** Whoever answered, it was no endpoint of Assent. */
  readonly isNoEndpoint: boolean;
}

/** The request goes on when the visitor leaves in the middle of it, if it is not too large. It ends with the signal, or when the answer is late. */
function request(url: string, signal: AbortSignal, init: RequestInit & { readonly body?: string }): Promise<Response> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const keepalive = (init.body ?? '').length <= MOST_KEPT_ALIVE + 200;
  return fetch(url, { ...init, keepalive, signal: AbortSignal.any([signal, late]) });
}

/**
 * @param receipts of one subject, whose secret this is
 * @returns `undefined` where nobody has answered, or the answer broke off
 */
export async function postReceipts(
  endpoint: string,
  signal: AbortSignal,
  secret: string,
  receipts: readonly Receipt[],
): Promise<PostAnswer | undefined> {
  // As text/plain, which needs no preflight at another origin: a preflight does not outlive the tab.
  const init = { method: 'POST', body: JSON.stringify({ secret, receipts }) };
  const read = async (response: Response) => ({ response, text: await response.text() });
  const answer = await request(`${endpoint}/receipts`, signal, init)
    .then(read)
    .catch(() => undefined);
  if (!answer) return undefined;
  const { response, text } = answer;
  const { results, wants } = parse(text);
  return {
    results: results ?? [],
    wants: wants ?? [],
    retryAfter: response.headers.get('Retry-After'),
    isNoEndpoint: !results && (response.ok || NO_ROUTE.includes(response.status)),
  };
}

function parse(text: string): Partial<PostAnswer> {
  try {
    const answer = Object(JSON.parse(text));
    return { ...(Array.isArray(answer.results) && answer) };
  } catch {
    return {};
  }
}

/** @returns whether that is done with: the notice was taken, or refused for good; and when to try again, if it is not */
export async function putNotice(
  endpoint: string,
  signal: AbortSignal,
  hash: string,
  notice: string,
): Promise<{ readonly isDone: boolean; readonly retryAfter: string | null }> {
  try {
    const init = { method: 'PUT', body: notice };
    const { status, headers } = await request(`${endpoint}/notices/${hash}`, signal, init);
    return { isDone: status < 500 && !TRY_AGAIN.includes(status), retryAfter: headers.get('Retry-After') };
  } catch {
    return { isDone: false, retryAfter: null };
  }
}

/** @throws Error that says what happened and what to do, unless the endpoint has erased the subject */
export async function deleteSubject(
  endpoint: string,
  signal: AbortSignal,
  secret: string,
  subjectId: string,
): Promise<void> {
  const init = { method: 'DELETE', headers: { Authorization: `Bearer ${secret}` } };
  const response = await request(`${endpoint}/subjects/${subjectId}`, signal, init).catch((cause) => {
    throw new Error(`Nothing was erased: no answer from ${endpoint}. Check the connection, and try again`, { cause });
  });
  const { status } = response;
  // Any other success is that of a server which answers everything.
  if (status === 204) return;
  const isNoEndpoint = response.ok || NO_ROUTE.includes(status);
  const seconds = response.headers.get('Retry-After');
  const advice = isNoEndpoint
    ? 'Is that an endpoint of Assent? Correct data-endpoint'
    : `Try again ${seconds ? `in ${seconds} seconds` : 'later'}`;
  throw new Error(`Nothing was erased: ${endpoint} answered ${status}. ${advice}`);
}
