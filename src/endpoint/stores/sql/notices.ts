import { sql } from 'kysely';
import { eventDraft } from '../../log/events';
import { MOST_NOTICES, MOST_NOTICES_NAMED, MOST_OF_NAMING, NAMING_LOOKED_AT, NOTICES_BYTES } from '../rules';
import type { NoticeVerdict } from '../store';
import { fromBase64url, fromNotice, toBase64url } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import { noticeOf } from './read-receipts';
import type { Db } from './tables';

export async function keepNotice(hash: string, body: string, committing: Committing): Promise<NoticeVerdict> {
  const { transaction } = committing;
  if ((await noticeOf(transaction, hash)) !== undefined) return 'kept';
  const name = fromNotice(hash);
  // What takes least first: anybody may ask, with whatever was made to take long.
  const named = transaction.selectFrom('entries').select('sequence').where('notice', '=', name).limit(1);
  if ((await named.executeTakeFirst()) === undefined) return 'unnamed';
  if (!(await belowNoticeLimit(transaction)) || !(await hasRoomFor(transaction, name))) return 'full';
  const { first } = await commitBatch([eventDraft('notice', { hash })], await readTip(transaction), committing);
  await transaction.insertInto('notices').values({ hash: name, body, sequence: first }).execute();
  return 'kept';
}

/** Whether one of the newest subjects that name it names few that are kept. */
async function hasRoomFor(db: Db, name: Uint8Array): Promise<boolean> {
  const naming = db.selectFrom('entries').select('subject_id').where('notice', '=', name);
  const newest = await naming.orderBy('sequence', 'desc').limit(NAMING_LOOKED_AT).execute();
  const subjects = new Set(newest.map(({ subject_id }) => toBase64url(subject_id as Uint8Array)));
  for (const subject of subjects) {
    const receipts = db.selectFrom('entries').select('notice').where('subject_id', '=', fromBase64url(subject));
    const { all, kept } = await db
      .selectFrom(receipts.limit(MOST_OF_NAMING).as('named'))
      .leftJoin('notices', 'notices.hash', 'named.notice')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('notices.hash').distinct().as('kept')])
      .executeTakeFirstOrThrow();
    if (Number(all) < MOST_OF_NAMING && Number(kept) < MOST_NOTICES_NAMED) return true;
  }
  return false;
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
