import type { Context } from 'hono';
import { type ExportFormat, exportedReceipt } from '../../export/format';
import { jsonld } from '../../export/jsonld';
import { proofOf } from '../../log/proof';
import type { Setup } from '../../options';
import { isReceiptId, isSubjectId } from '../../receipts/schema';
import { yieldToRequests } from '../../runtime';
import type { LoggedReceipt, Store } from '../../stores/store';
import { type AdminAttempts, bearerOf, isSecretOf, notFor } from '../access';
import type { Environment, Handler } from '../context';
import { Refusal } from '../problem';
import { queryOf, SUBJECT_QUERY } from '../query';
import { streamOf } from '../stream';
import { mayDo } from '../tokens';

/** Small, so that a post never waits long for a page. */
const PAGE_SIZE = 50; // receipts

/** `GET /subjects/{subjectId}/receipts`: access and portability (GDPR 15 and 20), for whoever holds the secret. */
export function getReceipts({ store, onError }: Setup): Handler {
  return async (context) => {
    const subjectId = subjectOf(context);
    const { format } = queryOf(context, SUBJECT_QUERY);
    const isLinked = format === 'jsonld';
    const history = historyOf(subjectId, store, isLinked ? LINKED : plain(subjectId));
    const headers = { 'Content-Type': isLinked ? jsonld.mediaType : 'application/json' };
    return new Response(await streamOf(history, onError), { headers });
  };
}

/** `GET /subjects/{subjectId}/receipts/{receiptId}/proof`: what shows anybody, without the site, that the log holds it. */
export function getOwnProof({ store }: Setup): Handler {
  return async (context) => {
    const subjectId = subjectOf(context);
    const receiptId = context.req.param('receiptId') ?? '';
    const proof = isReceiptId(receiptId) ? await proofOf(store, receiptId, subjectId) : undefined;
    // Whether it is nobody's or somebody else's is not told.
    if (!proof) throw unknownSubject();
    return Response.json(proof);
  };
}

/** @throws Refusal unless whoever asks has the secret of the subject that is asked about */
function subjectOf({ req }: Context<Environment>): string {
  const subjectId = req.param('subjectId') ?? '';
  if (!isSecretOf(bearerOf(req.raw.headers), subjectId)) throw unknownSubject();
  return subjectId;
}

/** How a history is written. */
interface Form extends Pick<ExportFormat, 'begin' | 'between' | 'end'> {
  readonly write: (receipt: LoggedReceipt) => string;
}

/** `{"subjectId":…,"receipts":[…]}` */
function plain(subjectId: string): Form {
  return { begin: `{"subjectId":${JSON.stringify(subjectId)},"receipts":[`, write: textOf, between: ',', end: ']}' };
}

const LINKED: Form = { ...jsonld, write: (receipt) => jsonld.write(exportedReceipt(receipt)) };

/** A page at a time: a visitor may have as many as a script can send. */
async function* historyOf(subjectId: string, store: Store, form: Form): AsyncGenerator<string, void, undefined> {
  let lead = form.begin;
  for (let after = 0; ; ) {
    const page = await store.receiptsOf(subjectId, after, PAGE_SIZE);
    if (page.length > 0) {
      yield lead + page.map(form.write).join(form.between);
      lead = form.between;
    }
    if (page.length < PAGE_SIZE) break;
    after = (page.at(-1) as LoggedReceipt).sequence;
    await yieldToRequests();
  }
  yield (lead === form.begin ? lead : '') + form.end;
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

/** One answer to a wrong secret, to none, and for a subject that does not exist; those are given before anything is looked up. */
function unknownSubject(): Refusal {
  return new Refusal(404, 'No such subject, or not with this secret.');
}
