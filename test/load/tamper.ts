import { canonicalJson } from '../../src/consent/canonical';
import { leafOf } from '../../src/endpoint/log/chain';
import type { Finding } from '../../src/endpoint/log/check-entries';
import { rootOf } from '../../src/endpoint/log/merkle';
import {
  fromBase64url,
  fromColumns,
  NO_RECEIPT,
  type ReceiptColumns,
  toBase64url,
} from '../../src/endpoint/stores/sql/columns';
import { type Contents, differenceOf, KEYS, type Row, type Table, type Value } from './raw-database';

/** Something that an insider does to a database. */
export interface Tampering {
  readonly kind: string;
  /** For whoever reads that it was not found. */
  readonly what: string;
  /** The database afterwards. */
  readonly contents: Contents;
  /**
   * Is this finding about it? An entry is named by its sequence; a batch by its number; the end of the log by the newest batch
   * or the one behind it; a row that belongs to no batch by its table, since the log knows nothing else of it.
   */
  names(finding: Finding): boolean;
}

export interface Scene {
  readonly contents: Contents;
  /** What it was before the erasures. */
  readonly before: Contents;
  readonly random: (most: number) => number;
}

/** What may be said of the place where something was done. */
interface Touched {
  readonly sequences?: readonly Value[];
  readonly batches?: readonly Value[];
  readonly tables?: readonly Table[];
}

interface Change {
  readonly what: string;
  readonly contents: Contents;
  readonly touched: Touched;
}

/** Changes of one kind; `undefined` where chance led to a row that it cannot be done to. */
type Kind = (scene: Scene) => Change | undefined;

const TABLES = ['entries', 'batches', 'receipt_ids', 'erasures', 'notices', 'tip'] as const satisfies Table[];

export const KINDS: Readonly<Record<string, Kind>> = {
  'flip a bit': (scene) => changeOne(scene, (value, random) => flipped(value, random)),
  'take from or add to a value': (scene) => changeOne(scene, (value, random) => resized(value, random)),
  'take a value away, or put one where none is': (scene) =>
    changeOne(scene, (value, random) => (value === null ? invented(random) : null)),
  'flip a bit of the pepper': flipPepper,
  'drop a row': dropRow,
  'put in a copied or invented row': insertRow,
  'swap two rows': (scene) => swap(scene, (row, keys) => Object.keys(row).filter((name) => !keys.includes(name))),
  'swap one column of two rows': (scene) =>
    swap(scene, (row, keys, random) => [
      one(
        Object.keys(row).filter((name) => !keys.includes(name)),
        random,
      ),
    ]),
  'empty a receipt as if it was erased': emptyReceipt,
  'take back an erasure': takeBackErasure,
  'bring back an erased receipt': bringBack,
  'forge a receipt with its leaf and its root': forge,
};

/** The next tampering that chance leads to and that changes something. */
export function nextTampering(scene: Scene, kinds: readonly string[] = Object.keys(KINDS)): Tampering {
  for (;;) {
    const kind = one(kinds, scene.random);
    const change = (KINDS[kind] as Kind)(scene);
    if (!change || !isDifferent(scene.contents, change.contents)) continue;
    return { kind, what: change.what, contents: change.contents, names: (finding) => isAbout(finding, change.touched) };
  }
}

function isDifferent(from: Contents, to: Contents): boolean {
  return (Object.keys(KEYS) as Table[]).some((table) => {
    const { gone, come } = differenceOf(table, from, to);
    return gone.length + come.length > 0;
  });
}

function isAbout({ sequence, batch, problem }: Finding, { sequences, batches, tables }: Touched): boolean {
  return (
    (sequences ?? []).includes(sequence) ||
    (batches ?? []).includes(batch) ||
    (tables ?? []).some((table) => problem.includes(`the table ${table} has`))
  );
}

const one = <T>(items: readonly T[], random: Scene['random']): T => items[random(items.length)] as T;
const rowsOf = ({ contents }: Pick<Scene, 'contents'>, table: Table) => contents[table] ?? [];

