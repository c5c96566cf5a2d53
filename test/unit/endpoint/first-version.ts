import { createHash, randomBytes } from 'node:crypto';
import Database from 'libsql';
import { canonicalJson } from '../../../src/consent/canonical';
import { tombstoneMarker } from '../../../src/endpoint/stores/tombstone';
import { createVisitor, type Visitor } from './visitor';

/** Tables as version 1 made them, word for word: what was released is never edited. */
const TABLES = `
  pragma journal_mode = wal;
  create table "meta" ("name" text primary key, "value" text not null);
  create table "receipts" ("sequence" integer primary key autoincrement, "receipt_id" text not null unique,
    "subject_id" text not null, "notice_hash" text not null, "received_at" integer not null, "digest" text not null,
    "body" text not null);
  create index "receipts_subject" on "receipts" ("subject_id");
  create index "receipts_notice" on "receipts" ("notice_hash");
  create index "receipts_received" on "receipts" ("received_at");
  create table "erasures" ("marker" text primary key, "erased_at" integer not null);
  create table "notices" ("hash" text primary key, "body" text not null, "kept_at" integer not null);
  pragma user_version = 1;
`;

export interface FirstVersion {
  /** In the order in which they were received. */
  readonly receipts: readonly { readonly body: string; readonly receivedAt: number; readonly subjectId: string }[];
  readonly erased: readonly Visitor[];
  readonly notice: { readonly hash: string; readonly body: string };
}

/** Writes a database of version 1, as that version filled it: lots with one time each, and gaps where it had deleted. */
export function createFirstVersion(file: string, lots: readonly number[]): FirstVersion {
  const handle = new Database(file);
  handle.exec(TABLES);
  const pepper = randomBytes(32).toString('base64url');
  handle.prepare("insert into meta values ('pepper', ?)").run(pepper);
  const notice = { hash: '', body: 'a notice' };
  const insert = handle.prepare(
    'insert into receipts (receipt_id, subject_id, notice_hash, received_at, digest, body) values (?, ?, ?, ?, ?, ?)',
  );
  const receipts: FirstVersion['receipts'][number][] = [];
  handle.exec('begin');
  for (const [i, size] of lots.entries()) {
    for (let j = 0; j < size; j++) {
      const visitor = createVisitor();
      const receipt = visitor.receipt({ sdk: `0.1.${j} "é\u{1F36A}`, previous: j % 2 ? crypto.randomUUID() : null });
      notice.hash = receipt.notice.hash;
      const body = canonicalJson(receipt);
      const digest = createHash('sha256').update(body).digest('base64url');
      // The clock may have been set back.
      const receivedAt = 1_000 + (i % 3 === 2 ? -i : i);
      insert.run(receipt.receiptId, receipt.subjectId, notice.hash, receivedAt, digest, body);
      receipts.push({ body, receivedAt, subjectId: receipt.subjectId });
    }
  }
  const gone = receipts.splice(1, 1);
  for (const { subjectId } of gone) handle.prepare('delete from receipts where subject_id = ?').run(subjectId);
  const erased = [createVisitor(), createVisitor()];
  for (const { subjectId } of erased) {
    handle.prepare('insert into erasures values (?, 5)').run(tombstoneMarker(pepper)(subjectId));
  }
  handle.prepare('insert into notices values (?, ?, 6)').run(notice.hash, notice.body);
  handle.exec('commit');
  handle.close();
  return { receipts, erased, notice };
}
