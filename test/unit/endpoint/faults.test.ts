// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../src/endpoint/log/verify';
import { StoreUnavailable } from '../../../src/endpoint/stores/errors';
import { postgresEngine, postgresStore } from '../../../src/endpoint/stores/postgres/engine';
import { sqlStore } from '../../../src/endpoint/stores/sql/sql-store';
import { sqliteStore } from '../../../src/endpoint/stores/sqlite/engine';
import type { Store } from '../../../src/endpoint/stores/store';
import { query } from '../../setup/postgres.mjs';
import { startFreezer } from '../harness/freezer';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';
import { tryEndpoint } from './try-endpoint';
import { createVisitor, entryOf, type Visitor } from './visitor';

/** Sends one receipt, which has to be turned away so that the browser keeps it. @returns the reason that the operator is told */
async function refusedPost(store: Store, visitor: Visitor): Promise<string> {
  const errors: unknown[] = [];
  const { receive } = tryEndpoint({ store, onError: (error) => errors.push(error) });
  const response = await receive(visitor, visitor.receipt());
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(errors).toEqual([expect.any(StoreUnavailable)]);
  return (errors[0] as StoreUnavailable).reason;
}

/** A disk of its own, with little room. Only who may mount has one. */
const disk = mkdtempSync(join(tmpdir(), 'assent-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
if (!mounted) console.log('Skipped: a disk that is really full. This user may not mount one.');

afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true });
});

describe('SQLite', () => {
  let store: Store;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assent-faults-'));
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test.skipIf(!mounted)(
    'E3: a disk that is really full takes no lot in part, and all again once there is room',
    async () => {
      store = await sqliteStore(join(disk, 'receipts.db'));
      const visitor = createVisitor();
      await store.append([entryOf(visitor.receipt())], 1);
      const ballast = openSync(join(disk, 'ballast'), 'w');
      fillUp(ballast);
      let acknowledged = 1;
      let refused: unknown;
      // Some lots may still fit into what the files have already.
      for (let i = 0; !refused; i++) {
        const lot = Array.from({ length: 50 }, () => entryOf(visitor.receipt()));
        await store.append(lot, 2 + i).then(
          () => {
            acknowledged += lot.length;
          },
          (error) => {
            refused = error;
          },
        );
      }
      expect(refused).toMatchObject({ name: 'StoreUnavailable', reason: 'full' });
      expect(await refusedPost(store, visitor)).toBe('full');
      expect((await tryEndpoint({ store }).ask('/health')).status).toBe(503);
      expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(acknowledged);
      closeSync(ballast);
      rmSync(join(disk, 'ballast'));
      expect((await tryEndpoint({ store }).ask('/health')).status).toBe(200);
      expect(await store.append([entryOf(visitor.receipt())], 9)).toEqual(['stored']);
      expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: acknowledged + 1 });
    },
  );

  test('E19: a lock that lasts is a 503 that says so, and loses nothing that was acknowledged', async () => {
    const file = join(folder, 'receipts.db');
    store = await sqliteStore(file);
    const visitor = createVisitor();
    await store.append([entryOf(visitor.receipt())], 1);
    const backup = new Database(file);
    backup.exec('begin exclusive');
    expect(await refusedPost(store, visitor)).toBe('locked');
    backup.exec('rollback');
    backup.close();
    expect(await store.append([entryOf(visitor.receipt())], 2)).toEqual(['stored']);
    expect(await verifyLog(store)).toMatchObject({ ok: true, receipts: 2 });
  });
});

function fillUp(file: number): void {
  for (const size of [4096, 1]) {
    try {
      for (;;) if (writeSync(file, Buffer.alloc(size)) === 0) break;
    } catch {
      // Full.
    }
  }
}

describe.skipIf(isWithoutPostgres('faults of PostgreSQL'))('PostgreSQL', () => {
  let url: string;
  let store: Store;
  let visitor: Visitor;

  beforeAll(async () => {
    url = await createDatabase();
  });

  beforeEach(async () => {
    store = await postgresStore(url, { connections: 1 });
    visitor = createVisitor();
    await store.append([entryOf(visitor.receipt())], 1);
  });

  afterEach(() => store.close());

  const expectHealed = async () => {
    expect(await store.append([entryOf(visitor.receipt())], 2)).toEqual(['stored']);
    expect(await store.receiptsOf(visitor.subjectId)).toHaveLength(2);
    expect(await verifyLog(store)).toMatchObject({ ok: true });
  };

  test('E19: a lock that another session holds is a 503 that says so, and heals once it is gone', async () => {
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    await other.query('select 1 from tip for update');
    expect(await refusedPost(store, visitor)).toBe('locked');
    await other.query('rollback');
    await other.end();
    await expectHealed();
  });

  test('E20: without a free connection a post is turned away in time, and stored once there is one', async () => {
    let release = () => {};
    const held = store.read(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    expect(await refusedPost(store, visitor)).toBe('unreachable');
    release();
    await held;
    await expectHealed();
  });

  test('E20: a server that is frozen, and keeps its connections open, is a 503, and heals once it goes on', async () => {
    const freezer = await startFreezer(new URL(url));
    const frozen = await sqlStore(await postgresEngine(freezer.url, { connections: 1 }, 200));
    try {
      expect(await frozen.append([entryOf(visitor.receipt())], 2)).toEqual(['stored']);
      freezer.freeze();
      expect(await refusedPost(frozen, visitor)).toBe('unreachable');
      freezer.goOn();
      expect(await frozen.append([entryOf(visitor.receipt())], 3)).toEqual(['stored']);
    } finally {
      freezer.end();
      await frozen.close();
    }
    expect(await verifyLog(store)).toMatchObject({ ok: true });
  });

  test('E20: a store is closed also while its server is frozen, and what was read then fails', async () => {
    const freezer = await startFreezer(new URL(url));
    const frozen = await sqlStore(await postgresEngine(freezer.url, {}, 200));
    try {
      let reading: Promise<unknown> | undefined;
      await new Promise<void>((resolve) => {
        reading = frozen.read(async (log) => {
          freezer.freeze();
          resolve();
          return log.totals();
        });
      });
      const failed = reading?.catch((error) => error);
      await frozen.close();
      expect(await failed).toBeInstanceOf(Error);
    } finally {
      freezer.end();
    }
  });

  test('E3: a database that was made read-only is a 503 that says so, and heals without a restart', async () => {
    const database = new URL(url).pathname.slice(1);
    const others =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await query(url, `alter database ${database} set default_transaction_read_only = on`, others);
    expect(await refusedPost(store, visitor)).toBe('read-only');
    await query(
      url,
      'set default_transaction_read_only = off',
      `alter database ${database} reset default_transaction_read_only`,
      others,
    );
    await expectHealed();
  });
});
