import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../setup/postgres.mjs';

export type EngineName = 'sqlite' | 'postgres';

/** Databases of one engine, for as long as a scenario takes. */
export interface Databases {
  readonly engine: EngineName;
  /** The server, where the engine has one. */
  readonly postgres: Postgres | undefined;
  /** @returns what `--db` takes */
  create(): Promise<string>;
  close(): Promise<void>;
}

export async function openDatabases(engine: EngineName): Promise<Databases> {
  if (engine === 'postgres') {
    const postgres = await startPostgres({ settings: { autovacuum: 'on', wal_recycle: 'off' } });
    return { engine, postgres, create: () => postgres.createDatabase(), close: () => postgres.stop() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'assent-load-'));
  let files = 0;
  return {
    engine,
    postgres: undefined,
    create: async () => join(folder, `receipts-${++files}.db`),
    close: async () => rmSync(folder, { recursive: true }),
  };
}
