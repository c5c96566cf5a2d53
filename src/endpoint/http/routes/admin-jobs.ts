import { type Verification, verifyLog } from '../../log/verify';
import type { Setup } from '../../options';
import { applyRetention, planRetention, RetentionHeld } from '../../receipts/retention';
import { readConfirmation, readText } from '../body';
import type { Handler } from '../context';
import { Refusal } from '../problem';
import { streamOf } from '../stream';

/** Proxies give an answer up after a minute without a sign. */
const SIGN_EVERY = 10_000; // ms

/**
 * `GET /admin/verify`: whether the log is whole. 200 also where it is not: `ok` and `first` say so. While a long one is under
 * way it sends blanks, which JSON may have in front.
 */
export function getVerification({ store, closing, onError }: Setup): Handler {
  let underWay: Promise<Verification> | undefined;
  return async () => {
    // The whole log is read for it: those who ask at once share one.
    underWay ??= verifyLog(store, { signal: closing }).finally(() => {
      underWay = undefined;
    });
    const body = await streamOf(signsUntil(underWay), onError);
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

/** `GET /admin/retention`: what the next run would delete, and whether it waits for somebody to confirm it. */
export function getRetention({ store, retentionDays, now }: Setup): Handler {
  return async () => Response.json(await planRetention({ store, days: retentionDays, now }));
}

/** `POST /admin/retention`: deletes now what the hourly job would, and with `{ "confirm": true }` also what that holds back. */
export function postRetention({ store, retentionDays, now, closing, onError }: Setup): Handler {
  return async (context) => {
    const confirmed = readConfirmation(await readText(context.req.raw, LARGEST_CONFIRMATION));
    const applied = applyRetention({ store, days: retentionDays, now, confirmed, signal: closing });
    const deleted = await applied.catch((error) => refuseHeld(error, onError));
    context.set('facts', { deleted });
    return Response.json({ deleted });
  };
}

const LARGEST_CONFIRMATION = 1_024; // bytes

function refuseHeld(error: unknown, onError: Setup['onError']): never {
  if (!(error instanceof RetentionHeld)) throw error;
  if (error.cause !== undefined) onError(error.cause);
  throw new Refusal(409, `${error.message}, or send { "confirm": true }.`, { members: { ...error.plan } });
}