function withRows(contents: Contents, table: Table, change: (rows: Row[]) => Row[]): Contents {
  return { ...contents, [table]: change([...(contents[table] ?? [])]) };
}

const withRow = (contents: Contents, table: Table, old: Row, fresh: Row) =>
  withRows(contents, table, (rows) => rows.map((row) => (row === old ? fresh : row)));

/** Most often of the table that is the evidence. */
function someRow(scene: Scene, tables: readonly Table[] = TABLES): { table: Table; row: Row } | undefined {
  const table = scene.random(2) ? 'entries' : one(tables, scene.random);
  const rows = rowsOf(scene, table);
  return rows.length > 0 ? { table, row: one(rows, scene.random) } : undefined;
}

function changeOne(scene: Scene, change: (value: Value, random: Scene['random']) => Value | undefined) {
  const { table, row } = someRow(scene) ?? {};
  if (!table || !row) return undefined;
  const name = one(Object.keys(row), scene.random);
  // A signature that is not there is one of an instance without the key: see the test of signed logs.
  const value =
    name === 'signature' && row[name] !== null
      ? flipped(row[name] as Value, scene.random)
      : change(row[name] as Value, scene.random);
  // SQLite makes a number of its own of a key that is none.
  if (value === undefined || (value === null && KEYS[table].some((key) => key === name))) return undefined;
  const fresh = { ...row, [name]: value };
  const touched = together(touchedBy(scene, table, row, name), touchedBy(scene, table, fresh, name));
  const what = `${table}.${name} of ${keyOf(table, row)}: ${show(row[name])} -> ${show(value)}`;
  return { what, contents: withRow(scene.contents, table, row, fresh), touched };
}

/** Where verification finds a fault of this row, and, of a column of it, where else it may be found first. */
function touchedBy(scene: Scene, table: Table, row: Row, name?: string): Touched {
  if (table === 'batches') return { batches: [row.batch as Value] };
  if (table === 'tip') return { batches: endOf(scene) };
  if (table !== 'entries') return { sequences: [row.sequence as Value] };
  // Of an erased entry its leaf alone is left, which only all leaves of the batch together can show to be another one.
  const needsBatch = name === undefined || name === 'sequence' || (name === 'leaf' && row.salt === null);
  return together(
    { sequences: [row.sequence as Value], batches: needsBatch ? [batchWith(scene, row.sequence)] : [] },
    aboutEvent(row),
  );
}

/** What an event is about is without its explanation, or has a wrong one, once the event was tampered with. */
function aboutEvent({ event }: Row): Touched {
  try {
    const { sequences = [], batches = [] } = JSON.parse(String(event)) as Record<string, never[]>;
    const all = batches.flatMap(([from, to]: number[]) => range(from as number, to as number));
    return { sequences, batches: all };
  } catch {
    return {};
  }
}

const range = (from: number, to: number) => Array.from({ length: Math.min(to - from + 1, 1_000) }, (_, i) => from + i);

function together(...all: readonly Touched[]): Touched {
  return {
    sequences: all.flatMap(({ sequences = [] }) => sequences),
    batches: all.flatMap(({ batches = [] }) => batches),
    tables: all.flatMap(({ tables = [] }) => tables),
  };
}

function batchWith(scene: Pick<Scene, 'contents'>, sequence: Value | undefined): Value {
  const at = Number(sequence);
  const found = rowsOf(scene, 'batches').find(
    ({ first, count }) => at >= Number(first) && at < Number(first) + Number(count),
  );
  return found?.batch ?? null;
}

/** The newest batch, and the one that would be next. */
function endOf(scene: Pick<Scene, 'contents'>): number[] {
  const end = Math.max(...rowsOf(scene, 'batches').map(({ batch }) => Number(batch)));
  return [end, end + 1];
}

function keyOf(table: Table, row: Row): string {
  return KEYS[table].map((name) => show(row[name])).join();
}

const show = (value: Value | undefined) =>
  Buffer.isBuffer(value) ? `x'${value.toString('hex').slice(0, 16)}…'` : JSON.stringify(value)?.slice(0, 120);

