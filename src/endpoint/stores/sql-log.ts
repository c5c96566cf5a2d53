import type { ExpressionBuilder, Selectable } from 'kysely';
import { canonicalJson } from '../../consent/canonical';
import { noticeHash } from '../../consent/digest';
import type { LogEntry, LoggedBatch } from '../log/batch';
import { readEvent } from '../log/events';
import type { LogView, Totals } from '../log/view';
import { fromBase64url, fromNotice, toBase64url } from './bytes';
import type { Db } from './engine';
import { fromColumns, hasReceipt, type ReceiptColumns } from './receipt-columns';
import { ENTRY_KINDS, type EntryRow, type Tables } from './tables';

type BatchRow = Selectable<Tables['batches']>;
/** `claimed` is the sequence that the receipt's id is kept with. */
type JoinedRow = EntryRow & { readonly claimed: number | null };

/** The log in a database. `db` is a transaction that sees one state of it. */
export function sqlLog(db: Db, genesis: string): LogView {
  const entriesOf = async (batches: readonly BatchRow[]): Promise<JoinedRow[]> => {
    if (batches.length === 0) return [];
    // Not only of the first and the last: a tampered number of one batch must not take from others what is theirs.
    return joined(db)
      .where('entries.sequence', '>=', Math.min(...batches.map(({ first }) => first)))
      .where('entries.sequence', '<', Math.max(...batches.map(({ first, count }) => first + count)))
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
    root: textOf(root),
    head: textOf(head),
    signature: signature === null ? null : textOf(signature),
    kept,
  };
}

/** In SQLite anything can stand in a column of bytes. What is none is a text that no hash is. */
function textOf(bytes: unknown): string {
  return bytes instanceof Uint8Array ? toBase64url(bytes) : '';
}

async function entryOf(db: Db, row: JoinedRow, receivedAt: number): Promise<LogEntry> {
  const kind = ENTRY_KINDS[row.kind] ?? 'receipt';
  const entry = {
    sequence: row.sequence,
    kind,
    leaf: textOf(row.leaf),
    salt: row.salt === null ? null : textOf(row.salt),
    body: kind === 'receipt' ? receiptText(row) : row.event,
  };
  const astray = row.received_at === receivedAt ? [] : ['received_at'];
  if (ENTRY_KINDS[row.kind] === undefined) astray.push('kind');
  if (kind === 'receipt' ? row.event !== null : hasReceipt(row)) astray.push('event');
  if (row.claimed !== (entry.body !== null && kind === 'receipt' ? row.sequence : null)) astray.push('receipt_ids');
  if (kind !== 'receipt') astray.push(...(await strayOfEvent(db, entry)));
  return { ...entry, astray };
}

/** What was tampered with until it is no receipt any more is a text that no leaf fits. */
function receiptText(row: JoinedRow): string | null {
  if (!hasReceipt(row)) return null;
  try {
    return canonicalJson(fromColumns(row as ReceiptColumns));
  } catch {
    return '';
  }
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

/** What a log without its end has: none of it can be compared. */
const NOWHERE: Totals = {
  tip: { batch: 0, sequence: 0, head: '' },
  ...{ batches: 0, entries: 0, receiptIds: 0, erasures: 0, notices: 0 },
};

async function totalsOf(db: Db): Promise<Totals> {
  const count = (from: ExpressionBuilder<Tables, never>, table: keyof Tables) =>
    from.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
  const [row, ...more] = await db
    .selectFrom('tip')
    .select((from) => [
      'id',
      'batch',
      'sequence',
      'head',
      count(from as never, 'batches').as('batches'),
      count(from as never, 'entries').as('entries'),
      count(from as never, 'receipt_ids').as('receiptIds'),
      count(from as never, 'erasures').as('erasures'),
      count(from as never, 'notices').as('notices'),
    ])
    .execute();
  if (!row) return NOWHERE;
  const { batches, entries, receiptIds, erasures, notices } = row;
  // Where the log ended in two places, or in another than that which commits look at, it would end in none.
  const head = row.id === 1 && more.length === 0 ? textOf(row.head) : '';
  return {
    tip: { batch: row.batch, sequence: row.sequence, head },
    batches: Number(batches),
    entries: Number(entries),
    receiptIds: Number(receiptIds),
    erasures: Number(erasures),
    notices: Number(notices),
  };
}
