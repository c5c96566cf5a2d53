import { sql } from 'kysely';
import { eventDraft } from '../log/events';
import { fromBase64url } from './bytes';
import { type Committing, commitBatch, readTip } from './commit-batch';
import { forgetIds } from './forget-ids';
import { NO_RECEIPT } from './receipt-columns';

/**
 * Empties all entries of a subject and leaves a tombstone. @returns how many entries were emptied; none, and nothing is
 * written, when the subject was erased before
 */
export async function eraseSubject(subjectId: string, marker: string, committing: Committing): Promise<number> {
  const { transaction } = committing;
  const name = fromBase64url(marker);
  const known = transaction.selectFrom('erasures').select('sequence').where('marker', '=', name);
  if (await known.executeTakeFirst()) return 0;

  const subject = fromBase64url(subjectId);
  const rows = await transaction
    .selectFrom('entries')
    .select('sequence')
    .where('subject_id', '=', subject)
    .orderBy('sequence')
    .execute();
  const sequences = rows.map(({ sequence }) => sequence);
  await forgetIds(transaction, sql<boolean>`subject_id = ${subject}`, committing.layout);
  await transaction
    .updateTable('entries')
    .set({ ...NO_RECEIPT, salt: null })
    .where('subject_id', '=', subject)
    .execute();
  const event = eventDraft('erase', { marker, sequences });
  const { first } = await commitBatch([event], await readTip(transaction), committing);
  await transaction.insertInto('erasures').values({ marker: name, sequence: first }).execute();
  return sequences.length;
}