function flipped(value: Value, random: Scene['random']): Value | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') {
    // Also the bit that makes it negative.
    const bit = 2 ** random(33);
    if (bit === 2 ** 32) return -value;
    return Math.floor(value / bit) % 2 ? value - bit : value + bit;
  }
  const bytes = Buffer.from(value as Buffer);
  if (bytes.length === 0) return undefined;
  const at = random(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << random(typeof value === 'string' ? 7 : 8));
  return typeof value === 'string' ? bytes.toString() : bytes;
}

function resized(value: Value, random: Scene['random']): Value | undefined {
  if (value === null || typeof value === 'number') return undefined;
  const shorter = random(2) === 0;
  const atStart = random(2) === 0;
  if (typeof value === 'string') {
    const more = one([' ', '\n', 'x', '0'], random);
    if (shorter) return atStart ? value.slice(1) : value.slice(0, -1);
    return atStart ? more + value : value + more;
  }
  const more = Buffer.from([random(256)]);
  if (shorter) return atStart ? value.subarray(1) : value.subarray(0, -1);
  return Buffer.concat(atStart ? [more, value] : [value, more]);
}

function invented(random: Scene['random']): Value {
  return one<Value>([1, 'x', '{}', '', Buffer.alloc(16, 1), Buffer.alloc(32, 2)], random);
}

function flipPepper(scene: Scene): Change | undefined {
  const row = rowsOf(scene, 'meta').find(({ name }) => name === 'pepper') as Row;
  const value = flipped(row.value as string, scene.random);
  if (value === undefined) return undefined;
  return {
    what: 'meta.value of pepper',
    contents: withRow(scene.contents, 'meta', row, { ...row, value }),
    // What the chain begins with.
    touched: { batches: [1] },
  };
}

function dropRow(scene: Scene): Change | undefined {
  const { table, row } = someRow(scene) ?? {};
  if (!table || !row) return undefined;
  const contents = withRows(scene.contents, table, (rows) => rows.filter((other) => other !== row));
  return { what: `${table} of ${keyOf(table, row)}`, contents, touched: touchedBy(scene, table, row) };
}

function insertRow(scene: Scene): Change | undefined {
  const { table, row } = someRow(scene) ?? {};
  if (!table || !row) return undefined;
  const fresh: Record<string, Value> = { ...row };
  for (const name of KEYS[table]) if (name !== 'received_at') fresh[name] = otherKey(scene, fresh[name] as Value);
  if (table === 'entries' && scene.random(2)) Object.assign(fresh, { receipt_id: Buffer.from(randomBytes(16, scene)) });
  const place =
    table === 'entries'
      ? { tables: ['entries'] as const, batches: [batchWith(scene, fresh.sequence)].filter((batch) => batch !== null) }
      : table === 'tip'
        ? { tables: [table], batches: endOf(scene) }
        : { tables: [table], batches: table === 'batches' ? [fresh.batch as Value, ...endOf(scene)] : [] };
  return {
    what: `${table} of ${keyOf(table, fresh)}, from ${keyOf(table, row)}`,
    contents: withRows(scene.contents, table, (rows) => [...rows, fresh]),
    touched: together(place, { sequences: [table === 'entries' ? (fresh.sequence as Value) : null].filter(Boolean) }),
  };
}

function otherKey(scene: Scene, key: Value): Value {
  if (Buffer.isBuffer(key)) return randomBytes(key.length, scene);
  return scene.random(200) - 50;
}

const randomBytes = (length: number, { random }: Scene) => Buffer.from(Array.from({ length }, () => random(256)));

