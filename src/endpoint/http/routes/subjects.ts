import type { Setup } from '../../options';
import { isSubjectId } from '../../receipts/schema';
import { yieldToRequests } from '../../runtime';
import type { LoggedReceipt, Store } from '../../stores/store';
import { type AdminAttempts, bearerOf, isSecretOf, notFor } from '../access';
import type { Handler } from '../context';
import { Refusal } from '../problem';
import { streamOf } from '../stream';
import { mayDo } from '../tokens';

/** Small, so that a post never waits long for a page. */
const PAGE_SIZE = 200; // receipts

/** `GET /subjects/{subjectId}/receipts`: access and portability (GDPR 15 and 20), for whoever holds the secret. */
export function getReceipts({ store, onError }: Setup): Handler {
  return async ({ req }) => {
    const subjectId = req.param('subjectId') ?? '';
    if (!isSecretOf(bearerOf(req.raw.headers), subjectId)) throw unknownSubject();
    const body = await streamOf(historyOf(subjectId, store), onError);
    return new Response(body, { headers: { 'Content-Type': 'application/json' } });
  };
}

/** `{"subjectId":…,"receipts":[…]}`, a page at a time: a visitor may have as many as a script can send. */
async function* historyOf(subjectId: string, store: Store): AsyncGenerator<string, void, undefined> {
  let lead = `{"subjectId":${JSON.stringify(subjectId)},"receipts":[`;
  for (let after = 0; ; ) {
    const page = await store.receiptsOf(subjectId, after, PAGE_SIZE);
    if (page.length > 0) {
      yield lead + page.map(textOf).join(',');
      lead = ',';
    }
    if (page.length < PAGE_SIZE) break;
    after = (page.at(-1) as LoggedReceipt).sequence;
    await yieldToRequests();
  }
  yield `${lead === ',' ? '' : lead}]}`;
}

/** A receipt's text has members: to add one to it takes less time than to read it and write it again. */
function textOf({ body, receivedAt }: LoggedReceipt): string {
  return `${body.slice(0, -1)},"receivedAt":"${new Date(receivedAt).toISOString()}"}`;
}

/** `DELETE /subjects/{subjectId}`: erasure (GDPR 17), by the visitor or by the operator. */
export function deleteSubject({ store, now }: Setup, attempts: AdminAttempts): Handler {
  return async (context) => {
    const subjectId = context.req.param('subjectId') ?? '';
    const token = bearerOf(context.req.raw.headers);
    const held = attempts.rolesOf(token, context);
    // Both are always compared, so that the time does not tell which of them failed.
    const allowed = [isSecretOf(token, subjectId), mayDo('erase', held)].includes(true);
    if (!allowed) {
      if (held.length > 0) throw notFor('erase');
      if (token !== null) attempts.failed(context);
      throw unknownSubject();
    }
    // Another text may stand for the same bytes, and its tombstone would keep nothing out.
    if (!isSubjectId(subjectId)) throw unknownSubject();
    await store.erase(subjectId, now());
    return new Response(null, { status: 204 });
  };
}

/** One answer to a wrong secret, to none, and for a subject that does not exist; given before anything is looked up. */
function unknownSubject(): Refusal {
  return new Refusal(404, 'No such subject, or not with this secret.');
}
