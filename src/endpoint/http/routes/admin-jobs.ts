import { type Verification, verifyLog } from '../../log/verify';
import type { Setup } from '../../options';
import { applyRetention } from '../../receipts/retention';
import type { Handler } from '../context';
import { NO_QUERY, queryOf } from '../query';
import { streamOf } from './admin-receipts';

/** Proxies give an answer up after a minute without a sign. */
const SIGN_EVERY = 10_000; // ms

/**
 * `GET /admin/verify`: whether the log is whole. 200 also where it is not: `ok` and `first` say so. While a long one is under
 * way it sends blanks, which JSON may have in front.
 */
export function getVerification({ store, closing, onError }: Setup): Handler {
  let underWay: Promise<Verification> | undefined;
  return async (context) => {
    queryOf(context, NO_QUERY);
    // The whole log is read for it: those who ask at once share one.
    underWay ??= verifyLog(store, { signal: closing }).finally(() => {
      underWay = undefined;
    });
    const verified = underWay.then((verification) => {
      context.set('facts', { intact: verification.ok });
      return verification;
    });
    const body = await streamOf(signsUntil(verified), onError);
    return new Response(body, { headers: { 'Content-Type': 'application/json' } });
  };
}

async function* signsUntil(work: Promise<object>): AsyncGenerator<string, void, undefined> {
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | number | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, SIGN_EVERY);
    });
    const done = await Promise.race([work, late]).finally(() => clearTimeout(timer));
    yield done ? JSON.stringify(done) : ' ';
    if (done) return;
  }
}

/** `POST /admin/retention`: deletes now what the hourly job would. */
export function postRetention({ store, retentionDays, now, closing }: Setup): Handler {
  let underWay: Promise<number> | undefined;
  return async (context) => {
    queryOf(context, NO_QUERY);
    underWay ??= applyRetention({ store, days: retentionDays, now, signal: closing }).finally(() => {
      underWay = undefined;
    });
    return Response.json({ deleted: await underWay });
  };
}
