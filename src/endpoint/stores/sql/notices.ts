import { sql } from 'kysely';
import { eventDraft } from '../../log/events';
import { MOST_NOTICES, MOST_NOTICES_NAMED, MOST_OF_NAMING, NAMING_LOOKED_AT, NOTICES_BYTES } from '../rules';
import type { NoticeVerdict } from '../store';
import { fromBase64url, fromNotice, toBase64url, toNotice } from './columns';
import { type Committing, commitBatch, readTip } from './commit';
import type { Db, EntryRow } from './tables';

export async function keepNotice(
  hash: string,
  body: string,
  isConfigured: boolean,
  committing: Committing,
): Promise<NoticeVerdict> {
  const { transaction } = committing;
  const name = fromNotice(hash);
  const there = await sequenceOf(transaction, name);
  if (there !== undefined) {
    // A browser was first: from now on it is the config's.
    if (isConfigured && there > 0)
      await transaction.updateTable('notices').set({ sequence: -there }).where('hash', '=', name).execute();
    return 'kept';
  }
  // What takes least first: anybody may ask, with whatever was made to take long.
  const naming = transaction.selectFrom('entries').select('subject_id').where('notice', '=', name);
  const some = await naming.limit(NAMING_LOOKED_AT).execute();
  if (some.length === 0) return 'unnamed';
  if (!isConfigured) {
    if (!(await belowNoticeLimit(transaction))) return 'full';
    const newest = await newestNaming(transaction, name);
    if (!(await oneHasRoom(transaction, newest.length > 0 ? newest : some))) return 'full';
  }
  const { first } = await commitBatch([eventDraft('notice', { hash })], await readTip(transaction), committing);
  const sequence = isConfigured ? -first : first;
  await transaction.insertInto('notices').values({ hash: name, body, sequence }).execute();
  return 'kept';
}

export async function noticeOf(db: Db, hash: string): Promise<string | undefined> {
  const row = await db.selectFrom('notices').select('body').where('hash', '=', fromNotice(hash)).executeTakeFirst();
  return row?.body;
}

/** Which of these are not there, while there is room for more. */
export async function missingNotices(db: Db, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db.selectFrom('notices').select('hash').where('hash', 'in', hashes.map(fromNotice)).execute();
  const there = new Set(rows.map(({ hash }) => toNotice(hash)));
  const missing = hashes.filter((hash) => !there.has(hash));
  return missing.length > 0 && (await belowNoticeLimit(db)) ? missing : [];
}

async function sequenceOf(db: Db, name: Uint8Array): Promise<number | undefined> {
  const row = await db.selectFrom('notices').select('sequence').where('hash', '=', name).executeTakeFirst();
  return row && Number(row.sequence);
}

/** So many entries are looked through for the newest that name it: whoever brings it has just posted one. */
const RECENT = 5_000;

function newestNaming(db: Db, name: Uint8Array) {
  const entries = db.selectFrom('entries').select(['sequence', 'subject_id', 'notice']);
  const recent = entries.orderBy('sequence', 'desc').limit(RECENT).as('recent');
  const naming = db.selectFrom(recent).select('subject_id').where('notice', '=', name);
  return naming.orderBy('sequence', 'desc').limit(NAMING_LOOKED_AT).execute();
}

/** Whether one of their subjects names few that are kept. */
async function oneHasRoom(db: Db, naming: readonly Pick<EntryRow, 'subject_id'>[]): Promise<boolean> {
  const subjects = new Set(naming.map(({ subject_id }) => toBase64url(subject_id as Uint8Array)));
  for (const subject of subjects) {
    const receipts = db.selectFrom('entries').select('notice').where('subject_id', '=', fromBase64url(subject));
    const { all, kept } = await db
      .selectFrom(receipts.limit(MOST_OF_NAMING).as('named'))
      .leftJoin('notices', (join) => join.onRef('notices.hash', '=', 'named.notice').on('notices.sequence', '>', 0))
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('notices.hash').distinct().as('kept')])
      .executeTakeFirstOrThrow();
    if (Number(all) < MOST_OF_NAMING && Number(kept) < MOST_NOTICES_NAMED) return true;
  }
  return false;
}

export async function removeNotice(hash: string, committing: Committing): Promise<boolean> {
  const { transaction } = committing;
  const name = fromNotice(hash);
  if (((await sequenceOf(transaction, name)) ?? 0) <= 0) return false;
  await commitBatch([eventDraft('notice', { hash, removed: true })], await readTip(transaction), committing);
  await transaction.deleteFrom('notices').where('hash', '=', name).execute();
  return true;
}

async function belowNoticeLimit(db: Db): Promise<boolean> {
  const { count, bytes } = await db
    .selectFrom('notices')
    .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number>`sum(octet_length(body))`.as('bytes')])
    .where('sequence', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(count) < MOST_NOTICES && Number(bytes) < NOTICES_BYTES;
}