function swap(
  scene: Scene,
  namesOf: (row: Row, keys: readonly string[], random: Scene['random']) => readonly string[],
) {
  const { table, row } = someRow(scene, ['batches', 'receipt_ids', 'erasures']) ?? {};
  if (!table || !row) return undefined;
  const other = one(rowsOf(scene, table), scene.random);
  if (other === row) return undefined;
  const names = namesOf(row, KEYS[table], scene.random);
  const taken = (from: Row) => Object.fromEntries(names.map((name) => [name, from[name] as Value]));
  const swapped = withRow(scene.contents, table, row, { ...row, ...taken(other) });
  const touched = [row, other].map((each) => touchedBy(scene, table, each));
  return {
    what: `${table} ${names.length === 1 ? names : ''} of ${keyOf(table, row)} and ${keyOf(table, other)}`,
    contents: withRow(swapped, table, other, { ...other, ...taken(row) }),
    touched: together(...touched),
  };
}

const receiptsOf = (scene: Scene) => rowsOf(scene, 'entries').filter(({ receipt_id }) => receipt_id !== null);
const erasedOf = (scene: Scene) => rowsOf(scene, 'entries').filter(({ salt }) => salt === null);

function emptyReceipt(scene: Scene): Change {
  const row = one(receiptsOf(scene), scene.random);
  const emptied = withRow(scene.contents, 'entries', row, { ...row, ...NO_RECEIPT, salt: null });
  const isId = (other: Row) => other.sequence === row.sequence;
  return {
    what: `entry ${row.sequence}`,
    contents: withRows(emptied, 'receipt_ids', (rows) => rows.filter((other) => !isId(other))),
    touched: { sequences: [row.sequence as Value] },
  };
}

function takeBackErasure(scene: Scene): Change {
  const row = one(rowsOf(scene, 'erasures'), scene.random);
  return {
    what: `of entry ${row.sequence}`,
    contents: withRows(scene.contents, 'erasures', (rows) => rows.filter((other) => other !== row)),
    touched: { sequences: [row.sequence as Value] },
  };
}

function bringBack(scene: Scene): Change {
  const row = one(erasedOf(scene), scene.random);
  const isSame = (other: Row) => other.sequence === row.sequence;
  const old = rowsOf({ contents: scene.before }, 'entries').find(isSame) as Row;
  let contents = withRow(scene.contents, 'entries', row, old);
  const ids = rowsOf({ contents: scene.before }, 'receipt_ids').filter(isSame);
  if (scene.random(2)) contents = withRows(contents, 'receipt_ids', (rows) => [...rows, ...ids]);
  if (scene.random(2)) contents = withRows(contents, 'erasures', (rows) => rows.slice(1));
  return { what: `entry ${row.sequence}`, contents, touched: { sequences: [row.sequence as Value] } };
}

function forge(scene: Scene): Change {
  const row = one(receiptsOf(scene), scene.random);
  const changes: Row[] = [
    { action: 'forged' },
    { grants: Number(row.grants) ^ 4 },
    { issued_at: '2020-01-01T00:00:00.000Z' },
  ];
  const fresh = { ...row, ...one(changes, scene.random) };
  const { sequence } = row;
  return {
    what: `entry ${sequence}`,
    contents: withRootOf({ contents: forgeEntry(scene.contents, row, fresh) }, sequence),
    touched: { batches: [batchWith(scene, sequence)] },
  };
}

/** Puts another receipt in the place of one, with a leaf that fits it. */
export function forgeEntry(contents: Contents, row: Row, fresh: Row): Contents {
  const body = canonicalJson(fromColumns(fresh as unknown as ReceiptColumns));
  const salt = toBase64url(fresh.salt as Buffer);
  const leaf = leafOf({ sequence: Number(fresh.sequence), kind: 'receipt', salt, body });
  return withRow(contents, 'entries', row, { ...fresh, leaf: fromBase64url(leaf) });
}

/** Gives the batch of this entry the root that its entries have now. */
export function withRootOf(scene: Pick<Scene, 'contents'>, sequence: Value | undefined): Contents {
  const number = batchWith(scene, sequence);
  const leaves = rowsOf(scene, 'entries')
    .filter((other) => batchWith(scene, other.sequence) === number)
    .map(({ leaf }) => toBase64url(leaf as Buffer));
  const batch = rowsOf(scene, 'batches').find((other) => other.batch === number) as Row;
  return withRow(scene.contents, 'batches', batch, { ...batch, root: fromBase64url(rootOf(leaves)) });
}
