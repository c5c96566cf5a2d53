import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, sqliteStore } from '../../../src/endpoint/index';
import { query, startPostgres } from '../../setup/postgres.mjs';

/** A database engine, as the bench needs it. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** For files of the bench, on the disk that the database is on. */
  readonly folder: string;
  /** A new database. @returns what `--db` takes */
  create(): Promise<string>;
  open(db: string): Promise<Store>;
  /** A copy of a database that nobody has open. */
  copy(db: string): Promise<string>;
  /** What it takes on the disk, with its indexes and without what is still to be moved out of its log. */
  bytes(db: string): Promise<number>;
  close(): Promise<void>;
}

export async function engineOf(name: string): Promise<Engine> {
  if (name === 'sqlite') return sqlite();
  if (name === 'postgres') return postgres();
  throw new Error(`--engine: "${name}" is none; use sqlite or postgres`);
}

function sqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'assent-bench-'));
  let files = 0;
  const next = () => join(folder, `receipts-${++files}.db`);
  return {
    name: 'sqlite',
    folder,
    create: async () => next(),
    open: (db) => sqliteStore(db),
    async copy(db) {
      const file = next();
      copyFileSync(db, file);
      return file;
    },
    // Closed by its last user, it has no log beside it.
    bytes: async (db) => statSync(db).size,
    close: async () => rmSync(folder, { recursive: true }),
  };
}

async function postgres(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'assent-bench-'));
  // As it comes, but for the port: what is measured is what one gets.
  const server = await startPostgres({
    settings: { shared_buffers: '128MB', max_wal_size: '1GB', autovacuum: 'on', max_connections: '100' },
  });
  return {
    name: 'postgres',
    folder,
    create: () => server.createDatabase(),
    async open(db) {
      const { postgresStore } = (await import('../../../src/endpoint/index')) as unknown as {
        postgresStore?: (url: string) => Promise<Store>;
      };
      if (!postgresStore) throw new Error('--engine: this build has no store on PostgreSQL yet');
      return postgresStore(db);
    },
    copy: (db) => server.createDatabase({ template: db }),
    async bytes(db) {
      const [row] = await query(
        db,
        "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace in " +
          "(select oid from pg_namespace where nspname not in ('pg_catalog', 'information_schema'))",
      );
      return Number(row?.bytes);
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
