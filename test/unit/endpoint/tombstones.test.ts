// @vitest-environment node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noticeHash } from '../../../src/consent/digest';
import { postgresEngine } from '../../../src/endpoint/stores/postgres/engine';
import { fromNotice } from '../../../src/endpoint/stores/sql/columns';
import type { Engine } from '../../../src/endpoint/stores/sql/engine';
import { insertRows } from '../../../src/endpoint/stores/sql/statements';
import type { Db } from '../../../src/endpoint/stores/sql/tables';
import { copyUnseen } from '../../../src/endpoint/stores/sql/tombstones';
import { sqliteEngine } from '../../../src/endpoint/stores/sqlite/engine';
import { createDatabase, isWithoutPostgres } from '../harness/postgres';

const ENGINES: Readonly<Record<string, (file: string) => Promise<Engine>>> = {
  SQLite: sqliteEngine,
  ...(!isWithoutPostgres('tombstones on PostgreSQL') && {
    PostgreSQL: async () => postgresEngine(await createDatabase()),
  }),
};

describe.each(Object.entries(ENGINES))('on %s', (name, create) => {
  let folder: string;
  let engines: Engine[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assent-tombstones-'));
    engines = [];
  });

  afterEach(async () => {
    for (const engine of engines) await engine.close();
    rmSync(folder, { recursive: true });
  });

  const open = async () => {
    const engine = await create(join(folder, `${engines.length}.db`));
    engines.push(engine);
    return engine;
  };
  const erasuresOf = ({ db }: Engine) => db.selectFrom('erasures').selectAll().orderBy('marker').execute();

  test('those of subjects never seen are copied in pages, and what the copy has besides is gone from it', async () => {
    const [from, to] = [await open(), await open()];
    const markerOf = (text: string) => fromNotice(noticeHash(text));
    const rowOf = (i: number) => ({ marker: markerOf(String(i)), sequence: i % 10 === 0 ? i + 1 : -i });
    const rows = Array.from({ length: 2_800 }, (_, i) => rowOf(i));
    await from.write((transaction) => insertRows(transaction, 'erasures', rows));
    const seen = rows.filter(({ sequence }) => sequence > 0);
    const stale = Array.from({ length: 30 }, (_, i) => ({ marker: markerOf(`stale ${i}`), sequence: -1 }));
    const other = { marker: markerOf('1'), sequence: -77 };
    await to.write((transaction) => insertRows(transaction, 'erasures', [...seen, ...stale, other]));
    let writes = 0;
    const watched: Engine = {
      ...to,
      write: (work) => {
        writes++;
        return to.write(work);
      },
    };
    await copyUnseen(from, watched);
    expect(writes).toBe(3);
    expect(await erasuresOf(to)).toEqual(await erasuresOf(from));
  });

  test('have an index of their own', async () => {
    const { db } = await open();
    const explain = name === 'SQLite' ? sql`explain query plan` : sql`explain`;
    const query = sql`${explain} select marker from erasures where sequence <= 0 and sequence between -9 and -1 limit 1000`;
    expect(await planOf(db, query)).toContain('erasures_unseen');
  });
});

async function planOf(db: Db, explained: ReturnType<typeof sql>): Promise<string> {
  return db.connection().execute(async (connection) => {
    // For a table without rows there are no two ways.
    await sql`set enable_seqscan = off`.execute(connection).catch(() => {});
    return JSON.stringify((await explained.execute(connection)).rows);
  });
}
