import { sql } from 'kysely';
import { eventDraft } from '../../log/events';
import { MOST_NOTICES, MOST_NOTICES_NAMED, NAMING_LOOKED_AT, NOTICES_BYTES, type NoticeVerdict } from '../store';
import { fromNotice } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { noticeOf } from './read-receipts';
import type { Db } from './tables';

export async function keepNotice(hash: string, body: string, committing: Committing): Promise<NoticeVerdict> {
  const { transaction } = committing;
  if ((await noticeOf(transaction, hash)) !== undefined) return 'kept';
  const name = fromNotice(hash);
  const naming = transaction.selectFrom('entries').select('subject_id').where('notice', '=', name);
  const subjects = await transaction
    .selectFrom('entries')
    .leftJoin('notices', 'notices.hash', 'entries.notice')
    .select(({ fn }) => fn.count<number>('notices.hash').distinct().as('kept'))
    .where('subject_id', 'in', naming.orderBy('sequence', 'desc').limit(NAMING_LOOKED_AT))
    .groupBy('subject_id')
    .execute();
  if (subjects.length === 0) return 'unnamed';
  const hasRoom = subjects.some(({ kept }) => Number(kept) < MOST_NOTICES_NAMED);
  if (!hasRoom || !(await belowNoticeLimit(transaction))) return 'full';
  const { first } = await commitBatch([eventDraft('notice', { hash })], await readTip(transaction), committing);
  await transaction.insertInto('notices').values({ hash: name, body, sequence: first }).execute();
  return 'kept';
}

export async function removeNotice(hash: string, committing: Committing): Promise<boolean> {
  const { transaction } = committing;
  if ((await noticeOf(transaction, hash)) === undefined) return false;
  await commitBatch([eventDraft('notice', { hash, removed: true })], await readTip(transaction), committing);
  await transaction.deleteFrom('notices').where('hash', '=', fromNotice(hash)).execute();
  return true;
}

export async function belowNoticeLimit(db: Db): Promise<boolean> {
  const { count, bytes } = await db
    .selectFrom('notices')
    .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number>`sum(octet_length(body))`.as('bytes')])
    .executeTakeFirstOrThrow();
  return Number(count) < MOST_NOTICES && Number(bytes) < NOTICES_BYTES;
}
