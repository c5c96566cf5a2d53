// src/endpoint/stores/sqlite.ts
// src/endpoint/stores/libsql-dialect.ts
import { Kysely, SqliteDialect, SqliteDriver } from 'kysely';

// src/endpoint/stores/statement-cache.ts
var MOST_STATEMENTS = 200;
function withStatementCache(handle) {
  const statements = /* @__PURE__ */ new Map();
  return {
    close() {
      statements.clear();
      handle.close();
    },
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      const made = statementOf(handle.prepare(text), () => statements.delete(text));
      statements.set(text, made);
      return made;
    },
  };
}
function statementOf(statement, forget) {
  const { reader } = statement;
  const guarded = (work) => {
    try {
      return work();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    reader,
    all: (parameters) => guarded(() => statement.all(parameters).map(withBytes)),
    run: (parameters) => guarded(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}
function withBytes(row) {
  const values = row;
  for (const name in values) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value);
  }
  return values;
}

// src/endpoint/stores/libsql-dialect.ts
var GIVE_UP_AFTER = 1e3;
var TRY_AGAIN_AFTER = 20;
var LibsqlDialect = class extends SqliteDialect {
  #handle;
  #mode;
  constructor(handle, mode = 'immediate') {
    super({ database: withStatementCache(handle) });
    this.#handle = handle;
    this.#mode = mode;
  }
  createDriver() {
    return this.#mode === 'immediate'
      ? new ImmediateDriver(this.#handle)
      : new SqliteDriver({ database: withStatementCache(this.#handle) });
  }
};
var ImmediateDriver = class extends SqliteDriver {
  #handle;
  /** The time in which the lock could not be had. Those in the queue do not each wait their own time for one lock. */
  #locked = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  constructor(handle) {
    super({ database: withStatementCache(handle) });
    this.#handle = handle;
  }
  /**
   * A transaction that starts by reading and writes later fails when another process wrote in between; one that starts
   * with the lock waits for its turn. It waits here, since SQLite's own waiting would hold up the event loop.
   */
  async beginTransaction() {
    await this.rollbackTransaction();
    for (;;) {
      try {
        this.#handle.exec('begin immediate');
        return;
      } catch (error) {
        const now = performance.now();
        const isSameLock = now - this.#locked.to < GIVE_UP_AFTER;
        this.#locked = { from: isSameLock ? this.#locked.from : now, to: now };
        const isLocked = error.code === 'SQLITE_BUSY';
        if (!isLocked || now - this.#locked.from > GIVE_UP_AFTER) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
    }
  }
  /**
   * By `exec`, like the other two: a prepared statement that found the database locked counts as still running until it
   * is collected, and no transaction can be committed meanwhile.
   */
  async commitTransaction() {
    this.#handle.exec('commit');
  }
  /** SQLite itself rolls back on some errors, and a second rollback would hide the first error. */
  async rollbackTransaction() {
    if (this.#handle.open && this.#handle.inTransaction) this.#handle.exec('rollback');
  }
};

// src/endpoint/stores/sql-store.ts
import { sql as sql4 } from 'kysely';

// src/consent/canonical.ts
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (value && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== void 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join()}}`;
  }
  return JSON.stringify(value);
}

// src/consent/digest.ts
var WORD = 2 ** 32;
var primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
var fraction = (x) => (x * WORD) | 0;
var K = primes.map((p) => fraction(p ** (1 / 3)));
var INITIAL = primes.slice(0, 8).map((p) => fraction(p ** 0.5));
var rotate = (x, n) => (x >>> n) | (x << (32 - n));
function sha256(text) {
  const message = new TextEncoder().encode(text);
  const { length } = message;
  const padded = new DataView(new ArrayBuffer(((length + 72) >> 6) << 6));
  message.forEach((byte, i2) => {
    padded.setUint8(i2, byte);
  });
  padded.setUint8(length, 128);
  padded.setUint32(padded.byteLength - 8, length / (WORD / 8));
  padded.setUint32(padded.byteLength - 4, length << 3);
  const state = [...INITIAL];
  const w = [];
  for (let block = 0; block < padded.byteLength; block += 64) {
    let [a, b, c2, d2, e, f, g, h] = state;
    for (let i2 = 0; i2 < 64; i2++) {
      const w15 = w[i2 - 15];
      const w2 = w[i2 - 2];
      w[i2] =
        i2 < 16
          ? padded.getInt32(block + i2 * 4)
          : (w[i2 - 16] +
              (rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)) +
              w[i2 - 7] +
              (rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10))) |
            0;
      const t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i2] + w[i2];
      const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c2) ^ (b & c2));
      [a, b, c2, d2, e, f, g, h] = [(t1 + t2) | 0, a, b, c2, (d2 + t1) | 0, e, f, g];
    }
    [a, b, c2, d2, e, f, g, h].forEach((x, i2) => {
      state[i2] = (state[i2] + x) | 0;
    });
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((x, i2) => {
    out.setInt32(i2 * 4, x);
  });
  return new Uint8Array(out.buffer);
}
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
function digest(text) {
  return base64url(sha256(text));
}
function noticeHash(canonical) {
  return `sha256-${digest(canonical)}`;
}

// src/endpoint/hash.ts
var native = globalThis.process?.getBuiltinModule?.('node:crypto');
var digest2 = native ? (text) => native.createHash('sha256').update(text).digest('base64url') : digest;

// src/endpoint/log/chain.ts
function leafOf({ sequence, kind, salt, body }) {
  return digest2(`assent-entry/1
${sequence}
${kind}
${salt}
${body}`);
}
function headOf({ batch, first, count, receivedAt, root }, { previous, linked }) {
  return digest2(`assent-batch/1
${canonicalJson({ batch, first, count, receivedAt, root, previous, linked })}`);
}
function genesisOf(pepper) {
  return digest2(`assent-log/1
${pepper}`);
}
function linkOf(batch) {
  let bit = 1;
  while (batch % (bit * 2) === 0) bit *= 2;
  return batch - bit;
}

// src/endpoint/log/events.ts
function eventDraft(kind, event) {
  return { kind, body: canonicalJson({ action: kind, ...event }) };
}
function readEvent(kind, body) {
  try {
    const { action, ...event } = JSON.parse(body ?? '');
    return action === kind && isWhole[kind](event) ? event : void 0;
  } catch {
    return void 0;
  }
}
var isNumber = (value) => Number.isSafeInteger(value);
var isText = (value) => typeof value === 'string';
var isListOf = (value, is) => Array.isArray(value) && value.every(is);
var isWhole = {
  erase: ({ marker, sequences }) => isText(marker) && isListOf(sequences, isNumber),
  purge: ({ batches }) => isListOf(batches, (range) => isListOf(range, isNumber) && range.length === 2),
  notice: ({ hash }) => isText(hash),
  key: ({ publicKey }) => isText(publicKey),
};

// src/endpoint/stores/bytes.ts
var NOTICE_PREFIX = 'sha256-';
var fromBase64url = (text) => Buffer.from(text, 'base64url');
var toBase64url = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');
var fromUuid = (uuid) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
var toUuid = (bytes) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
var fromNotice = (hash) => fromBase64url(hash.slice(NOTICE_PREFIX.length));
var toNotice = (bytes) => NOTICE_PREFIX + toBase64url(bytes);

// src/endpoint/log/merkle.ts
function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  const split = splitOf(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}
function splitOf(count) {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
function nodeOf(left, right) {
  return digest2(`assent-node/1
${left}
${right}`);
}

// src/endpoint/log/seal.ts
var SALT = 16;
function seal(tip, links, drafts, { receivedAt, signer }) {
  const salts = createSalts(drafts.length);
  const entries2 = drafts.map((draft, i2) => {
    const numbered = { ...draft, sequence: tip.sequence + 1 + i2, salt: salts[i2] };
    return { ...numbered, leaf: leafOf(numbered) };
  });
  const batch = {
    batch: tip.batch + 1,
    first: tip.sequence + 1,
    count: entries2.length,
    receivedAt,
    root: rootOf(entries2.map(({ leaf }) => leaf)),
  };
  const head = headOf(batch, links);
  return { ...batch, head, signature: signer?.sign(head) ?? null, entries: entries2 };
}
function createSalts(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(SALT * count));
  return Array.from({ length: count }, (_, i2) => base64url(bytes.subarray(i2 * SALT, (i2 + 1) * SALT)));
}

// src/endpoint/stores/insert-rows.ts
var SIZES = [64, 16, 4, 1];
var compiled = /* @__PURE__ */ new WeakMap();
async function insertRows(transaction, table, rows) {
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((each) => from + each <= rows.length) ?? 1;
    const lot = rows.slice(from, from + size);
    const parameters = lot.flatMap((row) => Object.values(row));
    await transaction.executeQuery({ ...statementFor(transaction, table, lot), parameters });
    from += size;
  }
}
function statementFor(transaction, table, lot) {
  const { adapter } = transaction.getExecutor();
  const statements = compiled.get(adapter) ?? /* @__PURE__ */ new Map();
  compiled.set(adapter, statements);
  const name = `${table} ${lot.length}`;
  const known = statements.get(name);
  if (known) return known;
  const made = transaction
    .insertInto(table)
    .values([...lot])
    .compile();
  statements.set(name, made);
  return made;
}

// src/receipts/receipt.ts
var RECEIPT_SCHEMA = 'assent-receipt/1';

// src/endpoint/stores/grants.ts
var GRANTS = ['preferences', 'analytics', 'marketing'];
function grantsOf(sum) {
  return Object.fromEntries(GRANTS.map((category, i2) => [category, (sum & (1 << i2)) !== 0]));
}

// src/endpoint/stores/receipt-columns.ts
function toColumns(receipt) {
  const { categories, policy, notice, previous } = receipt;
  return {
    receipt_id: fromUuid(receipt.receiptId),
    subject_id: fromBase64url(receipt.subjectId),
    issued_at: receipt.issuedAt,
    expires_at: receipt.expiresAt,
    origin: receipt.origin,
    action: receipt.action,
    method: receipt.method,
    grants: GRANTS.reduce((sum, category, i2) => sum + (categories[category] ? 1 << i2 : 0), 0),
    services: canonicalJson(receipt.services),
    policy_url: policy.url,
    policy_version: policy.version,
    notice: fromNotice(notice.hash),
    language: notice.language,
    regime: notice.regime,
    region: notice.region,
    gpc: Number(receipt.signals.gpc),
    previous: previous === null ? null : fromUuid(previous),
    sdk: receipt.sdk,
  };
}
function fromColumns(columns) {
  const [preferences, analytics, marketing] = GRANTS.map((_, i2) => (columns.grants & (1 << i2)) !== 0);
  return {
    schema: RECEIPT_SCHEMA,
    receiptId: toUuid(columns.receipt_id),
    subjectId: toBase64url(columns.subject_id),
    issuedAt: columns.issued_at,
    origin: columns.origin,
    action: columns.action,
    method: columns.method,
    categories: { necessary: true, preferences, analytics, marketing },
    services: JSON.parse(columns.services),
    policy: { url: columns.policy_url, version: columns.policy_version },
    notice: {
      hash: toNotice(columns.notice),
      language: columns.language,
      regime: columns.regime,
      region: columns.region,
    },
    signals: { gpc: columns.gpc === 1 },
    expiresAt: columns.expires_at,
    previous: columns.previous && toUuid(columns.previous),
    sdk: columns.sdk,
  };
}
var NO_RECEIPT = {
  receipt_id: null,
  subject_id: null,
  issued_at: null,
  expires_at: null,
  origin: null,
  action: null,
  method: null,
  grants: null,
  services: null,
  policy_url: null,
  policy_version: null,
  notice: null,
  language: null,
  regime: null,
  region: null,
  gpc: null,
  previous: null,
  sdk: null,
};
function hasReceipt(row) {
  return Object.keys(NO_RECEIPT).some((name) => row[name] !== null);
}

// src/endpoint/stores/tables.ts
var ENTRY_KINDS = ['receipt', 'erase', 'purge', 'notice', 'key'];

// src/endpoint/stores/commit-batch.ts
async function commitBatch(drafts, tip, { transaction, engine, genesis, signer, receivedAt }) {
  const links = await linksOf(transaction, tip, genesis);
  const batch = seal(tip, links, drafts, { receivedAt, signer });
  await engine.makeRoom(transaction, receivedAt);
  const rows = batch.entries.map((entry, i2) => rowOf(entry, drafts[i2], receivedAt));
  await insertRows(transaction, 'entries', rows);
  await transaction.insertInto('batches').values(batchRow(batch, drafts)).execute();
  await transaction
    .updateTable('tip')
    .set({ batch: batch.batch, sequence: tip.sequence + batch.count, head: fromBase64url(batch.head) })
    .execute();
  return batch;
}
async function readTip(transaction) {
  const tip = await transaction.selectFrom('tip').select(['batch', 'sequence', 'head']).executeTakeFirstOrThrow();
  return { batch: tip.batch, sequence: tip.sequence, head: toBase64url(tip.head) };
}
async function linksOf(transaction, tip, genesis) {
  const linked = linkOf(tip.batch + 1);
  if (linked === tip.batch) return { previous: tip.head, linked: tip.head };
  if (linked === 0) return { previous: tip.head, linked: genesis };
  const { head } = await transaction
    .selectFrom('batches')
    .select('head')
    .where('batch', '=', linked)
    .executeTakeFirstOrThrow();
  return { previous: tip.head, linked: toBase64url(head) };
}
function batchRow(batch, drafts) {
  return {
    batch: batch.batch,
    first: batch.first,
    count: batch.count,
    received_at: batch.receivedAt,
    root: fromBase64url(batch.root),
    head: fromBase64url(batch.head),
    signature: batch.signature === null ? null : fromBase64url(batch.signature),
    kept: drafts.filter(({ kind }) => kind === 'receipt').length,
  };
}
function rowOf({ sequence, leaf, salt }, draft, receivedAt) {
  const isReceipt = 'receipt' in draft;
  return {
    sequence,
    received_at: receivedAt,
    kind: ENTRY_KINDS.indexOf(draft.kind),
    leaf: fromBase64url(leaf),
    salt: fromBase64url(salt),
    event: isReceipt ? null : draft.body,
    ...(isReceipt ? toColumns(draft.receipt) : NO_RECEIPT),
  };
}

// src/endpoint/stores/judge.ts
function judge(entries2, { isErased, inserted, bodyOf: bodyOf2 }) {
  const fresh = new Set(inserted);
  return entries2.map(({ receipt: { receiptId, subjectId }, body }) => {
    if (isErased(subjectId)) return 'erased';
    if (fresh.delete(receiptId)) return 'stored';
    return bodyOf2(receiptId) === body ? 'known' : 'altered';
  });
}

// src/endpoint/stores/store-unavailable.ts
var REASONS = {
  overloaded: 'more receipts wait than can be kept waiting; the senders try again',
  full: 'the disk is full; make room, and it goes on by itself',
  'read-only': 'the database cannot be written; make its file, its folder or its disk writable',
  locked: 'another process holds the lock on the database, a backup for example; it goes on once that is over',
  corrupt: 'the database is damaged; stop the endpoint, keep the files as they are, and restore a backup',
  'i/o': 'the disk failed to read or write; look at the system log',
  unreachable: 'the database server does not answer; it goes on once it does',
  conflict: 'other instances wrote at the same time, again and again; the senders try again',
};
var StoreUnavailable = class extends Error {
  constructor(reason, code) {
    super(REASONS[reason]);
    this.reason = reason;
    this.code = code;
  }
  reason;
  code;
  name = 'StoreUnavailable';
};

// src/endpoint/stores/append-receipts.ts
async function appendReceipts(entries2, marker, committing) {
  const { transaction } = committing;
  const erased = await erasedAmong(transaction, entries2, marker);
  const welcome = firstOfEach(entries2.filter(({ receipt }) => !erased.has(receipt.subjectId)));
  const known = await knownAmong(transaction, [...welcome.keys()]);
  const fresh = [...welcome.values()].filter(({ receipt }) => !known.has(receipt.receiptId));
  if (fresh.length > 0) {
    const tip = await readTip(transaction);
    await claimIds(fresh, tip.sequence + 1, committing);
    const drafts = fresh.map(({ receipt, body }) => ({ kind: 'receipt', body, receipt }));
    await commitBatch(drafts, tip, committing);
  }
  const inserted = new Map(fresh.map(({ receipt, body }) => [receipt.receiptId, body]));
  return judge(entries2, {
    isErased: (subjectId) => erased.has(subjectId),
    inserted: new Set(inserted.keys()),
    bodyOf: (id) => inserted.get(id) ?? known.get(id),
  });
}
function firstOfEach(entries2) {
  const first = /* @__PURE__ */ new Map();
  for (const entry of entries2) if (!first.has(entry.receipt.receiptId)) first.set(entry.receipt.receiptId, entry);
  return first;
}
async function erasedAmong(db, entries2, marker) {
  const subjects = new Map(entries2.map(({ receipt: { subjectId } }) => [marker(subjectId), subjectId]));
  const markers = [...subjects.keys()].map(fromBase64url);
  const rows = await db.selectFrom('erasures').select('marker').where('marker', 'in', markers).execute();
  return new Set(rows.map((row) => subjects.get(toBase64url(row.marker))));
}
async function knownAmong(db, ids) {
  if (ids.length === 0) return /* @__PURE__ */ new Map();
  const rows = await db
    .selectFrom('receipt_ids')
    .innerJoin('entries', 'entries.sequence', 'receipt_ids.sequence')
    .selectAll('entries')
    .select('receipt_ids.receipt_id as claimed')
    .where('receipt_ids.receipt_id', 'in', ids.map(fromUuid))
    .execute();
  return new Map(rows.map((row) => [toUuid(row.claimed), bodyOf(row)]));
}
function bodyOf(row) {
  try {
    return canonicalJson(fromColumns(row));
  } catch {
    return '';
  }
}
async function claimIds(fresh, first, { transaction }) {
  const rows = fresh.map(({ receipt }, i2) => ({ receipt_id: fromUuid(receipt.receiptId), sequence: first + i2 }));
  const claimed = await transaction
    .insertInto('receipt_ids')
    .values(rows)
    .onConflict((conflict) => conflict.column('receipt_id').doNothing())
    .returning('sequence')
    .execute();
  if (claimed.length < rows.length) throw new StoreUnavailable('conflict');
}

// src/endpoint/stores/erase-subject.ts
import { sql } from 'kysely';

async function eraseSubject(subjectId, marker, committing) {
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
  await committing.engine.stain(transaction, sql`subject_id = ${subject}`);
  const sequences = rows.map(({ sequence }) => sequence);
  await transaction
    .deleteFrom('receipt_ids')
    .where('receipt_id', 'in', (from) =>
      from.selectFrom('entries').select('entries.receipt_id').where('subject_id', '=', subject).$castTo(),
    )
    .execute();
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

// src/endpoint/stores/group-commit.ts
var MOST_AT_ONCE = 256;
function groupCommit(commit, mostQueued) {
  let waiting = [];
  let queued = 0;
  let running;
  const append = (items) =>
    new Promise((resolve, reject) => {
      if (queued + items.length > mostQueued) {
        reject(new StoreUnavailable('overloaded'));
        return;
      }
      waiting.push({ items, resolve, reject });
      queued += items.length;
      running ??= run();
    });
  const run = async () => {
    await void 0;
    while (waiting.length > 0) await commitGroup(takeGroup());
    running = void 0;
  };
  const takeGroup = () => {
    let size = 0;
    const end = waiting.findIndex(({ items }, i2) => {
      size += items.length;
      return i2 > 0 && size > MOST_AT_ONCE;
    });
    const group = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    return group;
  };
  const commitGroup = async (group) => {
    const items = group.flatMap((call) => call.items);
    try {
      const results = await commit(items);
      let from = 0;
      for (const call of group) {
        call.resolve(results.slice(from, from + call.items.length));
        from += call.items.length;
      }
    } catch (error) {
      if (group.length > 1 && !(error instanceof StoreUnavailable)) {
        for (const call of group) await commitGroup([call]);
        return;
      }
      for (const call of group) call.reject(error);
    }
    queued -= items.length;
  };
  return Object.assign(append, { queued: () => queued, idle: async () => running });
}

// src/endpoint/stores/purge-batches.ts
import { sql as sql2 } from 'kysely';

// src/endpoint/stores/up-to.ts
function upTo(limit, due) {
  let entries2 = 0;
  const end = due.findIndex(({ count }, i2) => {
    entries2 += count;
    return i2 > 0 && entries2 > limit;
  });
  return end < 0 ? [...due] : due.slice(0, end);
}

// src/endpoint/stores/purge-batches.ts
var MOST_BATCHES = 500;
async function purgeBatches(before, limit, committing) {
  const { transaction } = committing;
  const due = await transaction
    .selectFrom('batches')
    .select(['batch', 'first', 'count'])
    .where('kept', '>', 0)
    .where('received_at', '<', before)
    .orderBy('batch')
    .limit(MOST_BATCHES)
    .execute();
  const chosen = upTo(limit, due);
  if (chosen.length === 0) return 0;
  const ranges = rangesOf(chosen);
  for (const range of ranges) await deleteRange(range, committing);
  const batches = ranges.map(([from, to]) => [from.batch, to.batch]);
  await commitBatch([eventDraft('purge', { batches })], await readTip(transaction), committing);
  return chosen.reduce((sum, { count }) => sum + count, 0);
}
function rangesOf(batches) {
  const ranges = [];
  for (const batch of batches) {
    const open = ranges.at(-1);
    if (open && open[1].batch + 1 === batch.batch) open[1] = batch;
    else ranges.push([batch, batch]);
  }
  return ranges;
}
async function deleteRange([from, to], { transaction, engine }) {
  const [first, end] = [from.first, to.first + to.count];
  await engine.stain(transaction, sql2`entries.sequence >= ${first} and entries.sequence < ${end}`);
  await transaction
    .deleteFrom('receipt_ids')
    .where('receipt_id', 'in', (select) =>
      select
        .selectFrom('entries')
        .select('entries.receipt_id')
        .where('sequence', '>=', first)
        .where('sequence', '<', end)
        .where('receipt_id', 'is not', null)
        .$castTo(),
    )
    .execute();
  await transaction.deleteFrom('entries').where('sequence', '>=', first).where('sequence', '<', end).execute();
  await transaction
    .updateTable('batches')
    .set({ kept: 0 })
    .where('batch', '>=', from.batch)
    .where('batch', '<=', to.batch)
    .execute();
}

// src/endpoint/stores/read-receipts.ts
import { sql as sql3 } from 'kysely';

var SLICE = 5e3;
var DAY_MS = 864e5;
function readReceipt(row) {
  try {
    const body = canonicalJson(fromColumns(row));
    return { sequence: row.sequence, receivedAt: row.received_at, body };
  } catch {
    throw new RangeError(`entry ${row.sequence} of the log is damaged; npx assent verify tells more`);
  }
}
async function receiptsOf(db, subjectId) {
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('subject_id', '=', fromBase64url(subjectId))
    .orderBy('sequence')
    .execute();
  return rows.map(readReceipt);
}
async function receiptById(db, receiptId) {
  const row = await db
    .selectFrom('entries')
    .selectAll()
    .where('sequence', '=', (from) =>
      from.selectFrom('receipt_ids').select('sequence').where('receipt_id', '=', fromUuid(receiptId)),
    )
    .executeTakeFirst();
  return row && readReceipt(row);
}
async function pageOfReceipts(db, after, limit, filter = {}) {
  const found = [];
  const { first, last } = await boundsOf(db, filter);
  for (let from = Math.max(after + 1, first); from <= last && found.length < limit; from += SLICE) {
    const rows = await matching(db, filter)
      .selectAll()
      .where('sequence', '>=', from)
      .where('sequence', '<', from + SLICE)
      .orderBy('sequence')
      .limit(limit - found.length)
      .execute();
    found.push(...rows.map(readReceipt));
  }
  return found;
}
async function tallyReceipts(db, filter = {}) {
  const counts = /* @__PURE__ */ new Map();
  const { first, last } = await boundsOf(db, filter);
  for (let from = first; from <= last; from += SLICE) {
    const day = sql3`received_at / ${sql3.lit(DAY_MS)}`;
    const rows = await matching(db, filter)
      .select(['action', 'region', 'language', 'policy_version', 'notice', 'grants'])
      .select(({ fn }) => [day.as('day'), fn.countAll().as('count')])
      .where('sequence', '>=', from)
      .where('sequence', '<', from + SLICE)
      .groupBy(['action', 'region', 'language', 'policy_version', 'notice', 'grants', day])
      .execute();
    for (const row of rows) addTo(counts, tallyOf(row));
  }
  return [...counts.values()];
}
function addTo(counts, tally) {
  const key = digest2(JSON.stringify({ ...tally, count: 0 }));
  counts.set(key, { ...tally, count: tally.count + (counts.get(key)?.count ?? 0) });
}
function tallyOf({ day, action, region, language, policy_version, notice, grants, count }) {
  return {
    day: new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10),
    action: action ?? '',
    region,
    language: language ?? '',
    policy: policy_version ?? '',
    notice: notice ? toNotice(notice) : '',
    ...grantsOf(grants ?? 0),
    count: Number(count),
  };
}
async function boundsOf(db, { from, to }) {
  let query = db.selectFrom('batches').where('kept', '>', 0);
  if (from !== void 0) query = query.where('received_at', '>=', from);
  if (to !== void 0) query = query.where('received_at', '<', to);
  const { first, last } = await query
    .select(({ fn, eb }) => [fn.min('first').as('first'), fn.max(eb('first', '+', eb.ref('count'))).as('last')])
    .executeTakeFirstOrThrow();
  return { first: Number(first ?? 1), last: Number(last ?? 0) };
}
function matching(db, { from, to, action, region, language, policy, subject }) {
  let query = db.selectFrom('entries').where('kind', '=', 0).where('action', 'is not', null);
  if (from !== void 0) query = query.where('received_at', '>=', from);
  if (to !== void 0) query = query.where('received_at', '<', to);
  if (action !== void 0) query = query.where('action', '=', action);
  if (region === null) query = query.where('region', 'is', null);
  else if (region !== void 0) query = query.where('region', '=', region);
  if (language !== void 0) query = query.where('language', '=', language);
  if (policy !== void 0) query = query.where('policy_version', '=', policy);
  if (subject !== void 0) query = query.where('subject_id', '=', fromBase64url(subject));
  return query;
}
async function noticeOf(db, hash) {
  const row = await db.selectFrom('notices').select('body').where('hash', '=', fromNotice(hash)).executeTakeFirst();
  return row?.body;
}

// src/endpoint/stores/sql-log.ts
function sqlLog(db, genesis) {
  const entriesOf = async (batches) => {
    const [oldest, newest] = [batches[0], batches.at(-1)];
    if (!oldest || !newest) return [];
    return joined(db)
      .where('entries.sequence', '>=', oldest.first)
      .where('entries.sequence', '<', newest.first + newest.count)
      .execute();
  };
  const withEntries = async (batches) => {
    const rows = await entriesOf(batches);
    let next = 0;
    const loaded = [];
    for (const batch of batches) {
      const from = next;
      while ((rows[next]?.sequence ?? Number.POSITIVE_INFINITY) < batch.first + batch.count) next++;
      const entries2 = await Promise.all(rows.slice(from, next).map((row) => entryOf(db, row, batch.received_at)));
      loaded.push({ ...batchOf(batch), entries: entries2 });
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
function joined(db) {
  return db
    .selectFrom('entries')
    .leftJoin('receipt_ids', 'receipt_ids.receipt_id', 'entries.receipt_id')
    .selectAll('entries')
    .select('receipt_ids.sequence as claimed')
    .orderBy('entries.sequence');
}
function batchOf({ batch, first, count, received_at, root, head, signature, kept }) {
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
async function entryOf(db, row, receivedAt) {
  const kind = ENTRY_KINDS[row.kind] ?? 'receipt';
  const entry = {
    sequence: row.sequence,
    kind,
    leaf: toBase64url(row.leaf),
    salt: row.salt && toBase64url(row.salt),
    body: kind === 'receipt' ? receiptText(row) : row.event,
  };
  const astray = row.received_at === receivedAt ? [] : ['received_at'];
  if (kind === 'receipt' ? row.event !== null : hasReceipt(row)) astray.push('event');
  if (row.claimed !== (entry.body !== null && kind === 'receipt' ? row.sequence : null)) astray.push('receipt_ids');
  if (kind !== 'receipt') astray.push(...(await strayOfEvent(db, entry)));
  return { ...entry, astray };
}
function receiptText(row) {
  if (!hasReceipt(row)) return null;
  try {
    return canonicalJson(fromColumns(row));
  } catch {
    return '';
  }
}
async function strayOfEvent(db, { kind, sequence, body }) {
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
async function totalsOf(db) {
  const count = (from, table) => from.selectFrom(table).select(({ fn }) => fn.countAll().as('count'));
  const row = await db
    .selectFrom('tip')
    .select((from) => [
      'batch',
      'sequence',
      'head',
      count(from, 'batches').as('batches'),
      count(from, 'entries').as('entries'),
      count(from, 'receipt_ids').as('receiptIds'),
      count(from, 'erasures').as('erasures'),
      count(from, 'notices').as('notices'),
    ])
    .executeTakeFirstOrThrow();
  const { batches, entries: entries2, receiptIds, erasures, notices } = row;
  return {
    tip: { batch: row.batch, sequence: row.sequence, head: toBase64url(row.head) },
    batches: Number(batches),
    entries: Number(entries2),
    receiptIds: Number(receiptIds),
    erasures: Number(erasures),
    notices: Number(notices),
  };
}

// src/endpoint/stores/store.ts
var MOST_NOTICES = 1e3;

// src/endpoint/stores/tombstone.ts
function createPepper() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}
function tombstoneMarker(pepper) {
  return (subjectId) => digest2(`assent-erased/1 ${pepper} ${subjectId}`);
}

// src/endpoint/stores/sql-store.ts
var MOST_QUEUED = 2e3;
async function sqlStore(engine, { signer, mostQueued = MOST_QUEUED } = {}) {
  const { db } = engine;
  const pepper = await db.selectFrom('meta').select('value').where('name', '=', 'pepper').executeTakeFirstOrThrow();
  const genesis = genesisOf(pepper.value);
  const marker = tombstoneMarker(pepper.value);
  const commit = (receivedAt, work) =>
    engine.write((transaction) => work({ transaction, engine, genesis, signer, receivedAt }));
  const append = groupCommit(
    (arrivals) =>
      commit(arrivals.at(-1)?.receivedAt ?? 0, (committing) =>
        appendReceipts(
          arrivals.map(({ entry }) => entry),
          marker,
          committing,
        ),
      ),
    mostQueued,
  );
  if (signer) await announceKey(signer.publicKey, (work) => commit(Date.now(), work));
  return {
    append: (entries2, receivedAt) => append(entries2.map((entry) => ({ entry, receivedAt }))),
    receiptsOf: (subjectId) => receiptsOf(db, subjectId),
    receipt: (receiptId) => receiptById(db, receiptId),
    page: (after, limit, filter) => pageOfReceipts(db, after, limit, filter),
    tally: (filter) => tallyReceipts(db, filter),
    read: (work) => engine.snapshot((transaction) => work(sqlLog(transaction, genesis))),
    async erase(subjectId, erasedAt) {
      const emptied = await commit(erasedAt, (committing) => eraseSubject(subjectId, marker(subjectId), committing));
      if (emptied > 0) await engine.wipe();
    },
    async purge(before, limit, purgedAt) {
      const deleted = await commit(purgedAt, (committing) => purgeBatches(before, limit, committing));
      if (deleted > 0) await engine.wipe();
      return deleted;
    },
    scrub: () => engine.scrub(),
    notice: (hash) => noticeOf(db, hash),
    async missingNotices(hashes) {
      if (hashes.length === 0) return [];
      const names = hashes.map(fromNotice);
      const rows = await db.selectFrom('notices').select('hash').where('hash', 'in', names).execute();
      const missing = hashes.filter((_, i2) => !rows.some(({ hash }) => names[i2]?.equals(hash)));
      return missing.length > 0 && (await hasRoom(db)) ? missing : [];
    },
    keepNotice: (hash, body, keptAt) => commit(keptAt, (committing) => keepNotice(hash, body, committing)),
    load: () => ({ queued: append.queued(), limit: mostQueued }),
    async check() {
      await engine.write(async (transaction) => {
        await transaction.updateTable('tip').set('batch', sql4.ref('batch')).execute();
      });
    },
    async close() {
      await append.idle();
      await engine.close();
    },
  };
}
async function keepNotice(hash, body, committing) {
  const { transaction } = committing;
  if ((await noticeOf(transaction, hash)) !== void 0) return 'kept';
  const name = fromNotice(hash);
  const naming = transaction.selectFrom('entries').select('sequence').where('notice', '=', name).limit(1);
  if (!(await naming.executeTakeFirst())) return 'unnamed';
  if (!(await hasRoom(transaction))) return 'full';
  const { first } = await commitBatch([eventDraft('notice', { hash })], await readTip(transaction), committing);
  await transaction.insertInto('notices').values({ hash: name, body, sequence: first }).execute();
  return 'kept';
}
async function hasRoom(db) {
  const { count } = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) < MOST_NOTICES;
}
async function announceKey(publicKey, commit) {
  await commit(async (committing) => {
    const { transaction } = committing;
    if ((await announcedKey(transaction)) === publicKey) return;
    await commitBatch([eventDraft('key', { publicKey })], await readTip(transaction), committing);
    await transaction.deleteFrom('meta').where('name', '=', 'key').execute();
    await transaction.insertInto('meta').values({ name: 'key', value: publicKey }).execute();
  });
}
async function announcedKey(transaction) {
  const row = await transaction.selectFrom('meta').select('value').where('name', '=', 'key').executeTakeFirst();
  return row?.value;
}

// src/endpoint/stores/sqlite-migrations.ts
// src/endpoint/stores/create-tables.ts
import { sql as sql5, sql as sql6 } from 'kysely';

async function createTables(db, { bytes, whole, small, entries: entries2, receiptIds, entriesKey }) {
  await db.schema
    .createTable('tip')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('batch', whole, (column) => column.notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .addColumn('head', bytes, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('batches')
    .addColumn('batch', whole, (column) => column.primaryKey().notNull())
    .addColumn('first', whole, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('root', bytes, (column) => column.notNull())
    .addColumn('head', bytes, (column) => column.notNull())
    .addColumn('signature', bytes)
    .addColumn('kept', 'integer', (column) => column.notNull())
    .execute();
  const withEntries = db.schema
    .createTable('entries')
    .addColumn('sequence', whole, (column) => column.notNull())
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('kind', small, (column) => column.notNull())
    .addColumn('leaf', bytes, (column) => column.notNull())
    .addColumn('salt', bytes)
    .addColumn('event', 'text')
    .addColumn('receipt_id', bytes)
    .addColumn('subject_id', bytes)
    .addColumn('issued_at', 'text')
    .addColumn('expires_at', 'text')
    .addColumn('origin', 'text')
    .addColumn('action', 'text')
    .addColumn('method', 'text')
    .addColumn('grants', small)
    .addColumn('services', 'text')
    .addColumn('policy_url', 'text')
    .addColumn('policy_version', 'text')
    .addColumn('notice', bytes)
    .addColumn('language', 'text')
    .addColumn('regime', 'text')
    .addColumn('region', 'text')
    .addColumn('gpc', small)
    .addColumn('previous', bytes)
    .addColumn('sdk', 'text')
    .addPrimaryKeyConstraint('entries_key', [...entriesKey]);
  await (entries2 ? withEntries.modifyEnd(entries2) : withEntries).execute();
  const withIds = db.schema
    .createTable('receipt_ids')
    .addColumn('receipt_id', bytes, (column) => column.primaryKey().notNull())
    .addColumn('sequence', whole, (column) => column.notNull());
  await (receiptIds ? withIds.modifyEnd(receiptIds) : withIds).execute();
  await db.schema
    .createTable('erasures')
    .addColumn('marker', bytes, (column) => column.primaryKey().notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('notices')
    .addColumn('hash', bytes, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('sequence', whole, (column) => column.notNull())
    .execute();
  await createIndexes(db);
}
async function createIndexes(db) {
  await db.schema.createIndex('entries_subject').on('entries').column('subject_id').execute();
  await db.schema.createIndex('entries_notice').on('entries').column('notice').execute();
  await db.schema
    .createIndex('entries_event')
    .on('entries')
    .column('sequence')
    .where(sql5.ref('kind'), '<>', 0)
    .execute();
  await db.schema
    .createIndex('batches_due')
    .on('batches')
    .column('received_at')
    .where(sql5.ref('kept'), '>', 0)
    .execute();
}
async function beginLog(db, pepper) {
  await db
    .insertInto('tip')
    .values({ id: 1, batch: 0, sequence: 0, head: fromBase64url(genesisOf(pepper)) })
    .execute();
}

// src/endpoint/stores/database-refused.ts
var DatabaseRefused = class _DatabaseRefused extends Error {
  name = 'DatabaseRefused';
  static newer(version, known) {
    return new _DatabaseRefused(
      `the database has version ${version} and this build knows up to ${known}; use a newer Assent`,
    );
  }
  static foreign(fix) {
    return new _DatabaseRefused(`the database holds something else than receipts; ${fix}`);
  }
};

// src/endpoint/stores/sqlite-migrations.ts
var BATCH = 256;
var MIGRATIONS = [
  async (db) => {
    await db.schema
      .createTable('meta')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('receipts')
      .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('receipt_id', 'text', (column) => column.notNull().unique())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('notice_hash', 'text', (column) => column.notNull())
      .addColumn('received_at', 'integer', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('receipts_subject').on('receipts').column('subject_id').execute();
    await db.schema.createIndex('receipts_notice').on('receipts').column('notice_hash').execute();
    await db.schema.createIndex('receipts_received').on('receipts').column('received_at').execute();
    await db.schema
      .createTable('erasures')
      .addColumn('marker', 'text', (column) => column.primaryKey())
      .addColumn('erased_at', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('notices')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('kept_at', 'integer', (column) => column.notNull())
      .execute();
    await db.insertInto('meta').values({ name: 'pepper', value: createPepper() }).execute();
  },
  /** The log: what was there becomes its first batches. From here on nothing of it can be altered unseen. */
  async (db) => {
    for (const name of ['receipts', 'erasures', 'notices']) {
      await db.schema.alterTable(name).renameTo(`${name}_1`).execute();
    }
    await createTables(db, {
      bytes: 'blob',
      whole: 'integer',
      small: 'integer',
      entriesKey: ['sequence'],
      receiptIds: sql6`without rowid`,
    });
    const { value } = await db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', 'pepper')
      .executeTakeFirstOrThrow();
    await beginLog(db, value);
    await fillLog(db, db, genesisOf(value));
    for (const name of ['receipts', 'erasures', 'notices']) await db.schema.dropTable(`${name}_1`).execute();
  },
];
async function fillLog(old, db, genesis) {
  const committing = {
    transaction: db,
    engine: { makeRoom: async () => {}, stain: async () => {} },
    genesis,
    signer: void 0,
  };
  const commit = async (drafts, receivedAt) => commitBatch(drafts, await readTip(db), { ...committing, receivedAt });
  for (let after = 0; ; ) {
    const rows = await old
      .selectFrom('receipts_1')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(BATCH)
      .execute();
    const [oldest] = rows;
    if (!oldest) break;
    const batch = rows.slice(0, rows.findIndex(({ received_at }) => received_at !== oldest.received_at) >>> 0);
    const drafts = batch.map(({ body }) => ({ kind: 'receipt', body, receipt: JSON.parse(body) }));
    const { first } = await commit(drafts, oldest.received_at);
    const ids = drafts.map(({ receipt }, i2) => ({ receipt_id: fromUuid(receipt.receiptId), sequence: first + i2 }));
    await db.insertInto('receipt_ids').values(ids).execute();
    after = batch.at(-1)?.sequence ?? after;
  }
  for (const { marker, erased_at } of await old.selectFrom('erasures_1').selectAll().execute()) {
    const { first } = await commit([eventDraft('erase', { marker, sequences: [] })], erased_at);
    await db
      .insertInto('erasures')
      .values({ marker: fromBase64url(marker), sequence: first })
      .execute();
  }
  for (const { hash, body, kept_at } of await old.selectFrom('notices_1').selectAll().execute()) {
    const { first } = await commit([eventDraft('notice', { hash })], kept_at);
    await db
      .insertInto('notices')
      .values({ hash: fromNotice(hash), body, sequence: first })
      .execute();
  }
}
async function refuseForeign(db) {
  const { rows } = await sql6`
    select (select user_version from pragma_user_version) as version, (select count(*) from sqlite_master) as tables
  `.execute(db);
  const { version = 0, tables = 0 } = rows[0] ?? {};
  if (version > MIGRATIONS.length) throw DatabaseRefused.newer(version, MIGRATIONS.length);
  if (version === 0 && tables > 0) throw DatabaseRefused.foreign('name another file');
}
async function migrateSqlite(db) {
  for (const [i2, migrate] of MIGRATIONS.entries()) {
    await db.transaction().execute(async (transaction) => {
      if ((await versionOf(transaction)) > i2) return;
      await migrate(transaction);
      await sql6`pragma user_version = ${sql6.lit(i2 + 1)}`.execute(transaction);
    });
  }
}
async function versionOf(db) {
  const { rows } = await sql6`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}

// src/endpoint/stores/sqlite.ts
var START_TIMEOUT = 5e3;
var BUSY_TIMEOUT = 20;
var settings = (synchronous) => `
  pragma journal_mode = wal;
  pragma synchronous = ${synchronous};
  pragma secure_delete = on;
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;
async function sqliteStore(path, options = {}) {
  return sqlStore(await sqliteEngine(path, options), options);
}
async function sqliteEngine(path, { durability = 'full' } = {}) {
  const { default: Database } = await import('libsql');
  const handle = new Database(path);
  const db = new Kysely({ dialect: new LibsqlDialect(handle) });
  try {
    handle.exec(`pragma busy_timeout = ${START_TIMEOUT}`);
    await refuseForeign(db);
    handle.exec(settings(durability));
    await migrateSqlite(db);
    handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  } catch (error) {
    handle.close();
    throw error;
  }
  return {
    db,
    write: (work) => db.transaction().execute(work).catch(explain),
    async snapshot(work) {
      const reader = new Kysely({ dialect: new LibsqlDialect(new Database(path), 'deferred') });
      try {
        return await reader.transaction().execute(work);
      } finally {
        await reader.destroy();
      }
    },
    makeRoom: async () => {},
    stain: async () => {},
    wipe: async () => wipe(handle),
    scrub: async () => {},
    close: () => close(db),
  };
}
var REASONS2 = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR', 'i/o'],
];
function explain(error) {
  const { code } = error;
  const [, reason] = REASONS2.find(([start]) => code?.startsWith(start)) ?? [];
  throw reason ? new StoreUnavailable(reason, code) : error;
}
function wipe(handle) {
  handle.pragma('wal_checkpoint(truncate)');
}
async function close(db) {
  await db.connection().execute(async () => {});
  await db.destroy();
}

// test/unit/endpoint/visitor.ts
import { randomBytes, randomUUID } from 'node:crypto';

var ORIGIN = 'https://klouttrack.com';
var NOTICE_HASH = `sha256-${digest('a notice')}`;
function createVisitor() {
  const secret = randomBytes(32).toString('base64url');
  const subjectId = digest(secret);
  return {
    secret,
    subjectId,
    receipt: (fields) => ({
      schema: RECEIPT_SCHEMA,
      receiptId: randomUUID(),
      subjectId,
      issuedAt: '2026-11-22T10:00:00.000Z',
      origin: ORIGIN,
      action: 'accept-all',
      method: 'banner',
      categories: { necessary: true, preferences: true, analytics: true, marketing: false },
      services: { 'google-analytics': true, 'meta-pixel': false },
      policy: { url: '/privacy', version: '2025-02' },
      notice: { hash: NOTICE_HASH, language: 'ar', regime: 'opt-in', region: 'OM' },
      signals: { gpc: false },
      expiresAt: '2027-05-21T10:00:00.000Z',
      previous: null,
      sdk: '0.1.0',
      ...fields,
    }),
  };
}
function entryOf2(receipt) {
  return { receipt, body: canonicalJson(receipt) };
}

// test/zz-bench.ts
import { rmSync, statSync } from 'node:fs';

for (const f of ['', '-wal', '-shm']) rmSync('/tmp/t/b.db' + f, { force: true });
var store = await sqliteStore('/tmp/t/b.db');
var N = 2e4;
var entries = Array.from({ length: N }, () => entryOf2(createVisitor().receipt()));
var i = 0;
var t = performance.now();
var c = process.cpuUsage();
await Promise.all(
  Array.from({ length: 64 }, async () => {
    while (i < N) {
      const e = entries[i++];
      await store.append([e], Date.now());
    }
  }),
);
var d = performance.now() - t;
var u = process.cpuUsage(c);
console.log(
  ((N / d) * 1e3).toFixed(0),
  '/s',
  ((d / N) * 1e3).toFixed(1),
  'us wall',
  ((u.user + u.system) / N).toFixed(1),
  'us cpu',
);
await store.close();
console.log(statSync('/tmp/t/b.db').size / N);
