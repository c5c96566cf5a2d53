import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyRetention } from '../../src/endpoint/receipts/retention';
import { isPostgres } from '../../src/endpoint/stores/open';
import { postgresStore } from '../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../src/endpoint/stores/store';
import { type Databases, openDatabases } from '../load/databases';
import { query } from '../setup/postgres.mjs';
import { type Trial, tryEndpoint } from '../unit/endpoint/try-endpoint';
import { createVisitor, type Visitor } from '../unit/endpoint/visitor';
import { type Outcome, randomOf, type Setting } from './scenario';

const DAY = 86_400_000; // ms
const EACH = 14; // canaries of a visitor
const AT_ONCE = 50; // visitors
/** Visitors who stay: what is kept of them has to be found, or the search would prove nothing. */
const STAYING = 5;
/** How all canaries in texts look: mail addresses, addresses of networks, user agents and names with one beginning. */
const CANARY = /cnry[0-9a-f]{12}|2001:db8:[0-9a-f]{4}:[0-9a-f]{4}:[0-9a-f]{4}:/g;

export interface CanariesOptions extends Setting {
  readonly canaries: number;
}

/** What one visitor leaves, by whether the endpoint may keep it until the visitor is erased. */
interface Planted {
  readonly visitor: Visitor;
  readonly kept: string[];
  readonly never: string[];
  /** Subject's and receipt's ids as bytes. */
  readonly ids: Buffer[];
}

/** Searches all bytes of the database for what visitors brought, once half of them were erased, and half were purged. */
export async function canaries(options: CanariesOptions): Promise<Outcome> {
  const databases = await openDatabases(options.engine);
  const db = await databases.create();
  const store = await (isPostgres(db) ? postgresStore(db) : sqliteStore(db));
  try {
    return await plantAndSearch(store, databases, db, options);
  } finally {
    await store.close();
    await databases.close();
  }
}

async function plantAndSearch(
  store: Store,
  databases: Databases,
  db: string,
  { canaries, seed, progress }: CanariesOptions,
) {
  const random = randomOf(seed);
  let now = Date.UTC(2026, 10, 20);
  const trial = tryEndpoint({ store, now: () => now });
  const count = Math.ceil(canaries / EACH);
  const going = await plantAll(trial, random, count, progress);
  const early = now;
  // By itself the server takes samples for its planner now and then.
  if (databases.postgres) await query(db, 'analyze');
  now += 100 * DAY;
  const staying = await plantAll(trial, random, STAYING, progress);
  const everybody = [...going, ...staying];
  const findings = neverOf(everybody, await search(databases, db, everybody)).map((one) => `kept at once: ${one}`);

  for (const { visitor } of going.filter((_, i) => i % 2)) {
    const { status } = await trial.askAs(visitor.secret, `/subjects/${visitor.subjectId}`, { method: 'DELETE' });
    if (status !== 204) findings.push(`an erasure was answered with ${status}`);
  }
  await applyRetention({ store, days: 50, now: () => early + 60 * DAY, confirmed: true });
  await store.scrub(true);
  const found = await search(databases, db, everybody);
  findings.push(...neverOf(everybody, found).map((one) => `kept: ${one}`));
  findings.push(
    ...going
      .flatMap(({ kept, ids }) => [...kept, ...ids.map(nameOf)])
      .filter((one) => found.has(one))
      .map((one) => `left: ${one}`),
  );
  const missed = staying.flatMap(({ kept, ids }) => [...kept, ...ids.map(nameOf)]).filter((one) => !found.has(one));
  findings.push(...missed.map((one) => `not found, though it is there: ${one}`));
  return { figures: { canaries: count * EACH, visitors: count, control: found.size }, findings };
}

const neverOf = (all: readonly Planted[], found: ReadonlySet<string>) =>
  all.flatMap(({ never }) => never).filter((one) => found.has(one));
const nameOf = (id: Buffer) => id.toString('hex');

