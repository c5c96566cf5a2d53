// @vitest-environment node
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FORMAT_NAMES, writePage } from '../../../src/endpoint/export/export-page';
import { statsOf } from '../../../src/endpoint/export/stats';
import { exportReceipts, type Store, verifyLog } from '../../../src/endpoint/index';
import { postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import { startReader } from '../../../src/endpoint/stores/sqlite/reader';
import { query } from '../../setup/postgres.mjs';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { createVisitor, entryOf } from './visitor';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-long-'));
  file = join(folder, 'receipts.db');
});

afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function fill(days: readonly number[]): Promise<void> {
  const { receipt } = createVisitor();
  for (const day of days) await store.append([entryOf(receipt())], day);
}

function tamper(statement: string): void {
  const handle = new Database(file);
  handle.exec(statement);
  handle.close();
}

async function sequencesOf(to: number, pageSize: number): Promise<number[]> {
  const sequences: number[] = [];
  for await (const text of exportReceipts({ store, format: 'ndjson', filter: { to }, pageSize })) {
    for (const line of text.split('\n').filter(Boolean)) sequences.push(JSON.parse(line).sequence);
  }
  return sequences;
}

/** So many that to walk through them takes minutes, though only few are there. */
const LONG = 'update tip set sequence = 2000000000';

describe('SQLite, on a thread of its own', () => {
  beforeEach(async () => {
    store = await sqliteStore(file);
  });

  test.each(FORMAT_NAMES)('%s: a receipt that is none any more ends an export with its number', async (format) => {
    await fill([1, 2, 3]);
    tamper("update entries set services = '{' where sequence = 2");
    const exported = async () => {
      for await (const _ of exportReceipts({ store, format })) await undefined;
    };
    await expect(exported()).rejects.toThrow(/^entry 2 of the log /);
  });

  test('an export with an end ends there, however much was received since', async () => {
    await fill([1, 2, 3, 9]);
    tamper(LONG);
    expect(await sequencesOf(3, 1)).toEqual([1, 2]);
    // What is received meanwhile is found, also where a page was asked for before.
    expect(await store.page(2, 10, { to: 3 })).toEqual([]);
  });

  test('a page finds what came after the one before it', async () => {
    await fill([1, 9]);
    expect(await store.page(0, 10, { to: 5 })).toHaveLength(1);
    await fill([4]);
    expect((await store.page(1, 10, { to: 5 })).map(({ sequence }) => sequence)).toEqual([3]);
  });

  test('what is written of a page, and what figures come to, is the same as it would be here', async () => {
    await fill([1, 2, 3]);
    const source = { page: store.page, end: async () => 3 };
    for (const format of FORMAT_NAMES) {
      for (const until of [undefined, 2]) {
        const asked = { format, after: 0, until, limit: 10, filter: {} };
        const page = await store.exportPage?.(asked);
        expect(page).toEqual(await writePage(source, asked));
        expect(page).toMatchObject({ receipts: until ?? 3, last: until ?? 3, until: until ?? 3 });
      }
    }
    expect(await store.stats?.({ to: 3 })).toEqual(statsOf(await store.tally({ to: 3 })));
  });

  test('a verification says how far it is, and ends when it is told to', async () => {
    await fill([1, 2, 3]);
    const progress: number[][] = [];
    const onProgress = (...told: number[]) => progress.push(told);
    expect(await verifyLog(store, { onProgress })).toMatchObject({ ok: true, receipts: 3 });
    expect(progress).toEqual([[3, 3]]);
    const ending = new AbortController();
    const verifying = verifyLog(store, { signal: ending.signal });
    ending.abort();
    await expect(verifying).rejects.toMatchObject({ name: 'AbortError' });
    await expect(verifyLog(store, { signal: ending.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a store that is closed ends a verification, and takes no more', async () => {
    await fill([1, 2, 3]);
    const verifying = verifyLog(store).catch((error) => error);
    await store.close();
    expect(await verifying).toMatchObject({ name: 'AbortError' });
    await expect(store.page(0, 1)).rejects.toThrow('the store is closed');
  });

  test('a store that is closed ends a page and figures, however long they would take', async () => {
    await fill([1]);
    tamper(LONG);
    const reads = [store.page(0, 10), store.tally()].map((read) => read.catch((error) => error));
    await store.close();
    expect(await Promise.all(reads)).toMatchObject([{ name: 'AbortError' }, { name: 'AbortError' }]);
  });

  test('whoever closes it waits for a thread that was told to end since nobody needed it', async () => {
    await fill([1]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const started = once(process, 'worker');
    const { reads, close } = startReader({ file }, () => {});
    expect(await reads.page(0, 10)).toHaveLength(1);
    const [thread] = (await started) as [Worker];
    let isThere = true;
    thread.once('exit', () => {
      isThere = false;
    });
    vi.advanceTimersByTime(10_000);
    await close();
    expect(isThere).toBe(false);
  });

  test('where no further connection can be opened a verification fails, and the reads beside it go on', async () => {
    await fill([1]);
    expect(await store.page(0, 10)).toHaveLength(1);
    const away = `${folder}-away`;
    renameSync(folder, away);
    const failed = [verifyLog(store), store.read(async () => {})].map((read) => read.catch((error) => error));
    const errors = await Promise.all(failed);
    const page = await store.page(0, 10).catch((error) => error);
    renameSync(away, folder);
    for (const { message } of errors) expect(message).toMatch(/unable to open/i);
    expect(page).toHaveLength(1);
    expect(await verifyLog(store)).toMatchObject({ ok: true });
  });

  test('what is damaged is told in the same words, and by the same kind of error', async () => {
    await fill([1]);
    tamper("update entries set services = '{'");
    const error = await store.page(0, 10).catch((refused) => refused);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe('entry 1 of the log is damaged; npx assent verify tells more');
    await expect(verifyLog(store, { head: 'x' })).rejects.toBeInstanceOf(TypeError);
  });
});

describe.skipIf(isWithoutPostgres('long reads of PostgreSQL'))('PostgreSQL', () => {
  test('an export with an end ends there, however much was received since', async () => {
    const url = await createDatabase();
    store = await postgresStore(url);
    await fill([1, 2, 3, 9]);
    await query(url, LONG);
    expect(await sequencesOf(3, 1)).toEqual([1, 2]);
  });

  test('a verification ends when it is told to', async () => {
    store = await postgresStore(await createDatabase());
    await fill([1]);
    const ending = new AbortController();
    const verifying = verifyLog(store, { signal: ending.signal, onProgress: () => ending.abort() });
    await expect(verifying).rejects.toMatchObject({ name: 'AbortError' });
  });
});
