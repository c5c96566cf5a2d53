import type { Setup } from '../../options';
import { type AdminAttempts, bearerOf, isSecretOf, notFor } from '../access';
import type { Handler } from '../context';
import { Refusal } from '../problem';
import { mayDo } from '../tokens';

/** `GET /subjects/{subjectId}/receipts`: access and portability (GDPR 15 and 20), for whoever holds the secret. */
export function getReceipts({ store }: Setup): Handler {
  return async ({ req }) => {
    const subjectId = req.param('subjectId') ?? '';
    if (!isSecretOf(bearerOf(req.raw.headers), subjectId)) throw unknownSubject();
    const stored = await store.receiptsOf(subjectId);
    const receipts = stored.map(({ body, receivedAt }) => ({
      ...JSON.parse(body),
      receivedAt: new Date(receivedAt).toISOString(),
    }));
    return Response.json({ subjectId, receipts });
  };
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
    await store.erase(subjectId, now());
    return new Response(null, { status: 204 });
  };
}

/** One answer to a wrong secret, to none, and for a subject that does not exist; given before anything is looked up. */
function unknownSubject(): Refusal {
  return new Refusal(404, 'No such subject, or not with this secret.');
}
