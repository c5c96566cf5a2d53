import type { ExpressionBuilder, Selectable } from 'kysely';
import { noticeHash } from '../../consent/digest';
import type { Receipt } from '../../receipts/receipt';
import type { LogEntry, LoggedBatch } from '../log/batch';
import { readEvent } from '../log/events';
import type { LogView, Totals } from '../log/view';
import { fromBase64url, fromNotice, fromUuid, toBase64url, toUuid } from './bytes';
import { NOTHING } from './commit-batch';
import type { Db } from './engine';
import { factsOf } from './facts';
import { unpack } from './pack';
import { ENTRY_KINDS, type EntryRow, type Tables } from './tables';

type BatchRow = Selectable<Tables['batches']>;
/** `claimed` is the sequence that the receipt's id is kept with. */
type JoinedRow = EntryRow & { readonly claimed: number | null };

/** The log in a database. `db` is a transaction that sees one state of it. */
export function sqlLog(db: Db, genesis: string): LogView {
  const entriesOf = async (batches: readonly BatchRow[]): Promise<JoinedRow[]> => {
    const [oldest, newest] = [batches[0], batches.at(-1)];
    if (!oldest || !newest) return [];
    return joined(db)
      .where('entries.sequence', '>=', oldest.first)
      .where('entries.sequence', '<', newest.first + newest.count)
      .execute();
  };

  const withEntries = async (batches: readonly BatchRow[]): Promise<LoggedBatch[]> => {
    const rows = await entriesOf(batches);
    let next = 0;
    const loaded: LoggedBatch[] = [];
    for (const batch of batches) {
      const from = next;
      while ((rows[next]?.sequence ?? Number.POSITIVE_INFINITY) < batch.first + batch.count) next++;
      const entries = await Promise.all(rows.slice(from, next).map((row) => entryOf(db, row, batch.received_at)));
      loaded.push({ ...batchOf(batch), entries });
    }
    return loaded;
  };

  return {
    genesis,

    totals: () => totalsOf(db),

    async batches(after, limit) {
      const rows = db.selectFrom('batches').selectAll().where('batch', '>', after).orderBy('batch').limit(limit);
      return withEntries(await rows.execute());
    },

    async events(after, limit) {
      const events = joined(db).where('entries.kind', '<>', 0).where('entries.sequence', '>', after).limit(limit);
      return Promise.all((await events.execute()).map((row) => entryOf(db, row, row.received_at)));
    },

    async batchOf(sequence) {
      const row = await db
        .selectFrom('batches')
        .selectAll()
        .where('first', '<=', sequence)
        .orderBy('batch', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && (await withEntries([row]))[0];
    },
  };
}

function joined(db: Db) {
  return db
    .selectFrom('entries')
    .leftJoin('receipt_ids', 'receipt_ids.receipt_id', 'entries.receipt_id')
    .selectAll('entries')
    .select('receipt_ids.sequence as claimed')
    .orderBy('entries.sequence');
}

function batchOf({ batch, first, count, received_at, root, head, signature, kept }: BatchRow) {
  return {
    batch,
    first,
    count,
    receivedAt: received_at,
    root: toBase64url(root),
    head: toBase64url(head),
    signature: signature && toBase64url(signature),
    kept,
  };
}

async function entryOf(db: Db, row: JoinedRow, receivedAt: number): Promise<LogEntry> {
  const kind = ENTRY_KINDS[row.kind] ?? 'receipt';
  const entry = {
    sequence: row.sequence,
    kind,
    leaf: toBase64url(row.leaf),
    salt: row.salt && toBase64url(row.salt),
    body: textOf(row),
  };
  const astray = row.received_at === receivedAt ? [] : ['received_at'];
  if (kind === 'receipt') astray.push(...strayColumns(row, entry.body));
  else astray.push(...strayColumns({ ...row, claimed: null }, null), ...(await strayOfEvent(db, entry)));
  return { ...entry, astray };
}

/** A text that was damaged is no text any more; no leaf fits it. */
function textOf({ kind, body, receipt_id, subject_id }: JoinedRow): string | null {
  if (!body) return null;
  try {
    const ids =
      receipt_id && subject_id ? { receiptId: toUuid(receipt_id), subjectId: toBase64url(subject_id) } : undefined;
    return unpack(body, kind === 0 ? ids : undefined);
  } catch {
    return '';
  }
}

/** Columns that say something else than the receipt itself. Without one they have to be empty. */
function strayColumns(row: JoinedRow, body: string | null): string[] {
  const receipt = body === null ? undefined : parse(body);
  const facts = receipt && { ...factsOf(receipt), notice: fromNotice(factsOf(receipt).notice) };
  const ids = receipt && { receipt_id: fromUuid(receipt.receiptId), subject_id: fromBase64url(receipt.subjectId) };
  const expected = receipt ? { ...ids, ...facts, claimed: row.sequence } : { ...NOTHING, claimed: null };
  return Object.entries(expected)
    .filter(([name, value]) => !isSame(row[name as keyof JoinedRow], value))
    .map(([name]) => (name === 'claimed' ? 'receipt_ids' : name));
}

function parse(body: string): Receipt | undefined {
  try {
    const receipt = JSON.parse(body) as Receipt;
    factsOf(receipt);
    return receipt;
  } catch {
    return undefined;
  }
}

function isSame(value: unknown, expected: unknown): boolean {
  if (!(expected instanceof Uint8Array)) return value === expected;
  return value instanceof Uint8Array && Buffer.compare(value, expected) === 0;
}

/** What an event left in a table of its own has to be there. */
async function strayOfEvent(db: Db, { kind, sequence, body }: Pick<LogEntry, 'kind' | 'sequence' | 'body'>) {
  if (kind === 'erase') {
    const marker = fromBase64url(readEvent('erase', body)?.marker ?? '');
    const row = await db.selectFrom('erasures').select('sequence').where('marker', '=', marker).executeTakeFirst();
    return row?.sequence === sequence ? [] : ['erasures'];
  }
  if (kind === 'notice') {
    const hash = readEvent('notice', body)?.hash ?? '';
    const row = await db.selectFrom('notices').selectAll().where('hash', '=', fromNotice(hash)).executeTakeFirst();
    return row?.sequence === sequence && noticeHash(row.body) === hash ? [] : ['notices'];
  }
  return [];
}

async function totalsOf(db: Db): Promise<Totals> {
  const count = (from: ExpressionBuilder<Tables, never>, table: keyof Tables) =>
    from.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
  const row = await db
    .selectFrom('tip')
    .select((from) => [
      'batch',
      'sequence',
      'head',
      count(from as never, 'batches').as('batches'),
      count(from as never, 'entries').as('entries'),
      count(from as never, 'receipt_ids').as('receiptIds'),
      count(from as never, 'erasures').as('erasures'),
      count(from as never, 'notices').as('notices'),
    ])
    .executeTakeFirstOrThrow();
  const { batches, entries, receiptIds, erasures, notices } = row;
  return {
    tip: { batch: row.batch, sequence: row.sequence, head: toBase64url(row.head) },
    batches: Number(batches),
    entries: Number(entries),
    receiptIds: Number(receiptIds),
    erasures: Number(erasures),
    notices: Number(notices),
  };
}
