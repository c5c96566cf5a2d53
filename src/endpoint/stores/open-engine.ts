import type { Engine } from './engine';
import { postgresEngine } from './postgres';
import { sqliteEngine } from './sqlite';

/** Is this the address of a server that speaks PostgreSQL's protocol, and not a file? */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:/i.test(database);
}

/** The database of receipts at a path or a `postgres://` address. */
export function openEngine(database: string): Promise<Engine> {
  return isPostgres(database) ? postgresEngine(database) : sqliteEngine(database);
}