async function plantAll(
  trial: Trial,
  random: (most: number) => number,
  count: number,
  progress: (line: string) => void,
): Promise<Planted[]> {
  const all: Planted[] = [];
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, () => plant(trial, random));
    all.push(...(await Promise.all(some)));
    if (done % (AT_ONCE * 20) === 0) progress(`${done} visitors`);
  }
  return all;
}

/** In every place where a visitor's browser can put something. */
async function plant(trial: Trial, random: (most: number) => number): Promise<Planted> {
  const hex = (length: number) => Array.from({ length }, () => random(16).toString(16)).join('');
  const name = () => `cnry${hex(12)}`;
  const network = () => `2001:db8:${hex(4)}:${hex(4)}:${hex(4)}:`;
  const visitor = createVisitor();
  const [version, url, language, sdk, service] = [name(), network(), name(), name(), name()];
  const [unknown, deep, agent, referrer, cookie, forwarded, socket] = [
    name(),
    name(),
    name(),
    name(),
    name(),
    network(),
    network(),
  ];
  const receipt = {
    ...visitor.receipt({
      policy: { url: `/privacy?from=${url}:1`, version: `${version}@mail.example`, [deep]: deep },
      services: { [service]: true },
      sdk: `Mozilla/5.0 ${sdk}`,
    }),
    [unknown]: unknown,
  };
  receipt.notice = { ...receipt.notice, language };
  const { status } = await trial.post(
    { secret: visitor.secret, receipts: [receipt], [unknown]: unknown },
    {
      'User-Agent': `Mozilla/5.0 ${agent}`,
      Referer: `https://klouttrack.com/${referrer}`,
      Cookie: `assent=${cookie}; other=${cookie}`,
      'X-Forwarded-For': `${forwarded}:1, ${socket}:2`,
    },
  );
  if (status !== 201) throw new Error(`a receipt was answered with ${status}`);
  return {
    visitor,
    kept: [version, url, language, sdk, service],
    never: [unknown, deep, agent, referrer, cookie, forwarded, socket, visitor.secret],
    ids: [Buffer.from(visitor.subjectId, 'base64url'), Buffer.from(receipt.receiptId.replaceAll('-', ''), 'hex')],
  };
}

/** What of all that was planted stands in any file of the database. */
async function search(databases: Databases, db: string, all: readonly Planted[]): Promise<Set<string>> {
  if (databases.postgres) {
    // What was deleted also stands in the log of the server, until that has begun another file, and put all into the tables.
    await query(databases.postgres.url, 'checkpoint', 'select pg_switch_wal()', 'checkpoint');
  }
  const found = new Set<string>();
  const wanted = new Map<string, [string, string][]>();
  const want = (text: string, name: string) => {
    const start = text.slice(0, START);
    wanted.set(start, [...(wanted.get(start) ?? []), [text, name]]);
  };
  for (const { visitor, ids } of all) {
    want(visitor.secret, visitor.secret);
    want(Buffer.from(visitor.secret, 'base64url').toString('latin1'), visitor.secret);
    for (const id of ids) {
      for (const text of [id.toString('latin1'), id.toString('hex'), id.toString('base64url')]) want(text, nameOf(id));
      want(id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), nameOf(id));
    }
  }
  const starts = new Set([...wanted.keys()]);
  for (const file of filesOf(databases, db)) {
    const text = readFileSync(file, 'latin1');
    for (const [canary] of text.matchAll(CANARY)) found.add(canary);
    for (let at = 0; at + START <= text.length; at++) {
      const start = text.slice(at, at + START);
      if (!starts.has(start)) continue;
      for (const [whole, name] of wanted.get(start) ?? []) if (text.startsWith(whole, at)) found.add(name);
    }
  }
  return found;
}

/** Characters by which ids are looked up. */
const START = 8;

function filesOf({ postgres }: Databases, db: string): string[] {
  const folder = postgres ? postgres.dataFolder : dirname(db);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
