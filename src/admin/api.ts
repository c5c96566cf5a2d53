import type { Figures, FoundReceipt, RetentionPlan, Verification } from './answers';
import { readLines } from './read-lines';

export type ExportFormat = 'ndjson' | 'csv' | 'jsonld';

/** The endpoint said no, or nothing. */
export class Failure extends Error {
  /** @param status of HTTP, 0 where there was no answer */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What the admin may ask of the endpoint. All of it rejects with a `Failure`. */
export interface Api {
  figures(query: URLSearchParams, signal?: AbortSignal): Promise<Figures>;
  receipt(id: string): Promise<FoundReceipt>;
  /** The newest first. */
  receiptsOf(subjectId: string): Promise<FoundReceipt[]>;
  proof(receiptId: string): Promise<Blob>;
  export(format: ExportFormat, query: URLSearchParams): Promise<Blob>;
  verify(): Promise<Verification>;
  retentionPlan(): Promise<RetentionPlan>;
  /**
   * @param confirmed the admin has seen why it waits
   * @returns how many receipts it deleted
   */
  applyRetention(confirmed: boolean): Promise<number>;
}

/** What `Authorization` can carry, as the endpoint reads it. */
const SENDABLE = /^[\x21-\x7e]{1,512}$/;

/** The token is in this closure and in the header of each request, and nowhere else. */
export function createApi(token: string): Api {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (!SENDABLE.test(token)) throw new Failure(401, 'A token has no spaces, and no letters beyond ASCII.');
    const headers = { Authorization: `Bearer ${token}` };
    const strict = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;
    const answer = await fetch(path, { ...init, ...strict, headers }).catch(unreachable);
    if (!answer.ok) throw new Failure(answer.status, await detailOf(answer));
    return answer;
  };
  const text = async (path: string) => (await ask(path)).text().catch(brokenOff);
  const json = async (path: string, init?: RequestInit) => (await ask(path, init)).json().catch(brokenOff);
  const blob = async (path: string) => (await ask(path)).blob().catch(brokenOff);
  const receipts = (query: Record<string, string>) => `receipts?${new URLSearchParams(query)}`;
  return {
    figures: (query, signal) => json(`stats?${query}`, signal ? { signal } : {}),
    receipt: (id) => json(`receipts/${encodeURIComponent(id)}`),
    receiptsOf: async (subject) => readLines(await text(receipts({ format: 'ndjson', subject }))).toReversed(),
    proof: (id) => blob(`receipts/${encodeURIComponent(id)}/proof`),
    export: (format, query) => blob(receipts({ format, ...Object.fromEntries(query) })),
    verify: () => json('verify'),
    retentionPlan: () => json('retention'),
    async applyRetention(confirmed) {
      const body = JSON.stringify({ confirm: confirmed });
      return (await json('retention', { method: 'POST', body })).deleted;
    },
  };
}

function unreachable(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
  throw new Failure(0, 'The endpoint does not answer. Is the network there?');
}

/** The endpoint ends an answer as broken where it cannot go on: half an export is none. */
function brokenOff(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
  throw new Failure(0, 'The answer broke off before its end. Try again, and if it does so again, verify the log.');
}

/** What its problem says (RFC 9457). */
async function detailOf(answer: Response): Promise<string> {
  const problem = await answer.json().catch(() => null);
  return typeof problem?.detail === 'string' ? problem.detail : `The endpoint answered ${answer.status}.`;
}
